"use strict";

// Requests and their answers, through the frame whose policy allows the server; see `policy.js`.
const Sending = (() => {
  const frames = new Map(); // origin to its frame, as a promise
  const PATIENCE = 10_000; // milliseconds until a frame has to be there
  const MOST = 4; // frames that stay: the API's, and those of token endpoints

  /* No frame of this page may be shown: it has to be loaded again with the policy of one server. */
  class Unframed extends Error {}

  class Failure extends Error {
    constructor({ error, message }) {
      super(message);
      this.name = error;
    }
  }

  function frame(origin) {
    const address = new URL(location.href);
    address.searchParams.set("connect", origin);
    address.hash = "";
    const made = Dom.make("iframe", { hidden: true, title: "Sends requests", src: address.href });
    const ready = new Promise((resolve, reject) => {
      const listen = ({ source, data }) => {
        if (source !== made.contentWindow || data !== "ready") return;
        removeEventListener("message", listen);
        made.dataset.ready = "";
        resolve(made);
      };
      addEventListener("message", listen);
      const refuse = () => {
        // What is ready has said so before; what stands in its place, where a server refuses frames, has not.
        if (made.dataset.ready !== undefined) return;
        removeEventListener("message", listen);
        made.remove();
        frames.delete(origin);
        reject(new Unframed());
      };
      made.addEventListener("load", refuse, { once: true });
      made.addEventListener("error", refuse, { once: true });
      setTimeout(refuse, PATIENCE); // a browser that says nothing of it
    });
    document.body.append(made);
    return ready;
  }

  function framed(origin) {
    if (!frames.has(origin)) {
      const [oldest] = frames.keys();
      if (frames.size >= MOST) {
        frames.get(oldest).then((old) => old.remove(), () => {});
        frames.delete(oldest);
      }
      frames.set(origin, frame(origin));
    }
    return frames.get(origin);
  }

  /* An answer whose content is asked for piece by piece. */
  class Incoming {
    constructor({ status, statusText, ok, headers }, read) {
      Object.assign(this, { status, statusText, ok, read });
      this.headers = new Headers(headers);
    }
  }

  async function direct(request, signal) {
    const options = { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", signal };
    const response = await fetch(request.url, { ...request, ...options });
    const reader = response.body?.getReader();
    return new Incoming(response, async () => (reader ? (await reader.read()).value : undefined));
  }

  /* Send a request: `url`, `method`, `headers` as pairs and `body`. An Unframed error says that the
     page has to be loaded again, a Failure or the browser's own error why there is no answer. */
  async function send(request, signal) {
    const { origin } = new URL(request.url);
    if (document.documentElement.dataset.direct === origin) return direct(request, signal);
    const stopped = new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    stopped.catch(() => {}); // told below, if anybody still waits
    const { contentWindow } = await Promise.race([framed(origin), stopped]);
    const { port1: port, port2: theirs } = new MessageChannel();
    const waiting = [];
    const come = [];
    const take = (data) => {
      if (waiting.length) waiting.shift()(data);
      else come.push(data);
    };
    port.onmessage = ({ data }) => take(data);
    const next = async () => {
      const data = come.length ? come.shift() : await new Promise((resolve) => waiting.push(resolve));
      if (data.error === undefined) return data;
      port.close();
      throw new Failure(data);
    };
    const stop = () => {
      port.postMessage("stop");
      take({ error: "AbortError", message: "It was stopped." });
    };
    signal.addEventListener("abort", stop, { once: true });
    // The origin of a page from disk has no name, and the frame is one of this page's own.
    contentWindow.postMessage(request, "*", [theirs]);
    const read = async () => {
      port.postMessage("more");
      const { chunk } = await next();
      if (chunk === null) port.close();
      return chunk ?? undefined;
    };
    return new Incoming(await next(), read);
  }

  return { send, Unframed };
})();
