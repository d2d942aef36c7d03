"use strict";

// The last requests of an operation, in memory: to look at an answer again, and to send one again.
class Earlier {
  static #KEPT = 10;
  static #LARGE = 1_000_000; // bytes of an answer that is not kept

  #entries = [];

  /* `show` is given what was typed for a request, and its answer where that was kept. */
  constructor(name, show) {
    this.show = show;
    this.list = Dom.make("ol", { "aria-label": `Earlier requests, ${name}` });
    this.title = Dom.make("summary");
    this.element = Dom.make("details", { class: "try-earlier", hidden: true }, this.title, this.list);
  }

  /* Keep a request: `state` is what was typed, `outcome` what came of it, in a few words. */
  add(state, call, outcome, answer) {
    const time = new Date().toLocaleTimeString();
    const kept = answer.size <= Earlier.#LARGE ? answer : null;
    this.#entries.unshift({ state, answer: kept, text: `${time} ${outcome}: ${call.slice(0, 200)}` });
    this.#entries.length = Math.min(this.#entries.length, Earlier.#KEPT);
    this.element.hidden = false;
    this.title.textContent = `Earlier requests (${this.#entries.length})`;
    this.list.replaceChildren(...this.#entries.map((entry) => Dom.make("li", {}, Dom.button(entry.text, () => this.show(entry)))));
  }
}
