// Requests may go to the one server that the reader named, and nowhere else. A policy can only be
// narrowed, so another server is named by loading the page again: its address comes with the entry
// of the history, as what was stored just before may not be there yet, and is kept for the session.
(() => {
  "use strict";
  const root = document.documentElement;
  let address = history.state?.address ?? null;
  try {
    if (address === null) address = sessionStorage.getItem("reference-base-url");
    else sessionStorage.setItem("reference-base-url", address);
  } catch {
    // Storage is refused: it holds as long as the entry of the history does.
  }
  let origin = "";
  try {
    const { protocol, origin: named } = new URL(address ?? root.dataset.server ?? "");
    if (protocol === "http:" || protocol === "https:") origin = named;
  } catch {
    // No server is known yet.
  }
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `connect-src ${origin || "'none'"}`;
  document.head.append(policy);
  root.dataset.allowed = origin;
  if (origin) root.dataset.address = address ?? root.dataset.server;
})();
