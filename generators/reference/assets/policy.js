// Requests may go to the one server that the reader named, and nowhere else. A policy can only be
// narrowed, so another server is named by storing it and loading the page again.
(() => {
  "use strict";
  const root = document.documentElement;
  let named = null;
  try {
    named = sessionStorage.getItem("reference-base-url");
  } catch {
    // Storage is refused: the server of the document it is.
  }
  let origin = "";
  try {
    const { protocol, origin: found } = new URL(named ?? root.dataset.server ?? "");
    if (protocol === "http:" || protocol === "https:") origin = found;
  } catch {
    // No server is known yet.
  }
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src ${origin || "'none'"}`;
  document.head.append(policy);
  root.dataset.allowed = origin;
})();
