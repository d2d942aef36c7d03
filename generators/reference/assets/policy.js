// The page itself sends nothing: its policy is narrowed to no server at all. Requests go through a
// frame of this same page, `?connect=ORIGIN`, whose policy is narrowed to that one server: a policy
// can only be narrowed, so another server is another frame, and nothing that was typed is lost.
// Where the page may not be framed, it is loaded again with a policy of its own (`kept.js`).
(() => {
  "use strict";
  const http = (text) => {
    try {
      const { protocol, origin } = new URL(text ?? "");
      return protocol === "http:" || protocol === "https:" ? origin : "";
    } catch {
      return "";
    }
  };
  const root = document.documentElement;
  const wanted = parent === window ? null : new URL(location.href).searchParams.get("connect");
  const origin = http(wanted ?? history.state?.direct);
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src ${origin || "'none'"}`;
  document.head.append(policy);
  if (wanted === null) root.dataset.direct = origin;
  else root.dataset.courier = origin;
  let address = null;
  try {
    address = sessionStorage.getItem("reference-base-url");
  } catch {
    // Storage is refused: another server is named anew with each visit.
  }
  if (http(address ?? root.dataset.server)) root.dataset.address = address ?? root.dataset.server;
})();
