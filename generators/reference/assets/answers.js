"use strict";

// What a server answered, or why there is no answer.
class Answer {
  static #SHOWN = 100_000; // characters that are shown at once
  static #MOST = 50_000_000; // bytes of an answer, unless it is a stream, that are read
  static #LISTED = 50; // header fields and violations

  constructor(name) {
    this.name = name;
    this.status = Dom.make("div", { class: "try-state", role: "status" });
    this.content = Dom.make("div", { class: "try-content", "aria-busy": "true" });
    this.element = Dom.make("div", { class: "try-answer", hidden: true }, this.status, this.content);
    this.size = 0;
  }

  clear() {
    this.element.hidden = true;
    this.status.replaceChildren();
    this.content.replaceChildren();
  }

  /* Say that an answer is waited for; `stop` is what stops it. */
  wait(stop) {
    this.clear();
    this.element.hidden = false;
    this.stop = Dom.button("Stop", stop, { class: "try-stop" });
    this.status.append(Dom.make("p", { class: "quiet" }, "Waiting for the answer…"), this.stop);
    this.element.scrollIntoView({ block: "nearest" });
  }

  /* Say that all is shown that will be. */
  end() {
    this.content.setAttribute("aria-busy", "false");
  }

  /* Say why there is no answer from an address. */
  fail(error, address) {
    this.stop?.remove();
    if (error.name === "AbortError") {
      this.status.querySelector(".quiet")?.remove();
      this.status.append(Dom.make("p", { class: "try-stopped" }, "Stopped."));
      return "stopped";
    }
    const isNetwork = error.name === "TypeError";
    const reasons = [
      "Nothing listens at this address: is the server, or its mock (make mock), running?",
      "It does not allow requests from other pages (CORS).",
      "It redirects to another server, which the policy of this page does not allow.",
      "The answer ended too early.",
      ...(location.protocol === "https:" && address.startsWith("http:") ? ["This page was loaded by https, but the address is http."] : []),
    ];
    const list = Dom.make("ul", {}, ...reasons.map((text) => Dom.make("li", {}, text)));
    const why = Dom.make("p", {}, "No answer that the browser may show. It does not say why; the usual reasons:");
    this.status.querySelector(".quiet")?.remove();
    this.status.append(Dom.make("div", { class: "try-failed" }, ...(isNetwork ? [why, list] : [Dom.make("p", {}, error.message)])));
    this.element.hidden = false;
    this.element.scrollIntoView({ block: "nearest" });
    return "no answer";
  }

  static #duration(milliseconds) {
    return milliseconds < 10_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
  }

  static #bytes(size) {
    if (size < 10_000) return `${size} bytes`;
    return size < 10_000_000 ? `${(size / 1000).toFixed(1)} kB` : `${(size / 1_000_000).toFixed(1)} MB`;
  }

  /* Show an answer as it comes; `begun` is when it was asked for, `stop` stops it. */
  async show(response, begun, stop) {
    const first = performance.now() - begun;
    const type = response.headers.get("content-type") ?? "";
    const kind = response.ok ? "good" : response.status < 500 ? "poor" : "bad";
    const facts = Dom.make("span", {}, Answer.#duration(first));
    const code = `${response.status} ${response.statusText}`.trim();
    const state = Dom.make("p", { class: "try-status" }, Dom.make("b", { class: kind }, code), " ", facts);
    this.status.replaceChildren(state, this.stop);
    const body = Dom.make("div");
    this.content.replaceChildren(this.#headers(response), body);
    const stream = Stream.of(type, this.name);
    if (stream) body.append(stream.element);
    const chunks = [];
    this.size = 0;
    const tell = () => {
      const took = performance.now() - begun;
      const items = stream ? `, ${stream.count} ${stream.count === 1 ? "item" : "items"}` : "";
      const firstly = took > first + 100 ? `, the first after ${Answer.#duration(first)}` : "";
      facts.textContent = `${Answer.#duration(took)}${firstly}, ${Answer.#bytes(this.size)}${items}`;
    };
    try {
      for (;;) {
        const chunk = await response.read();
        if (chunk === undefined) break;
        this.size += chunk.length;
        if (stream) await stream.take(chunk);
        else chunks.push(chunk);
        tell();
        if (!stream && this.size > Answer.#MOST) {
          stop();
          body.append(Dom.make("p", { class: "try-problem" }, `Stopped: the answer is longer than ${Answer.#bytes(Answer.#MOST)}. This is its beginning.`));
          break;
        }
      }
      stream?.end();
    } catch (error) {
      stream?.end();
      this.fail(error, "");
    } finally {
      tell();
      this.stop.remove();
      if (!stream) await this.#showContent(body, new Blob(chunks, { type: "application/octet-stream" }), type);
      this.element.scrollIntoView({ block: "nearest" });
    }
    return code;
  }

  #headers(response) {
    const fields = [...response.headers];
    const rows = fields.slice(0, Answer.#LISTED).map(([name, value]) =>
      Dom.make("tr", {}, Dom.make("th", { scope: "row" }, Dom.code(name)), Dom.make("td", {}, Dom.code(value.slice(0, 2000)))));
    return Dom.make(
      "details",
      {},
      Dom.make("summary", {}, `${fields.length} header ${fields.length === 1 ? "field" : "fields"}`),
      Dom.make("table", {}, Dom.make("tbody", {}, ...rows)),
      Dom.make("p", { class: "quiet" }, "Only those that the server shows to other pages (CORS)."),
    );
  }

  async #showContent(parent, blob, type) {
    if (!blob.size) {
      parent.append(Dom.make("p", { class: "quiet" }, "The answer has no body."));
      return;
    }
    const save = Dom.button("Save the body", () => this.#save(blob));
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(await blob.arrayBuffer());
    } catch {
      parent.append(Dom.make("p", { class: "quiet" }, `${type || "Something"} that is no text in UTF-8. `), save);
      return;
    }
    if (text.includes("\u0000")) {
      parent.append(Dom.make("p", { class: "quiet" }, "Bytes, not a text. "), save);
      return;
    }
    let node;
    if (/[/+]json\b/.test(type) && Json.fits(text, 10 * Answer.#SHOWN)) {
      try {
        node = Json.parse(text);
        text = Json.write(node, "  ");
      } catch {
        parent.append(Dom.make("p", { class: "try-problem" }, "The body is declared as JSON, but is not JSON."));
      }
    }
    if (/^application\/problem\+json/.test(type) && node?.kind === "object") parent.append(this.#problem(node));
    const [code, block] = Dom.block(`Body of the answer, ${this.name}`, text.slice(0, Answer.#SHOWN));
    parent.append(block);
    if (text.length <= Answer.#SHOWN) return;
    const more = Dom.button(`Show all ${text.length} characters`, () => {
      code.textContent = text;
      more.remove();
    });
    parent.append(Dom.make("p", {}, ...(text.length < 100 * Answer.#SHOWN ? [more, " "] : [`The first ${Answer.#SHOWN} of ${text.length} characters. `]), save));
  }

  /* A problem (RFC 9457) in short. */
  #problem(node) {
    const of = (object, name) => object.members?.find((member) => member.name === name)?.value;
    const say = (object, name) => {
      const value = of(object, name)?.value;
      return typeof value === "string" ? value.slice(0, 2000) : "";
    };
    const place = (violation) => say(violation, "pointer") || say(violation, "parameter") || say(violation, "in");
    const listed = of(node, "violations")?.items ?? [];
    const violations = listed.slice(0, Answer.#LISTED).map((violation) => Dom.make("li", {}, Dom.code(place(violation)), ` ${say(violation, "message")}`));
    if (listed.length > violations.length) violations.push(Dom.make("li", {}, `And ${listed.length - violations.length} more.`));
    const detail = say(node, "detail");
    const summary = Dom.make("p", {}, Dom.make("b", {}, say(node, "title")), detail ? `: ${detail}` : "");
    return Dom.make("div", { class: "try-failed" }, summary, ...(violations.length ? [Dom.make("ul", {}, ...violations)] : []));
  }

  #save(blob) {
    const link = Dom.make("a", { href: URL.createObjectURL(blob), download: this.name.replace(/[^\w.-]+/g, "-") });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}
