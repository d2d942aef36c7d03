"use strict";

/* What stands beside an operation: its request in a language that is chosen for the whole page, in
   short or as a program, with what was entered to try it. */
const Beside = (() => {
  const { make, memory } = Dom;
  const built = new Set();
  const chosen = {
    language: memory.read("language") ?? "",
    program: memory.read("program") === "true",
    wrap: { true: true, false: false }[memory.read("wrap")], // what is short is wrapped otherwise
  };

  class Sampler {
    constructor(element, data, id) {
      this.element = element;
      this.data = data;
      this.id = id;
      this.operation = data.operations[id];
      this.programs = Programs.of(data, this.operation);
      this.request = Requests.documented(this.operation);
      const has = new Set(Object.values(this.programs).flatMap((texts) => Object.keys(texts)));
      this.languages = data.languages.filter(({ name, isFirst }) => isFirst || has.has(name));
      this.#build();
    }

    #build() {
      const name = `sample-${this.element.closest("[data-operation]").id}`;
      const tab = (language) => {
        const id = `${name}-${language.name}`;
        return [
          make("input", { type: "radio", class: "tab", name, id, value: language.name, "aria-label": language.label }),
          make("label", { for: id, title: language.label }, language.tab),
        ];
      };
      const first = this.languages.filter(({ isFirst }) => isFirst);
      const others = this.languages.filter(({ isFirst }) => !isFirst);
      this.summary = make("summary", {}, "More");
      this.menu = make("details", { class: "languages", hidden: !others.length }, this.summary, make("div", {}, ...others.flatMap(tab)));
      this.whole = Dom.button("As a program", () => choose({ program: !chosen.program }, this));
      this.wrap = Dom.button("Wrap", () => choose({ wrap: this.wrap.getAttribute("aria-pressed") !== "true" }, this));
      this.copy = Dom.copying(() => this.code);
      this.needs = make("p", { class: "needs" });
      this.code = make("code", { "data-gaps": "" });
      this.block = make("pre", { tabindex: "0", role: "group" }, this.code);
      this.element.append(
        make("div", { class: "languages-row" }, ...first.flatMap(tab), this.menu),
        make("div", { class: "sample" }, make("div", { class: "sample-tools" }, this.whole, this.wrap, this.copy), this.block, this.needs),
      );
      this.element.addEventListener("change", ({ target }) => choose({ language: target.value }, this));
      // All languages are one group for the keys; a click chooses and closes, keys go on.
      this.menu.addEventListener("toggle", () => {
        const radios = Dom.all("input", this.menu);
        if (this.menu.open) (radios.find(({ checked }) => checked) ?? radios[0])?.focus();
      });
      this.menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" && (event.key !== "Enter" || event.target.localName !== "input")) return;
        event.preventDefault(); // what has the focus then is not pressed
        this.close();
      });
      this.menu.addEventListener("click", ({ target }) => {
        if (target.localName === "label") this.close();
      });
      this.element.hidden = false;
    }

    close() {
      if (!this.menu.open) return;
      this.menu.open = false;
      this.summary.focus();
    }

    get language() {
      return this.languages.find(({ name }) => name === chosen.language) ?? this.languages[0];
    }

    /* Show another request. */
    take(request) {
      this.request = request;
      this.show();
    }

    show() {
      const { language, request } = this;
      const radio = Dom.all("input.tab", this.element).find(({ value }) => value === language.name);
      radio.checked = true;
      const short = Requests.short(this.data, this.operation, request, language.name);
      const program = Samples.write(this.data.writing, this.programs, this.data.mark, language.name, request);
      const isProgram = !short || (chosen.program && program.text !== "");
      const text = isProgram ? program.text : short;
      this.summary.textContent = language.isFirst ? "More" : language.tab;
      this.menu.classList.toggle("chosen", !language.isFirst);
      this.whole.hidden = !short || !program.text;
      this.whole.setAttribute("aria-pressed", String(isProgram));
      const isWrapped = chosen.wrap ?? !isProgram;
      this.wrap.setAttribute("aria-pressed", String(isWrapped));
      this.block.classList.toggle("wrapped", isWrapped);
      this.block.setAttribute("aria-label", `${language.label}, ${this.id}`);
      this.code.dataset.comment = language.comment;
      this.code.dataset.sample = language.name;
      Paint.write(this.code, text);
      this.block.hidden = this.copy.hidden = this.wrap.hidden = text === "";
      this.needs.textContent = [isProgram && text ? language.needs : "", isProgram ? program.note : ""].filter(Boolean).join(". ");
      this.needs.hidden = this.needs.textContent === "";
    }
  }

  /* Choose for the whole page; what was clicked stays where it is. */
  function choose(choice, by) {
    const before = by.element.getBoundingClientRect().top;
    for (const [name, value] of Object.entries(choice)) memory.write(name, String(value));
    Object.assign(chosen, choice);
    for (const samples of built) samples.show();
    scrollBy({ top: by.element.getBoundingClientRect().top - before, behavior: "instant" });
  }

  /* Make the samples of an operation, once; done when they are there. */
  async function build(section) {
    const element = section.querySelector(".samples");
    if (!element || typeof DecompressionStream !== "function") return;
    element.building ??= sampled(section, element);
    await element.building;
  }

  async function sampled(section, element) {
    let samples;
    let entered; // what is entered to try the operation; see `try-it.js`
    section.addEventListener("request", ({ detail }) => {
      entered = detail;
      samples?.take(entered);
    });
    samples = new Sampler(element, await Programs.load(), section.dataset.operation);
    built.add(samples);
    samples.take(entered ?? samples.request);
  }

  document.addEventListener("click", ({ target }) => {
    for (const { menu } of built) if (menu.open && !menu.contains(target)) menu.open = false;
  });

  return { build };
})();
