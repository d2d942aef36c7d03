"use strict";

// Where requests go and who sends them: one server and one set of credentials for the whole page.
class Connection {
  static #STORED = "reference-base-url";
  #secrets = new Map(); // what was typed, in memory only: scheme to its inputs
  #tokens = new Map(); // scheme to the form that gets its tokens
  #watching = new Set();

  /* The address that requests go to; empty where none is known. */
  get address() {
    return document.documentElement.dataset.address ?? "";
  }

  set address(address) {
    document.documentElement.dataset.address = address;
    try {
      sessionStorage.setItem(Connection.#STORED, address);
    } catch {
      // Then it holds for this visit.
    }
  }

  constructor(schemes) {
    this.schemes = schemes;
    this.#build();
    document.body.append(this.dialog);
  }

  ask() {
    this.dialog.showModal();
  }

  askForCredentials() {
    this.ask();
    const inputs = [...this.#secrets.values()].flat();
    (inputs.find((input) => input.value === "") ?? inputs[0])?.focus();
  }

  /* Call back now, and whenever server or credentials change. */
  watch(callback) {
    this.#watching.add(callback);
    callback();
  }

  /* The names of schemes to send: of the first alternative whose credentials are all there. */
  chosen(operation) {
    const isGiven = (name) => this.#secrets.get(name)?.length && this.#secrets.get(name).every((input) => input.value !== "");
    return operation.security.find((names) => names.length && names.every(isGiven)) ?? [];
  }

  /* Add credentials to header fields or to a query. */
  authorize(operation, headers, query) {
    for (const name of this.chosen(operation)) {
      const scheme = this.schemes[name];
      const [first, second] = this.#secrets.get(name).map((input) => input.value);
      const isHttp = scheme.type === "http";
      if (scheme.type === "apiKey" && scheme.in === "query") query.push(`${Parameters.percent(scheme.name)}=${Parameters.percent(first)}`);
      else if (scheme.type === "apiKey") headers.set(scheme.name, first);
      else if (isHttp && scheme.scheme === "basic") headers.set("Authorization", `Basic ${Connection.#base64(`${first}:${second}`)}`);
      else headers.set("Authorization", `${isHttp && scheme.scheme !== "bearer" ? scheme.scheme : "Bearer"} ${first}`);
    }
  }

  static #base64(text) {
    return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  }

  // --- what outlasts a reload ----------------------------------------------------------------------

  /* Server and names, but nothing that is secret. */
  get kept() {
    const names = [...this.#secrets].map(([scheme, inputs]) => [scheme, inputs.map((input) => (input.type === "password" ? "" : input.value))]);
    return { address: this.address, names, tokens: [...this.#tokens].map(([scheme, form]) => [scheme, form.kept]) };
  }

  set kept({ address, names, tokens }) {
    this.address = address;
    this.input.value = address;
    for (const [scheme, values] of names) this.#secrets.get(scheme)?.forEach((input, index) => Object.assign(input, { value: values[index] ?? "" }));
    for (const [scheme, kept] of tokens) if (this.#tokens.has(scheme)) this.#tokens.get(scheme).kept = kept;
    this.#tell();
  }

  // --- the dialog ----------------------------------------------------------------------------------

  #build() {
    this.input = Dom.make("input", { type: "url", placeholder: "http://127.0.0.1:4010", autocomplete: "off", spellcheck: "false" });
    this.input.value = this.address;
    this.error = Dom.make("p", { class: "try-problem", role: "alert" });
    const form = Dom.make(
      "form",
      { method: "dialog", class: "try-form", novalidate: true },
      Dom.make("h2", {}, "Server and credentials"),
      Dom.field("Base URL, without the path of the document's server", this.input),
      this.error,
      Dom.make("p", { class: "quiet" }, "Requests go to this server only, which the policy of the page enforces."),
      ...Object.entries(this.schemes).map(([name, scheme]) => this.#credentials(name, scheme)),
      Dom.make("p", { class: "quiet" }, "Only these fields hold credentials. They go to the server above, are not stored, and vanish with the page."),
      Dom.make("div", { class: "try-buttons" }, Dom.make("button", { type: "submit", class: "try-send" }, "Use these"), Dom.button("Cancel", () => this.dialog.close())),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#use();
    });
    this.dialog = Dom.make("dialog", { class: "try-dialog", "aria-label": "Server and credentials" }, form);
  }

  #credentials(name, scheme) {
    const parts = [Dom.make("legend", {}, name)];
    const inputs = [];
    const add = (text, type) => {
      inputs.push(Dom.make("input", { type, autocomplete: "off", spellcheck: "false" }));
      parts.push(Dom.field(text, inputs.at(-1)));
    };
    if (!scheme.sendable) parts.push(Dom.make("p", { class: "quiet" }, "A page cannot send these credentials."));
    else if (scheme.type === "apiKey" && scheme.in === "cookie") parts.push(Dom.make("p", { class: "quiet" }, "It is a cookie, which a page cannot set."));
    else if (scheme.type === "apiKey") add(`${scheme.name}, in the ${scheme.in}`, "password");
    else if (scheme.type === "http" && scheme.scheme === "basic") {
      add("User name", "text");
      add("Password", "password");
    } else add("Token", "password");
    if (scheme.tokens && inputs.length) parts.push(this.#tokenForm(name, scheme.tokens, inputs[0]));
    this.#secrets.set(name, inputs);
    for (const input of inputs) input.addEventListener("input", () => this.#tell());
    return Dom.make("fieldset", {}, ...parts);
  }

  #tokenForm(name, tokens, input) {
    const take = (token) => {
      input.value = token;
      this.#tell();
    };
    const base = () => this.input.value || this.address;
    const form = new TokenForm(name, tokens, { take, base });
    this.#tokens.set(name, form);
    return form.element;
  }

  #tell() {
    for (const callback of this.#watching) callback();
  }

  #use() {
    let url;
    try {
      url = Connection.#parsed(this.input.value);
    } catch (error) {
      this.error.textContent = error.message;
      this.input.setAttribute("aria-invalid", "true");
      return;
    }
    this.address = url.origin + url.pathname.replace(/\/+$/, "");
    this.error.textContent = "";
    this.input.removeAttribute("aria-invalid");
    this.dialog.close();
    this.#tell();
  }

  /* Read an address, or say why it is none. */
  static #parsed(text) {
    let url;
    try {
      url = new URL(text.trim());
    } catch {
      throw new Error("This is not an address; an address begins with http:// or https://.");
    }
    if (url.protocol !== "http:" && url.protocol !== "https:") throw new Error("It has to begin with http:// or https://.");
    if (url.username || url.password) throw new Error("Enter credentials in their own fields: the address is kept, they are not.");
    if (url.search || url.hash) throw new Error("An address ends before ? and #.");
    return url;
  }
}
