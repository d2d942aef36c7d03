"use strict";

// What a server answered, or why there is no answer.
class Answer {
  static #SHOWN = 100000; // characters that are shown at once
  static #STREAMS = /^(text\/event-stream|application\/(x-ndjson|jsonl|x-jsonlines|json-seq))\b/;

  constructor(name) {
    this.name = name;
    this.element = Dom.make("div", { class: "try-answer", "aria-live": "polite" });
  }

  clear() {
    this.element.replaceChildren();
  }

  wait() {
    this.element.replaceChildren(Dom.make("p", { class: "quiet" }, "Waiting for the answer…"));
  }

  /* Say why there is no answer from an address. */
  fail(error, address) {
    if (error.name === "AbortError") {
      this.element.replaceChildren(Dom.make("p", {}, "Cancelled."));
      return;
    }
    const isNetwork = error instanceof TypeError;
    const reasons = [
      "Nothing listens at this address: is the server, or its mock (make mock), running?",
      "It does not allow requests from other pages (CORS).",
      "It redirects to another server, which the policy of this page does not allow.",
      ...(location.protocol === "https:" && address.startsWith("http:") ? ["This page was loaded by https, but the address is http."] : []),
    ];
    const list = Dom.make("ul", {}, ...reasons.map((text) => Dom.make("li", {}, text)));
    const why = Dom.make("p", {}, "No answer that the browser may show. It does not say why; the usual reasons:");
    const content = isNetwork ? [why, list] : [Dom.make("p", {}, error.message)];
    this.element.replaceChildren(Dom.make("div", { class: "try-failed" }, ...content));
  }

  /* Show an answer as it comes; `begun` is when it was asked for. */
  async show(response, begun) {
    const took = () => `${Math.round(performance.now() - begun)} ms`;
    const type = response.headers.get("content-type") ?? "";
    const kind = response.ok ? "good" : response.status < 500 ? "poor" : "bad";
    const facts = Dom.make("span", {}, took());
    const status = Dom.make("p", { class: "try-status" }, Dom.make("b", { class: kind }, `${response.status} ${response.statusText}`.trim()), " ", facts);
    const content = Dom.make("div");
    this.element.replaceChildren(status, this.#headers(response), content);
    const chunks = [];
    let size = 0;
    const live = Answer.#STREAMS.test(type) ? this.#pre(content, "") : undefined;
    const decoder = new TextDecoder();
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = reader ? await reader.read() : { done: true };
      if (done) break;
      chunks.push(value);
      size += value.length;
      facts.textContent = `${took()}, ${size} bytes`;
      if (live && live.textContent.length < Answer.#SHOWN) live.textContent += decoder.decode(value, { stream: true });
    }
    facts.textContent = `${took()}, ${size} bytes`;
    if (!live) await this.#showContent(content, new Blob(chunks, { type }), type);
  }

  #headers(response) {
    const rows = [...response.headers].map(([name, value]) =>
      Dom.make("tr", {}, Dom.make("th", { scope: "row" }, Dom.code(name)), Dom.make("td", {}, Dom.code(value))));
    return Dom.make(
      "details",
      {},
      Dom.make("summary", {}, `${rows.length} header fields`),
      Dom.make("table", {}, Dom.make("tbody", {}, ...rows)),
      Dom.make("p", { class: "quiet" }, "Only those that the server shows to other pages (CORS)."),
    );
  }

  #pre(parent, text) {
    const [code, block] = Dom.block(`Body of the answer, ${this.name}`, text);
    parent.append(block);
    return code;
  }

  async #showContent(parent, blob, type) {
    if (!blob.size) {
      parent.append(Dom.make("p", { class: "quiet" }, "The answer has no body."));
      return;
    }
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(await blob.arrayBuffer());
    } catch {
      parent.append(Dom.button("Save the body", () => this.#save(blob)));
      return;
    }
    let node;
    if (/[/+]json\b/.test(type)) {
      try {
        node = Json.parse(text);
        text = Json.write(node, "  ");
      } catch {
        parent.append(Dom.make("p", { class: "try-problem" }, "The body is declared as JSON, but is not JSON."));
      }
    }
    if (/^application\/problem\+json/.test(type) && node?.kind === "object") parent.append(this.#problem(node));
    const code = this.#pre(parent, text.slice(0, Answer.#SHOWN));
    if (text.length > Answer.#SHOWN) {
      const more = Dom.button(`Show all ${text.length} characters`, () => {
        code.textContent = text;
        more.remove();
      });
      parent.append(more);
    }
  }

  /* A problem (RFC 9457) in short. */
  #problem(node) {
    const of = (object, name) => object.members?.find((member) => member.name === name)?.value;
    const say = (object, name) => of(object, name)?.value ?? "";
    const place = (violation) => say(violation, "pointer") || say(violation, "parameter") || say(violation, "in");
    const violations = (of(node, "violations")?.items ?? []).map((violation) => Dom.make("li", {}, Dom.code(place(violation)), ` ${say(violation, "message")}`));
    const detail = say(node, "detail");
    const summary = Dom.make("p", {}, Dom.make("b", {}, String(say(node, "title"))), detail ? `: ${detail}` : "");
    return Dom.make("div", { class: "try-failed" }, summary, ...(violations.length ? [Dom.make("ul", {}, ...violations)] : []));
  }

  #save(blob) {
    const link = Dom.make("a", { href: URL.createObjectURL(blob), download: this.name });
    link.click();
    URL.revokeObjectURL(link.href);
  }
}
