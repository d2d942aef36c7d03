"use strict";

/* The examples of answers, beside the schemas of these: a tab for each status. */
const AnswerSamples = (() => {
  const { all, make } = Dom;

  /* What is shown of a response: documented examples, or one that is made from its schema. */
  function examplesOf(response, data, operation) {
    const documented = all(".example", response).map((example) => ({
      label: example.querySelector("summary").textContent.replace(/^Example:? ?/, "") || "Example",
      type: example.closest(".media")?.querySelector(".label")?.textContent ?? "",
      text: example.querySelector("code").textContent,
    }));
    const answer = operation?.answers?.[response.dataset.status];
    if (documented.length || !answer) return documented;
    const value = Made.of(data.schemas, answer.schema);
    if (value === undefined) return [];
    return [{ label: "made from the schema", type: answer.type, text: Samples.visible(JSON.stringify(value, null, 2)) }];
  }

  class Tabs {
    constructor(section, box, shown) {
      const { id } = section;
      this.shown = shown;
      this.list = make("div", { class: "answer-tabs", role: "tablist", "aria-label": `Example answers of ${section.dataset.operation}` });
      this.code = make("code");
      this.block = make("pre", { tabindex: "0", role: "group" }, this.code);
      this.choice = make("select", { "aria-label": "Example" });
      this.about = make("p", { class: "answer-about" });
      this.panel = make("div", { role: "tabpanel", id: `${id}--answer` }, this.about, this.block);
      this.tabs = shown.map(({ status, kind }, index) => {
        const tab = Dom.button("", () => this.select(index, true), { role: "tab", id: `${id}--answer-${index}`, "aria-controls": this.panel.id, "aria-selected": "false", tabindex: "-1" });
        tab.append(make("code", { class: `status ${kind}` }, status));
        return tab;
      });
      this.list.append(...this.tabs);
      this.list.addEventListener("keydown", (event) => this.#key(event));
      this.choice.addEventListener("change", () => this.#show(Number(this.choice.value)));
      this.copy = Dom.copying(() => this.code, "example answer");
      const inside = make("div", { class: "answer-box" }, this.list, this.panel);
      box.append(inside);
      for (const [index, { response }] of shown.entries()) {
        response.addEventListener("toggle", () => response.open && this.select(index, false));
      }
      const first = [({ response }) => response.matches(":target, :has(:target)"), ({ response }) => response.open];
      this.select(Math.max(0, first.map((is) => shown.findIndex(is)).find((index) => index >= 0) ?? 0), false);
    }

    #key(event) {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const index = (this.index + step + this.tabs.length) % this.tabs.length;
      this.select(index, true);
      this.tabs[index].focus();
    }

    select(index, isClicked) {
      this.index = index;
      const { response, examples, status } = this.shown[index];
      for (const [place, tab] of this.tabs.entries()) {
        tab.setAttribute("aria-selected", String(place === index));
        tab.tabIndex = place === index ? 0 : -1;
      }
      this.panel.setAttribute("aria-labelledby", this.tabs[index].id);
      this.block.setAttribute("aria-label", `Example answer ${status}`);
      this.choice.replaceChildren(...examples.map(({ label }, place) => make("option", { value: String(place) }, label)));
      // The schema comes beside: it is the only one that is open.
      if (isClicked) for (const { response: other } of this.shown) other.open = other === response;
      this.#show(0);
    }

    #show(place) {
      const { examples } = this.shown[this.index];
      const { type, label, text } = examples[place];
      const name = examples.length > 1 ? this.choice : make("span", {}, label);
      this.about.replaceChildren(make("span", {}, type), name, this.copy);
      Paint.write(this.code, text);
    }
  }

  /* Put the examples of an operation beside its responses, once. */
  async function build(section) {
    const box = section.querySelector(".answer-aside");
    if (!box || box.dataset.built !== undefined) return;
    box.dataset.built = "";
    const data = typeof DecompressionStream === "function" ? await Programs.load() : undefined;
    const operation = data?.operations[section.dataset.operation];
    const shown = all(".response", section)
      .map((response) => ({
        response,
        status: response.dataset.status,
        kind: [...response.classList].find((name) => name !== "response"),
        examples: examplesOf(response, data, operation),
      }))
      .filter(({ examples }) => examples.length);
    if (!shown.length) return;
    box.hidden = false;
    new Tabs(section, box, shown);
    section.querySelector(".answers").classList.add("beside");
  }

  return { build };
})();
