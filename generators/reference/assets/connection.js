"use strict";

// Where requests go and who sends them: one server and one set of credentials for the whole page.
class Connection {
  #allowed = document.documentElement.dataset.allowed;
  #secrets = new Map(); // what was typed, in memory only: scheme to its inputs
  #watching = new Set();
  #asking = ""; // the operation whose panel opened the dialog

  /* The address that requests go to; empty where none is known. See `policy.js`. */
  address = document.documentElement.dataset.address ?? "";

  /* The operation that was asked for before the page was loaded again, once. */
  static taken() {
    const panel = history.state?.panel ?? null;
    if (panel !== null) history.replaceState({ ...history.state, panel: null }, "");
    return panel;
  }

  constructor(schemes) {
    this.schemes = schemes;
    this.#build();
    document.body.append(this.dialog);
  }

  ask(operation) {
    this.#asking = operation;
    this.dialog.showModal();
  }

  askForCredentials(operation) {
    this.ask(operation);
    [...this.#secrets.values()].flat()[0]?.focus();
  }

  /* Call back now, and whenever server or credentials change. */
  watch(callback) {
    this.#watching.add(callback);
    callback();
  }

  /* The names of schemes to send: of the first alternative whose credentials are all there. */
  chosen(operation) {
    const isGiven = (name) => (this.#secrets.get(name) ?? []).some((input) => input.value !== "");
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

  // --- the dialog --------------------------------------------------------------------------------

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
      Dom.make("p", { class: "quiet" }, "Requests go to this server only, which the policy of the page enforces. Another address reloads the page, which then asks for credentials."),
      ...Object.entries(this.schemes).map(([name, scheme]) => this.#credentials(name, scheme)),
      Dom.make("p", { class: "quiet" }, "Only these fields hold credentials. They are not stored, and vanish with the page."),
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
    this.#secrets.set(name, inputs);
    for (const input of inputs) input.addEventListener("input", () => this.#tell());
    return Dom.make("fieldset", {}, ...parts);
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
    const address = url.origin + url.pathname.replace(/\/+$/, "");
    if (url.origin === this.#allowed) {
      this.address = address;
      history.replaceState({ address }, "");
      try {
        sessionStorage.setItem("reference-base-url", address);
      } catch {
        // Then the entry of the history has it.
      }
      this.error.textContent = "";
      this.dialog.close();
      this.#tell();
    } else {
      history.replaceState({ address, panel: this.#asking }, "");
      location.reload(); // a policy can only be narrowed, so the page starts again
    }
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
