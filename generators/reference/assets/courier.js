// In the frame that sends requests (see `policy.js`): nothing of the page is read, and requests are
// taken from the page around it alone, each with a port for its answer. The page asks for each piece
// of an answer, so that a server cannot send faster than it is read.
(() => {
  "use strict";
  if (document.documentElement.dataset.courier === undefined) return;

  async function carry({ url, method, headers, body }, port) {
    const aborter = new AbortController();
    let asked = 0;
    let more = () => {};
    port.onmessage = ({ data }) => {
      if (data === "stop") aborter.abort();
      asked += data === "more";
      more();
    };
    const next = async () => {
      while (!asked && !aborter.signal.aborted) {
        await new Promise((go) => {
          more = go;
        });
      }
      asked -= 1;
    };
    try {
      const response = await fetch(url, { method, headers, body, signal: aborter.signal, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
      const { status, statusText, ok } = response;
      port.postMessage({ status, statusText, ok, headers: [...response.headers] });
      const reader = response.body?.getReader();
      for (;;) {
        await next();
        const { done, value } = reader ? await reader.read() : { done: true };
        port.postMessage({ chunk: done ? null : value }, done ? [] : [value.buffer]);
        if (done) break;
      }
    } catch (error) {
      port.postMessage({ error: error.name, message: error.message });
    }
  }

  addEventListener("message", ({ source, origin, data, ports: [port] }) => {
    if (source !== parent || origin !== self.origin || !port) return;
    carry(data, port);
  });
  parent.postMessage("ready", "*");
  stop(); // the rest of the page is not needed
})();
