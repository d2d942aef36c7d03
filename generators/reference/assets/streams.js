"use strict";

// Answers that come in items: server-sent events (WHATWG HTML) and lines or records of JSON, each
// shown when it is there. However long a stream is, what is kept of it is not.
class Stream {
  static #KEPT = 200; // items that stay on the page
  static #SHOWN = 10_000; // characters of an item that are shown
  static #LONGEST = 1_000_000; // characters of an item without an end
  static #KINDS = [
    [/^text\/event-stream\b/, "events"],
    [/^application\/(x-ndjson|jsonl|x-jsonlines)\b/, "lines"],
    [/^application\/(json-seq|geo\+json-seq)\b/, "records"],
  ];

  #kind;
  #decoder = new TextDecoder();
  #rest = ""; // of a line that has not ended
  #fields = []; // of an event that has not ended
  #begun = performance.now();
  #isFirst = true;
  #new = []; // items that are not on the page yet

  /* The stream of a media type; undefined where an answer of it comes as a whole. */
  static of(type, name) {
    const kind = Stream.#KINDS.find(([expression]) => expression.test(type))?.[1];
    return kind && new Stream(kind, name);
  }

  constructor(kind, name) {
    this.#kind = kind;
    this.count = 0;
    this.list = Dom.make("ol", { class: "try-items", tabindex: "0", role: "region", "aria-label": `${kind === "events" ? "Events" : "Items"} of the answer, ${name}` });
    this.left = Dom.make("p", { class: "quiet", hidden: true });
    this.element = Dom.make("div", {}, this.left, this.list);
  }

  /* Take a piece; done when what came with it is on the page, so that nothing comes faster than that. */
  async take(chunk) {
    this.#read(this.#decoder.decode(chunk, { stream: true }), false);
    if (!this.#new.length) return;
    this.#draw();
    await new Promise((go) => {
      requestAnimationFrame(go);
      setTimeout(go, 100); // where nobody looks, there are no frames
    });
  }

  end() {
    this.#read(this.#decoder.decode(), true);
    this.#draw();
  }

  #read(more, isEnd) {
    let text = this.#rest + more;
    if (this.#isFirst) text = text.replace(/^\ufeff/, "");
    this.#isFirst &&= text === "";
    // A line may end with a carriage return alone: one at the end waits for what comes next.
    const pieces = text.split(this.#kind === "events" ? (isEnd ? /\r\n|\n|\r/ : /\r\n|\n|\r(?!$)/) : this.#kind === "lines" ? /\r?\n/ : "\u001e");
    this.#rest = pieces.pop();
    for (const piece of pieces) this.#line(piece);
    if (this.#rest.length > Stream.#LONGEST) {
      this.#line(this.#rest);
      this.#rest = "";
    }
    if (!isEnd) return;
    if (this.#rest) this.#line(this.#rest);
    if (this.#fields.length) this.#event("not ended");
  }

  #line(line) {
    if (this.#kind !== "events") {
      if (line.trim()) this.#show("", line);
    } else if (line === "") {
      if (this.#fields.length) this.#event("");
    } else if (!line.startsWith(":")) {
      const [, field, value] = /^([^:]*):? ?([^]*)$/.exec(line);
      this.#fields.push([field, value]);
      const size = this.#fields.reduce((sum, [, text]) => sum + text.length, 0);
      if (size > Stream.#LONGEST) this.#event("too long, cut");
    }
  }

  #event(note) {
    const last = (name) => this.#fields.findLast(([field]) => field === name)?.[1];
    const data = this.#fields.filter(([field]) => field === "data").map(([, value]) => value);
    const about = ["event", "id", "retry"].map((name) => [name, last(name)]).filter(([, value]) => value !== undefined).map((pair) => pair.join(": "));
    this.#fields = [];
    this.#show([...about, note].filter(Boolean).join(", "), data.join("\n"));
  }

  #show(about, text) {
    this.count += 1;
    const after = `${((performance.now() - this.#begun) / 1000).toFixed(1)} s`;
    this.#new.push([[`#${this.count}`, after, about].filter(Boolean).join(" · "), text]);
    if (this.#new.length > Stream.#KEPT) this.#new.shift();
  }

  static #item([about, text]) {
    let shown = text;
    try {
      if (Json.fits(text, Stream.#SHOWN)) shown = Json.write(Json.parse(text), "  ");
    } catch {
      // It is shown as it came.
    }
    if (shown.length > Stream.#SHOWN) shown = `${shown.slice(0, Stream.#SHOWN)}… (${shown.length} characters)`;
    return Dom.make("li", {}, Dom.make("span", { class: "quiet" }, about), Dom.code(shown));
  }

  #draw() {
    const isLast = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 40;
    const gap = this.#new.length + this.list.childElementCount - Stream.#KEPT;
    for (let index = 0; index < gap && this.list.firstElementChild; index += 1) this.list.firstElementChild.remove();
    this.list.append(...this.#new.map(Stream.#item));
    this.#new = [];
    const gone = this.count - this.list.childElementCount;
    this.left.hidden = !gone;
    if (gone) this.left.textContent = `${gone} earlier ones are not shown any more.`;
    if (isLast) this.list.scrollTop = this.list.scrollHeight;
  }
}
