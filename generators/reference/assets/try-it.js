"use strict";

// The panel of each operation that sends a request to the server that the reader named.
(() => {
  const element = document.getElementById("facts");
  if (!element || typeof DecompressionStream !== "function") return;
  let data; // of `try_it.py`, from when the first panel is opened
  let connection; // likewise

  class Panel {
    constructor(details, id) {
      this.details = details;
      this.section = details.closest("[data-operation]");
      this.id = id;
      this.operation = data.operations[id];
      this.media = this.operation.body?.media ?? [];
      this.fields = this.operation.parameters.map((parameter) => new Fields.ParameterField(parameter, data.schemas));
      this.files = new Map();
      this.#build();
      this.changed();
    }

    #build() {
      this.target = Dom.make("p", { class: "try-target" });
      connection.watch(() => this.#showTarget());
      this.form = Dom.make("form", { class: "try-form", novalidate: true }, this.target, ...this.fields.map((field) => field.element));
      if (this.media.length) this.#buildBody();
      this.send = Dom.make("button", { type: "submit", class: "try-send" }, "Send");
      this.cancel = Dom.button("Cancel", () => this.aborter?.abort(), { hidden: true });
      const reset = Dom.button("Reset to the example", () => this.reset());
      this.form.append(Dom.make("div", { class: "try-buttons" }, this.send, reset, this.cancel));
      this.answer = new Answer(this.id);
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
      this.details.append(this.form, this.answer.element);
    }

    #showTarget() {
      const names = connection.chosen(this.operation);
      const credential = names.length ? `with ${names.join(" and ")}` : "without credentials";
      const where = connection.address ? Dom.code(connection.address) : "no server yet";
      this.target.replaceChildren("To ", where, `, ${credential} `, Dom.button("Server and credentials", () => connection.ask(this.id)));
    }

    #buildBody() {
      this.choice = Dom.make("select", {}, ...this.media.map((media) => Dom.make("option", { value: media.type }, media.type)));
      this.choice.addEventListener("change", () => this.#showExample());
      this.editor = Dom.make("textarea", { rows: "12", spellcheck: "false", autocomplete: "off", wrap: "off" });
      this.problems = Dom.make("div", { class: "try-problems", role: "status" });
      Dom.named(this.problems);
      this.editor.setAttribute("aria-describedby", this.problems.id);
      this.editorField = Dom.field("Body", this.editor, this.problems);
      this.fileFields = Dom.make("div");
      if (this.media.length > 1) this.form.append(Dom.field("Media type", this.choice));
      this.form.append(this.editorField, this.fileFields);
      this.#showExample();
    }

    #showExample() {
      const { panel, schema, example } = this.medium;
      this.editorField.querySelector("label").textContent = panel === "form" || panel === "multipart" ? "Body, as JSON: each property is a field of the form" : `Body, ${this.medium.type}`;
      this.editor.value = example;
      this.editor.rows = Math.min(24, Math.max(4, example.split("\n").length + 1));
      this.files.clear();
      const isFile = (part) => {
        const target = Fields.resolved(data.schemas, part);
        return target.format === "binary" || ("contentMediaType" in target && !("contentEncoding" in target));
      };
      const properties = panel === "multipart" ? Object.entries(Fields.resolved(data.schemas, schema).properties ?? {}) : [];
      for (const [name, part] of properties.filter(([, schema]) => isFile(schema) || isFile(Fields.resolved(data.schemas, schema).items))) {
        this.files.set(name, Dom.make("input", { type: "file", multiple: Fields.resolved(data.schemas, part).type === "array" }));
      }
      if (panel === "file") this.files.set("", Dom.make("input", { type: "file" }));
      this.editorField.hidden = panel === "file";
      this.fileFields.replaceChildren(...[...this.files].map(([name, input]) => Dom.field(name ? `File ${name}` : "File", input)));
    }

    get medium() {
      return this.media.find((media) => media.type === this.choice.value) ?? this.media[0];
    }

    reset() {
      for (const field of this.fields) if (field.parameter.in !== "cookie") field.input.value = field.initial;
      if (this.media.length) this.#showExample();
      this.answer.clear();
      this.changed();
    }

    /* What is to be sent, as far as it can be said; shows what is wrong with it. */
    read() {
      const request = { path: this.operation.path, query: [], headers: [], isValid: true };
      for (const field of this.fields) {
        const text = field.read();
        if (field.invalid && field.isTouched) request.isValid = false;
        const { name, in: place } = field.parameter;
        if (place === "path") request.path = request.path.replace(`{${name}}`, () => text ?? "");
        else if (place === "header") request.headers.push([name, text]);
        else if (text !== undefined && text !== "") request.query.push(text);
      }
      request.path = request.path.replace(/[^A-Za-z0-9\-._~/:@!$&'()*+,;=%]/g, (char) => encodeURIComponent(char));
      if (this.media.length) this.#readBody(request);
      return request;
    }

    #readBody(request) {
      const { panel, schema, type } = this.medium;
      const text = this.editor.value;
      const problems = [];
      if (panel !== "file" && text.trim() === "" && panel !== "text") {
        if (this.operation.body.required) problems.push({ message: "A body is required", at: 0 });
      } else if (panel === "text") request.body = text === "" && !this.operation.body.required ? undefined : { text };
      else if (panel === "file") request.body = { file: this.files.get("").files[0] ?? new Blob([]), text: undefined };
      else {
        let node;
        try {
          node = Json.parse(text);
          const files = new Set(this.files.keys());
          const found = new Schemas.Validator(data.schemas, true).validate(schema, node);
          problems.push(...found.filter((one) => panel === "json" || (one.pointer !== "" && !files.has(one.pointer.split("/")[1]))));
        } catch (error) {
          if (!(error instanceof Json.Broken)) throw error;
          problems.push({ message: `This is no JSON: ${error.message}`, at: error.at });
        }
        request.body = { text, node };
        if (panel === "form" && node?.kind === "object") problems.push(...this.#unwritable(node));
      }
      request.contentType = type;
      if (problems.length) request.isValid = false;
      this.#showProblems(text, problems);
    }

    #showProblems(text, problems) {
      const state = JSON.stringify([problems, problems.length ? text : ""]);
      if (state === this.state) return; // a button that is being pressed stays
      this.state = state;
      this.editor.setAttribute("aria-invalid", String(problems.length > 0));
      const items = problems.slice(0, 20).map((problem) => {
        const { line, column } = Json.place(text, problem.at);
        const go = Dom.button(`Line ${line}, column ${column}`, () => {
          this.editor.focus();
          this.editor.setSelectionRange(problem.at, problem.at);
        });
        return Dom.make("li", {}, go, problem.pointer ? Dom.code(problem.pointer) : "", ` ${problem.message}.`);
      });
      if (problems.length > items.length) items.push(Dom.make("li", {}, `And ${problems.length - items.length} more.`));
      this.problems.replaceChildren(...(items.length ? [Dom.make("ul", {}, ...items)] : []));
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
      const medium = this.media.length ? this.medium : undefined;
      const text = medium?.panel === "file" ? "" : this.editor?.value;
      const body = Requests.body(medium, text ?? "", this.operation.body?.required, text !== medium?.example);
      const detail = { ...Requests.made(this.operation, nodes), contentType: medium?.type, body, isDocumented };
      this.section.dispatchEvent(new CustomEvent("request", { detail }));
    }

    // --- sending -----------------------------------------------------------------------------------

    /* The text of a form; empty where a part of it has no form, which `#unwritable` says. */
    #form(node) {
      return this.#unwritable(node).length ? "" : Parameters.urlencoded(node, this.medium.encoding);
    }

    #unwritable(node) {
      try {
        Parameters.urlencoded(node, this.medium.encoding);
        return [];
      } catch (error) {
        if (error instanceof Parameters.Unwritable) return [{ message: error.message, at: 0 }];
        throw error;
      }
    }

    #payload() {
      const { body, contentType } = this.request;
      if (body === undefined) return [undefined, undefined];
      const { panel } = this.medium;
      if (panel === "file") return [body.file, contentType];
      if (panel === "form" && body.node?.kind === "object") return [this.#form(body.node), contentType];
      if (panel !== "multipart") return [body.text, contentType];
      const sent = new FormData();
      for (const { name, value } of body.node?.members ?? []) {
        if (this.files.has(name)) continue;
        for (const item of value.kind === "array" ? value.items : [value]) {
          const isText = item.kind === "string";
          sent.append(name, isText ? item.value : item.kind === "object" ? new Blob([Json.write(item)], { type: "application/json" }) : Json.write(item));
        }
      }
      for (const [name, input] of this.files) for (const file of input.files) sent.append(name, file);
      return [sent, undefined]; // the browser adds the boundary
    }

    async submit() {
      if (this.aborter) return;
      if (!connection.address) {
        connection.ask(this.id);
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
      const headers = new Headers();
      const query = [...this.request.query];
      const method = this.operation.method;
      if (this.operation.accept.length) headers.set("Accept", [...this.operation.accept, "*/*;q=0.1"].join(", "));
      this.answer.wait();
      this.aborter = new AbortController();
      this.cancel.hidden = false;
      const begun = performance.now();
      try {
        for (const [name, text] of this.request.headers) if (text !== undefined) headers.set(name, text);
        connection.authorize(this.operation, headers, query);
        const [body, contentType] = this.#payload();
        if (contentType !== undefined) headers.set("Content-Type", contentType);
        if (body !== undefined && (method === "GET" || method === "HEAD")) throw new Error(`A browser sends no body with ${method}: use a program.`);
        const url = connection.address.replace(/\/+$/, "") + this.operation.base + this.request.path + (query.length ? `?${query.join("&")}` : "");
        const { signal } = this.aborter;
        const response = await fetch(url, { method, headers, body, signal, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
        await this.answer.show(response, begun);
      } catch (error) {
        this.answer.fail(error, connection.address);
      } finally {
        this.aborter = undefined;
        this.cancel.hidden = true;
      }
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
    return new Panel(details, details.closest("[data-operation]").dataset.operation);
  }

  const again = Connection.taken();

  function adopt(details) {
    details.hidden = false;
    const isAgain = details.closest("[data-operation]").dataset.operation === again;
    const opened = async () => {
      const panel = await open(details);
      if (isAgain && panel.operation.security.length) {
        connection.askForCredentials(panel.id);
      }
    };
    details.addEventListener("toggle", opened, { once: true });
    details.open = isAgain;
  }

  // Those of a large document come when their sections do; see `sections.js`.
  document.addEventListener("filled", ({ target }) => Dom.all("details.try-it", target).forEach(adopt));
  Dom.all("details.try-it").forEach(adopt);
  if (again !== null) Sections.fill(Dom.all("section[data-operation]").find((section) => section.dataset.operation === again));
})();
