"use strict";

// The panel of each operation that sends a request to the server that the reader named.
(() => {
  const element = document.getElementById("facts");
  if (!element || typeof DecompressionStream !== "function") return;
  const panels = new Map(); // operation id to its panel, once it was opened
  let data; // of `try_it.py`, from when the first panel is opened
  let connection; // likewise

  class Panel {
    constructor(details, id) {
      this.details = details;
      this.section = details.closest("[data-operation]");
      this.id = id;
      this.operation = data.operations[id];
      this.fields = this.operation.parameters.map((parameter) => new Fields.ParameterField(parameter, data.schemas));
      const { method, body } = this.operation;
      this.isBodiless = Boolean(body) && !body.required && (method === "GET" || method === "HEAD");
      this.body = body && !this.isBodiless ? new BodyEditor(body, data.schemas) : undefined;
      this.#build();
      this.changed();
    }

    #build() {
      this.target = Dom.make("p", { class: "try-target" });
      this.prefer = new Preferring(this.operation.preferences);
      this.form = Dom.make("form", { class: "try-form", novalidate: true }, this.target, ...this.fields.map((field) => field.element), ...(this.body?.elements ?? []), this.prefer.element);
      if (this.isBodiless) this.form.append(Dom.make("p", { class: "quiet" }, `A browser sends no body with ${this.operation.method}: it is left out.`));
      this.send = Dom.make("button", { type: "submit", class: "try-send" }, "Send");
      this.form.append(Dom.make("div", { class: "try-buttons" }, this.send, Dom.button("Reset to the example", () => this.reset())));
      this.answers = Dom.make("div", { class: "try-answers" });
      this.earlier = new Earlier(this.id, (entry) => this.showEarlier(entry));
      this.form.addEventListener("input", () => this.changed());
      this.form.addEventListener("change", () => this.changed());
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.submit();
      });
      this.form.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          this.submit();
        }
      });
      this.details.append(this.form, this.answers, this.earlier.element);
      connection.watch(() => this.#showTarget());
    }

    #showTarget() {
      const names = connection.chosen(this.operation);
      const credential = names.length ? `with ${names.join(" and ")}` : "without credentials";
      const where = connection.address ? Dom.code(connection.address) : "no server yet";
      this.target.replaceChildren("To ", where, `, ${credential} `, Dom.button("Server and credentials", () => connection.ask()));
      this.prefer.show(connection.address);
      if (this.request) this.#tell(); // the address stands in the samples
    }

    reset() {
      for (const field of this.fields) if (field.parameter.in !== "cookie") field.input.value = field.initial;
      this.body?.showExample();
      this.answers.replaceChildren();
      this.changed();
    }

    // --- what was typed ----------------------------------------------------------------------------

    get state() {
      return { values: this.fields.map((field) => [field.parameter.in, field.parameter.name, field.input.value]), body: this.body?.state };
    }

    set state({ values, body }) {
      for (const [place, name, value] of values) {
        const field = this.fields.find(({ parameter }) => parameter.in === place && parameter.name === name);
        if (!field || field.input.disabled) continue;
        field.input.value = value;
        field.isTouched ||= value !== "";
      }
      if (body && this.body) this.body.state = body;
      this.changed();
    }

    /* Everything that was typed, but files, which a page that is loaded again may not have. */
    get kept() {
      const { values, body } = this.state;
      return { values, body: body && { ...body, files: [] }, isOpen: this.details.open };
    }

    showEarlier({ state, answer }) {
      if (this.aborter) return;
      this.state = state;
      const gone = Dom.make("p", { class: "quiet" }, "The answer was too large to be kept.");
      this.answers.replaceChildren(answer?.element ?? gone);
      this.answers.scrollIntoView({ block: "nearest" });
    }

    /* What is to be sent, as far as it can be said; shows what is wrong with it. */
    read() {
      const request = { path: this.operation.path, query: [], headers: [], isValid: true };
      for (const field of this.fields) {
        const text = field.read();
        if (field.invalid && field.isTouched) request.isValid = false;
        const { name, in: place } = field.parameter;
        if (place === "path") request.path = request.path.replace(`{${name}}`, () => Parameters.apart(this.operation.path, field.parameter, text ?? ""));
        else if (place === "header") request.headers.push([name, text]);
        else if (text !== undefined && text !== "") request.query.push(text);
      }
      request.path = request.path.replace(/[^A-Za-z0-9\-._~/:@!$&'()*+,;=%]/g, (char) => encodeURIComponent(char));
      if (this.body) {
        request.content = this.body.read();
        request.isValid &&= request.content.isValid;
      }
      return request;
    }

    changed() {
      this.request = this.read();
      this.send.textContent = this.request.isValid ? "Send" : "Send anyway";
      this.#tell();
    }

    /* Show the request as a sample: `beside.js` listens. */
    #tell() {
      const nodes = this.fields.map((field) => field.node);
      const isDocumented = this.fields.every((field) => field.parameter.in === "path" || field.input.value === field.initial);
      const medium = this.body?.medium;
      const text = medium?.panel === "file" ? "" : this.body?.editor.value;
      const body = Requests.body(medium, text ?? "", this.operation.body?.required, text !== medium?.example);
      const detail = { ...Requests.made(this.operation, nodes), contentType: medium?.type, body, isDocumented };
      this.section.dispatchEvent(new CustomEvent("request", { detail }));
    }

    // --- sending -----------------------------------------------------------------------------------

    async submit() {
      if (this.aborter) return;
      if (!connection.address) {
        connection.ask();
        return;
      }
      const wasValid = this.request.isValid;
      for (const field of this.fields) field.isTouched = true;
      this.changed();
      const missing = this.fields.find((field) => field.invalid);
      if (wasValid && missing) {
        missing.input.focus(); // said only now: the next time it is sent all the same
        return;
      }
      const aborter = new AbortController();
      const stop = () => aborter.abort();
      const answer = new Answer(this.id);
      const { top } = this.form.getBoundingClientRect();
      const { state, address } = { state: this.state, address: connection.address };
      const call = `${this.operation.method} ${this.operation.base}${this.request.path}`;
      let outcome;
      this.aborter = aborter;
      this.answers.replaceChildren(answer.element);
      answer.wait(stop);
      const begun = performance.now();
      try {
        const response = await Sending.send(this.#written(address), aborter.signal);
        Preferring.note(address, response.headers);
        this.prefer.show(address);
        outcome = await answer.show(response, begun, stop);
      } catch (error) {
        if (error instanceof Sending.Unframed) {
          reload(this, top);
          return;
        }
        outcome = answer.fail(error, address);
      } finally {
        this.aborter = undefined;
        answer.end();
      }
      this.earlier.add(state, call, outcome, answer);
    }

    /* The request as it is sent. */
    #written(address) {
      const { method, accept, base } = this.operation;
      const headers = new Headers();
      const query = [...this.request.query];
      if (accept.length) headers.set("Accept", [...accept, "*/*;q=0.1"].join(", "));
      for (const [name, text] of this.request.headers) if (text !== undefined) headers.set(name, text);
      if (this.prefer.value) headers.append("Prefer", this.prefer.value);
      connection.authorize(this.operation, headers, query);
      const [body, contentType] = this.body?.payload(this.request.content) ?? [];
      if (contentType !== undefined) headers.set("Content-Type", contentType);
      if (body !== undefined && (method === "GET" || method === "HEAD")) throw new Error(`A browser sends no body with ${method}: use a program.`);
      const url = address.replace(/\/+$/, "") + base + this.request.path + (query.length ? `?${query.join("&")}` : "");
      return { url, method, headers: [...headers], body };
    }
  }

  // --- opening -------------------------------------------------------------------------------------

  let loading;
  async function open(details) {
    loading ??= Programs.load().then((found) => {
      data = found;
      connection = new Connection(data.schemes);
    });
    await loading;
    const section = details.closest("[data-operation]");
    const id = section.dataset.operation;
    await Beside.build(section); // it shows what is entered, and listens from then on
    if (!panels.has(id)) panels.set(id, new Panel(details, id));
    return panels.get(id);
  }

  /* This page may not be framed where it is served: it is loaded again, and may then speak to one server. */
  function reload(by, top) {
    const kept = [...panels].map(([id, panel]) => [id, panel.kept]);
    Kept.reload(new URL(connection.address).origin, { connection: connection.kept, panels: kept, at: [by.id, top] });
  }

  async function restore({ connection: known, panels: kept, at: [by, top] }) {
    for (const [id, { isOpen, ...state }] of kept) {
      const section = Dom.all("section[data-operation]").find((found) => found.dataset.operation === id);
      if (section) await Sections.fill(section);
      const details = section?.querySelector("details.try-it");
      if (!details) continue;
      const panel = await open(details);
      connection.kept = known;
      panel.state = state;
      details.open = isOpen;
    }
    const panel = panels.get(by);
    if (!panel) return;
    for (let frame = 0; frame < 5; frame += 1) { // what is above may still be laid out
      scrollBy({ top: panel.form.getBoundingClientRect().top - top, behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
    if (panel.operation.security.length) connection.askForCredentials();
  }

  function adopt(details) {
    details.hidden = false;
    details.addEventListener("toggle", () => open(details), { once: true });
  }

  // Those of a large document come when their sections do; see `sections.js`.
  document.addEventListener("filled", ({ target }) => Dom.all("details.try-it", target).forEach(adopt));
  Dom.all("details.try-it").forEach(adopt);
  if (Kept.state) restore(Kept.state);
})();
