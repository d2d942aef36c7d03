"use strict";

// What a mock can be asked for (`Prefer`, RFC 7240), from when an answer says that it is from one: the
// header field `Mock` lists the preferences that it knows.
class Preferring {
  static #known = new Map(); // origin to the names of the preferences of its mock

  constructor(answers) {
    this.choice = Dom.make("select", {}, Dom.make("option", { value: "" }, "as the mock chooses"));
    this.seed = Dom.make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
    const add = (value, text) => this.choice.append(Dom.make("option", { value }, text));
    for (const { status, examples } of answers) {
      add(`code=${status}`, String(status));
      for (const name of examples.filter((name) => /^[\x20-\x7e]+$/.test(name))) {
        add(`code=${status}, example="${name.replace(/["\\]/g, "\\$&")}"`, `${status}, example ${name}`);
      }
    }
    add("dynamic=true", "made-up values");
    this.seedField = Dom.field("Seed of the made-up values", this.seed);
    const show = () => {
      this.seedField.hidden = this.choice.value !== "dynamic=true";
    };
    this.choice.addEventListener("change", show);
    show();
    this.element = Dom.make("div", { class: "try-prefer", hidden: true }, Dom.field("The mock answers (Prefer)", this.choice), this.seedField);
  }

  /* Note what an answer says of the server. */
  static note(address, headers) {
    const names = (headers.get("mock") ?? "").split(",").map((name) => name.trim()).filter(Boolean);
    const { origin } = new URL(address);
    if (names.length) Preferring.#known.set(origin, names);
    else Preferring.#known.delete(origin);
  }

  /* Offer the choices where the server is a mock. */
  show(address) {
    let names;
    try {
      names = Preferring.#known.get(new URL(address).origin);
    } catch {
      // No server is known yet.
    }
    this.element.hidden = !names?.includes("code");
  }

  /* The value of the header field; empty where nothing is preferred. */
  get value() {
    if (this.element.hidden) return "";
    const { value } = this.choice;
    const seed = this.seed.value.replace(/[^\x20-\x7e]/g, "").replace(/["\\]/g, "\\$&");
    return value === "dynamic=true" && seed ? `${value}, seed="${seed}"` : value;
  }
}
