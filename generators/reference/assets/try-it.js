"use strict";

// The panel of each operation that sends a request to the server that the reader named.
(() => {
  const element = document.getElementById("facts");
  const panels = [...document.querySelectorAll("details.try-it")];
  if (!element || !panels.length || typeof DecompressionStream !== "function") return;
  const { packed, origin } = JSON.parse(element.textContent);
  const allowed = document.documentElement.dataset.allowed;
  const SHOWN = 100000; // characters of an answer that are shown at once
  const STREAMS = /^(text\/event-stream|application\/(x-ndjson|jsonl|x-jsonlines|json-seq))\b/;
  let count = 0;
  let data;

  function make(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "boolean") made.toggleAttribute(key, value);
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  function button(text, action, attributes = {}) {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", action);
    return made;
  }

  function field(text, input, ...more) {
    input.id = `try-${(count += 1)}`;
    return make("div", { class: "try-field" }, make("label", { for: input.id }, text), input, ...more);
  }

  const code = (text) => make("code", {}, text);

  async function unpack() {
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  // --- server and credentials --------------------------------------------------------------------

  const PANEL = "reference-panel"; // key of the session: which panel to open again
  const secrets = new Map(); // what was typed, in memory only: scheme to its inputs
  const told = new Set(); // what shows where requests go

  function storedAddress() {
    try {
      return sessionStorage.getItem("reference-base-url") ?? origin;
    } catch {
      return origin;
    }
  }

  const address = make("input", { type: "url", placeholder: "http://127.0.0.1:4010", autocomplete: "off", spellcheck: "false" });
  address.value = storedAddress();
  const addressError = make("p", { class: "try-problem", role: "alert" });

  /* The address typed in, or why it is none. */
  function parsed() {
    let url;
    try {
      url = new URL(address.value.trim());
    } catch {
      throw new Error("This is no address; it begins with http:// or https://.");
    }
    if (url.protocol !== "http:" && url.protocol !== "https:") throw new Error("It has to begin with http:// or https://.");
    if (url.username || url.password) throw new Error("Credentials have fields of their own; an address is kept, and they are not.");
    if (url.search || url.hash) throw new Error("An address ends before ? and #.");
    return url;
  }

  function use(event) {
    event.preventDefault();
    try {
      const url = parsed();
      sessionStorage.setItem("reference-base-url", url.origin + url.pathname.replace(/\/+$/, ""));
      if (url.origin === allowed) {
        dialog.close();
        tell();
      } else {
        sessionStorage.setItem(PANEL, asking);
        location.reload(); // a policy can only be narrowed, so the page starts again
      }
    } catch (error) {
      addressError.textContent = error.name === "SecurityError" ? "The browser keeps nothing for this page, so only the document's own server can be used." : error.message;
      address.setAttribute("aria-invalid", "true");
    }
  }

  let asking = ""; // the operation whose panel opened the dialog

  function ask(operation) {
    asking = operation;
    dialog.showModal();
  }

  const dialog = make("dialog", { class: "try-dialog", "aria-label": "Server and credentials" });
  const credentials = () => [...secrets.values()].flat();

  function credentialFields(name, scheme) {
    const input = (type) => make("input", { type, autocomplete: "off", spellcheck: "false" });
    const inputs = [];
    const legend = make("legend", {}, name);
    const parts = [legend];
    const add = (text, type) => {
      inputs.push(input(type));
      parts.push(field(text, inputs.at(-1)));
    };
    if (!scheme.sendable) parts.push(make("p", { class: "quiet" }, "A page cannot send these credentials."));
    else if (scheme.type === "apiKey" && scheme.in === "cookie") parts.push(make("p", { class: "quiet" }, "It is a cookie, which a page cannot set."));
    else if (scheme.type === "apiKey") add(`${scheme.name}, in the ${scheme.in}`, "password");
    else if (scheme.type === "http" && scheme.scheme === "basic") {
      add("User name", "text");
      add("Password", "password");
    } else add("Token", "password");
    secrets.set(name, inputs);
    inputs.forEach((one) => one.addEventListener("input", tell));
    return make("fieldset", {}, ...parts);
  }

  function buildDialog() {
    const form = make(
      "form",
      { method: "dialog", class: "try-form", novalidate: true },
      make("h2", {}, "Server and credentials"),
      field("Base URL, without the path of the document's server", address),
      addressError,
      make("p", { class: "quiet" }, "Requests go to this server and nowhere else: the policy of the page sees to that. Another address loads the page again, and then asks for credentials."),
      ...Object.entries(data.schemes).map(([name, scheme]) => credentialFields(name, scheme)),
      make("p", { class: "quiet" }, "Credentials are held by these fields alone. They are not stored, and go when the page does."),
      make("div", { class: "try-buttons" }, make("button", { type: "submit", class: "try-send" }, "Use these"), button("Cancel", () => dialog.close())),
    );
    form.addEventListener("submit", use);
    dialog.append(form);
    document.body.append(dialog);
  }

  function tell() {
    for (const show of told) show();
  }

  /* Whether a scheme's credentials were typed. */
  const isGiven = (name) => (secrets.get(name) ?? []).some((input) => input.value !== "");

  /* The names of schemes to send: of the first alternative whose credentials are all there. */
  function chosen(operation) {
    return operation.security.find((names) => names.length && names.every(isGiven)) ?? [];
  }

  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  function authorize(operation, headers, query) {
    for (const name of chosen(operation)) {
      const scheme = data.schemes[name];
      const [first, second] = secrets.get(name).map((input) => input.value);
      if (scheme.type === "apiKey" && scheme.in === "query") query.push(`${Parameters.percent(scheme.name)}=${Parameters.percent(first)}`);
      else if (scheme.type === "apiKey") headers.set(scheme.name, first);
      else if (scheme.type === "http" && scheme.scheme === "basic") headers.set("Authorization", `Basic ${base64(`${first}:${second}`)}`);
      else headers.set("Authorization", `${scheme.type === "http" && scheme.scheme !== "bearer" ? scheme.scheme : "Bearer"} ${first}`);
    }
  }

  // --- parameters --------------------------------------------------------------------------------

  function resolved(schema) {
    let found = schema;
    for (let step = 0; step < 20 && found?.$ref !== undefined; step += 1) {
      const name = decodeURIComponent(found.$ref.replace("#/components/schemas/", "")).replace(/~1/g, "/").replace(/~0/g, "~");
      found = Object.hasOwn(data.schemas, name) ? data.schemas[name] : {};
    }
    return typeof found === "object" && found !== null ? found : {};
  }

  function typesOf(schema) {
    const found = resolved(schema);
    const parts = [...(found.anyOf ?? []), ...(found.oneOf ?? []), ...(found.allOf ?? [])];
    const own = found.type === undefined ? (found.enum ?? []).map((value) => typeof value) : [].concat(found.type);
    return [...own, ...parts.flatMap((part) => typesOf(part))].filter((type) => type !== "null");
  }

  const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

  class ParameterField {
    constructor(parameter) {
      this.parameter = parameter;
      this.types = typesOf(parameter.schema);
      this.isText = !parameter.json && (!this.types.length || this.types.includes("string"));
      this.initial = parameter.value === null ? "" : this.isText ? asText(parameter.value) : JSON.stringify(parameter.value);
      this.input = this.#input();
      this.input.value = this.initial;
      this.isTouched = this.initial !== "";
      this.input.addEventListener("change", () => {
        this.isTouched = true;
      });
      this.problem = make("p", { class: "try-problem" });
      this.problem.id = `try-${(count += 1)}`;
      this.input.setAttribute("aria-describedby", this.problem.id);
      const kind = this.isText ? "" : `, ${this.types.join(" or ") || "JSON"}`;
      const about = make("small", {}, `${parameter.in}${parameter.required ? ", required" : ""}${kind}`);
      const name = make("span", {}, code(parameter.name), " ", about);
      this.element = field(name, this.input, this.problem);
      if (parameter.in === "cookie") {
        this.input.disabled = true;
        this.input.value = "";
        this.problem.textContent = "A page cannot set cookies.";
      }
    }

    #input() {
      const values = resolved(this.parameter.schema).enum ?? (this.types.join() === "boolean" ? [true, false] : null);
      if (!values) return make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
      const shown = (value) => (this.isText ? asText(value) : JSON.stringify(value));
      return make("select", {}, make("option", { value: "" }, "not sent"), ...values.map((value) => make("option", { value: shown(value) }, shown(value))));
    }

    get isSent() {
      return this.parameter.in !== "cookie" && this.input.value !== "";
    }

    /* The text that is sent; problems are shown and, as `invalid`, counted. */
    read() {
      this.invalid = false;
      const say = (text) => {
        this.invalid = text !== "";
        this.problem.textContent = text;
        this.input.setAttribute("aria-invalid", String(this.invalid && this.isTouched));
      };
      if (this.parameter.in === "cookie") return undefined;
      say("");
      if (!this.isSent) {
        if (this.parameter.required) say("This is required.");
        if (!this.isTouched) this.problem.textContent = ""; // nobody forgot it yet
        return undefined;
      }
      const text = this.input.value;
      let node = { kind: "string", value: text, at: 0 };
      if (!this.isText || this.types.length > 1) {
        try {
          node = Json.parse(text);
        } catch (error) {
          if (!this.isText) {
            say(`Expected JSON: ${error.message}.`);
            return text;
          }
        }
        if (this.isText && node.kind !== "array" && node.kind !== "object") node = { kind: "string", value: text, at: 0 };
      }
      const isString = node.kind === "string" && !this.types.includes("string") && this.types.length > 0;
      const [error] = isString ? [] : new Schemas.Validator(data.schemas, true).validate(this.parameter.schema, node);
      if (error) say(`${error.message}.`);
      try {
        const written = Parameters.write(this.parameter, node);
        if (this.parameter.in === "path" && /^\.{0,2}$/.test(written)) say("Expected a value that can stand in a path.");
        return written;
      } catch (unwritable) {
        say(`${unwritable.message}.`);
        return undefined;
      }
    }
  }

  // --- the panel of one operation ----------------------------------------------------------------

  class Panel {
    constructor(details, id) {
      this.details = details;
      this.section = details.closest("[data-operation]");
      this.id = id;
      this.operation = data.operations[id];
      this.media = this.operation.body?.media ?? [];
      this.fields = this.operation.parameters.map((one) => new ParameterField(one));
      this.files = new Map();
      this.#build();
      this.changed();
    }

    #build() {
      this.target = make("p", { class: "try-target" });
      const show = () => this.#showTarget();
      told.add(show);
      show();
      this.form = make("form", { class: "try-form", novalidate: true }, this.target, ...this.fields.map((one) => one.element));
      if (this.media.length) this.#buildBody();
      this.send = make("button", { type: "submit", class: "try-send" }, "Send");
      this.cancel = button("Cancel", () => this.aborter?.abort(), { hidden: true });
      const reset = button("Reset to the example", () => this.reset());
      this.form.append(make("div", { class: "try-buttons" }, this.send, reset, this.cancel));
      this.answer = make("div", { class: "try-answer", "aria-live": "polite" });
      this.#buildProgram();
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
      this.details.append(this.form, this.answer, this.program);
    }

    #showTarget() {
      const names = chosen(this.operation);
      const credential = names.length ? `with ${names.join(" and ")}` : "without credentials";
      const where = allowed ? code(storedAddress()) : "no server yet";
      this.target.replaceChildren("To ", where, `, ${credential} `, button("Server and credentials", () => ask(this.id)));
    }

    #buildBody() {
      this.choice = make("select", {}, ...this.media.map((one) => make("option", { value: one.type }, one.type)));
      this.choice.addEventListener("change", () => this.#showExample());
      this.editor = make("textarea", { rows: "12", spellcheck: "false", autocomplete: "off", wrap: "off" });
      this.problems = make("div", { class: "try-problems", role: "status" });
      this.problems.id = `try-${(count += 1)}`;
      this.editor.setAttribute("aria-describedby", this.problems.id);
      this.editorField = field("Body", this.editor, this.problems);
      this.fileFields = make("div");
      if (this.media.length > 1) this.form.append(field("Media type", this.choice));
      this.form.append(this.editorField, this.fileFields);
      this.#showExample();
    }

    #showExample() {
      const { kind, schema, example } = this.medium;
      this.editorField.querySelector("label").textContent = kind === "form" || kind === "multipart" ? "Body, as JSON: each property is a field of the form" : `Body, ${this.medium.type}`;
      this.editor.value = example;
      this.editor.rows = Math.min(24, Math.max(4, example.split("\n").length + 1));
      this.files.clear();
      const isFile = (part) => {
        const found = resolved(part);
        return found.format === "binary" || ("contentMediaType" in found && !("contentEncoding" in found));
      };
      const properties = kind === "multipart" ? Object.entries(resolved(schema).properties ?? {}) : [];
      for (const [name, part] of properties.filter(([, one]) => isFile(one) || isFile(resolved(one).items))) {
        this.files.set(name, make("input", { type: "file", multiple: resolved(part).type === "array" }));
      }
      if (kind === "binary") this.files.set("", make("input", { type: "file" }));
      this.editorField.hidden = kind === "binary";
      this.fileFields.replaceChildren(...[...this.files].map(([name, input]) => field(name ? `File ${name}` : "File", input)));
    }

    #buildProgram() {
      this.language = make("select");
      const programs = data.programs[this.id] ?? {};
      const names = new Set(Object.values(programs).flatMap((one) => Object.keys(one)));
      const labels = new Map([...this.section.querySelectorAll("input.tab")].map((tab) => [tab.value, tab.getAttribute("aria-label")]));
      for (const name of names) this.language.append(make("option", { value: name }, labels.get(name) ?? name));
      const shown = () => this.section.querySelector("input.tab:checked")?.value;
      if (names.has(shown())) this.language.value = shown();
      this.section.addEventListener("change", (event) => {
        if (event.target.classList?.contains("tab") && names.has(event.target.value)) {
          this.language.value = event.target.value;
          this.showProgram();
        }
      });
      this.language.addEventListener("change", () => this.showProgram());
      this.source = code("");
      this.note = make("p", { class: "quiet" });
      const scroll = make("pre", { tabindex: "0", role: "region", "aria-label": `This request as a program, ${this.id}` }, this.source);
      this.program = make("details", { class: "try-program", hidden: !names.size }, make("summary", {}, "This request as a program"), field("Language", this.language), this.note, scroll);
    }

    get medium() {
      return this.media.find((one) => one.type === this.choice.value) ?? this.media[0];
    }

    reset() {
      for (const one of this.fields) if (one.parameter.in !== "cookie") one.input.value = one.initial;
      if (this.media.length) this.#showExample();
      this.answer.replaceChildren();
      this.changed();
    }

    /* What is to be sent, as far as it can be said; shows what is wrong with it. */
    read() {
      const request = { path: this.operation.path, query: [], headers: [], isValid: true };
      for (const one of this.fields) {
        const text = one.read();
        if (one.invalid && one.isTouched) request.isValid = false;
        const { name, in: place } = one.parameter;
        if (place === "path") request.path = request.path.replace(`{${name}}`, () => text ?? "");
        else if (place === "header") request.headers.push([name, text]);
        else if (text !== undefined && text !== "") request.query.push(text);
      }
      request.path = request.path.replace(/[^A-Za-z0-9\-._~/:@!$&'()*+,;=%]/g, (char) => encodeURIComponent(char));
      if (this.media.length) this.#readBody(request);
      return request;
    }

    #readBody(request) {
      const { kind, schema, type } = this.medium;
      const text = this.editor.value;
      const problems = [];
      if (kind !== "binary" && text.trim() === "" && kind !== "text") {
        if (this.operation.body.required) problems.push({ message: "A body is required", at: 0 });
      } else if (kind === "text") request.body = text === "" && !this.operation.body.required ? undefined : { text };
      else if (kind === "binary") request.body = { file: this.files.get("").files[0] ?? new Blob([]), text: undefined };
      else {
        let node;
        try {
          node = Json.parse(text);
          const files = new Set(this.files.keys());
          const found = new Schemas.Validator(data.schemas, true).validate(schema, node);
          problems.push(...found.filter((one) => kind === "json" || (one.pointer !== "" && !files.has(one.pointer.split("/")[1]))));
        } catch (error) {
          if (!(error instanceof Json.Broken)) throw error;
          problems.push({ message: `This is no JSON: ${error.message}`, at: error.at });
        }
        request.body = { text, node };
      }
      request.contentType = type;
      if (problems.length) request.isValid = false;
      this.#showProblems(text, problems);
    }

    #showProblems(text, problems) {
      const said = JSON.stringify([problems, problems.length ? text : ""]);
      if (said === this.said) return; // a button that is being pressed stays
      this.said = said;
      this.editor.setAttribute("aria-invalid", String(problems.length > 0));
      const shown = problems.slice(0, 20).map((one) => {
        const { line, column } = Json.place(text, one.at);
        const go = button(`Line ${line}, column ${column}`, () => {
          this.editor.focus();
          this.editor.setSelectionRange(one.at, one.at);
        });
        return make("li", {}, go, one.pointer ? code(one.pointer) : "", ` ${one.message}.`);
      });
      if (problems.length > shown.length) shown.push(make("li", {}, `And ${problems.length - shown.length} more.`));
      this.problems.replaceChildren(...(shown.length ? [make("ul", {}, ...shown)] : []));
    }

    changed() {
      this.request = this.read();
      this.send.textContent = this.request.isValid ? "Send" : "Send anyway";
      this.showProgram();
    }

    showProgram() {
      const { body, contentType, headers, query } = this.request;
      const kind = this.media.length ? this.medium.kind : "";
      const isDocumented = this.fields.every((one) => one.parameter.in === "path" || one.input.value === one.initial);
      let sent = body;
      if (kind === "form" && body?.node?.kind === "object") sent = { text: Parameters.urlencoded(body.node) };
      let found;
      if (body && (kind === "multipart" || kind === "binary")) found = { text: "", note: "Programs with files are not made here: see the sample above." };
      else if (body && kind === "json" && !body.node) found = { text: "", note: "There is no program until the body is JSON." };
      else {
        const request = { query: query.join("&"), headers: headers.map(([, text]) => text), contentType, body: sent, isDocumented };
        found = Samples.write(data.programs[this.id] ?? {}, data.mark, this.language.value, request);
      }
      this.source.textContent = found.text;
      this.source.parentElement.hidden = found.text === "";
      const ids = this.fields.filter((one) => one.parameter.in === "path" && one.parameter.variable);
      const variables = found.text ? ids.filter((one) => found.text.includes(one.parameter.variable)).map((one) => `${one.parameter.variable}=${one.input.value}`) : [];
      this.note.replaceChildren(found.note, ...(variables.length ? [found.note ? " " : "", "With ", ...variables.flatMap((text) => [code(text), " "]), "in the environment."] : []));
      this.note.hidden = !this.note.textContent;
    }

    // --- sending -----------------------------------------------------------------------------------

    #payload() {
      const { body, contentType } = this.request;
      if (body === undefined) return [undefined, undefined];
      const { kind } = this.medium;
      if (kind === "binary") return [body.file, contentType];
      if (kind === "form" && body.node?.kind === "object") return [Parameters.urlencoded(body.node), contentType];
      if (kind !== "multipart") return [body.text, contentType];
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
      if (!allowed) {
        ask(this.id);
        return;
      }
      const wasValid = this.request.isValid;
      for (const one of this.fields) one.isTouched = true;
      this.changed();
      const missing = this.fields.find((one) => one.invalid);
      if (wasValid && missing) {
        missing.input.focus(); // said only now: the next time it is sent all the same
        return;
      }
      const headers = new Headers();
      const query = [...this.request.query];
      const method = this.operation.method;
      if (this.operation.accept.length) headers.set("Accept", [...this.operation.accept, "*/*;q=0.1"].join(", "));
      this.answer.replaceChildren(make("p", { class: "quiet" }, "Waiting for the answer…"));
      this.aborter = new AbortController();
      this.cancel.hidden = false;
      const begun = performance.now();
      try {
        for (const [name, text] of this.request.headers) if (text !== undefined) headers.set(name, text);
        authorize(this.operation, headers, query);
        const [body, contentType] = this.#payload();
        if (contentType !== undefined) headers.set("Content-Type", contentType);
        if (body !== undefined && (method === "GET" || method === "HEAD")) throw new Error(`A browser sends no body with ${method}: use the program below.`);
        const url = storedAddress().replace(/\/+$/, "") + this.operation.base + this.request.path + (query.length ? `?${query.join("&")}` : "");
        const { signal } = this.aborter;
        const response = await fetch(url, { method, headers, body, signal, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
        await this.#show(response, begun);
      } catch (error) {
        this.#fail(error);
      } finally {
        this.aborter = undefined;
        this.cancel.hidden = true;
      }
    }

    #fail(error) {
      if (error.name === "AbortError") {
        this.answer.replaceChildren(make("p", {}, "Cancelled."));
        return;
      }
      const isNetwork = error instanceof TypeError;
      const reasons = [
        "Nothing listens at this address: is the server, or its mock (make mock), running?",
        "It does not allow requests from other pages (CORS).",
        "It redirects to another server, which the policy of this page does not allow.",
        ...(location.protocol === "https:" && storedAddress().startsWith("http:") ? ["This page came by https, and the address is http."] : []),
      ];
      const told = isNetwork ? [make("p", {}, "No answer that the browser may show. It does not say why; the usual reasons:"), make("ul", {}, ...reasons.map((text) => make("li", {}, text)))] : [make("p", {}, error.message)];
      this.answer.replaceChildren(make("div", { class: "try-failed" }, ...told));
    }

    async #show(response, begun) {
      const took = () => `${Math.round(performance.now() - begun)} ms`;
      const type = response.headers.get("content-type") ?? "";
      const kind = response.ok ? "good" : response.status < 500 ? "poor" : "bad";
      const facts = make("span", {}, took());
      const status = make("p", { class: "try-status" }, make("b", { class: kind }, `${response.status} ${response.statusText}`.trim()), " ", facts);
      const rows = [...response.headers].map(([name, value]) => make("tr", {}, make("th", { scope: "row" }, code(name)), make("td", {}, code(value))));
      const headers = make("details", {}, make("summary", {}, `${rows.length} header fields`), make("table", {}, make("tbody", {}, ...rows)), make("p", { class: "quiet" }, "Those that the server shows to other pages (CORS)."));
      const content = make("div");
      this.answer.replaceChildren(status, headers, content);
      const chunks = [];
      let size = 0;
      const live = STREAMS.test(type) ? this.#pre(content, "") : undefined;
      const decoder = new TextDecoder();
      const reader = response.body?.getReader();
      for (;;) {
        const { done, value } = reader ? await reader.read() : { done: true };
        if (done) break;
        chunks.push(value);
        size += value.length;
        facts.textContent = `${took()}, ${size} bytes`;
        if (live && live.textContent.length < SHOWN) live.textContent += decoder.decode(value, { stream: true });
      }
      facts.textContent = `${took()}, ${size} bytes`;
      if (!live) await this.#showContent(content, new Blob(chunks, { type }), type);
    }

    #pre(parent, text) {
      const shown = code(text);
      parent.append(make("pre", { tabindex: "0", role: "region", "aria-label": `Body of the answer, ${this.id}` }, shown));
      return shown;
    }

    async #showContent(parent, blob, type) {
      if (!blob.size) {
        parent.append(make("p", { class: "quiet" }, "The answer has no body."));
        return;
      }
      let text;
      try {
        text = new TextDecoder("utf-8", { fatal: true }).decode(await blob.arrayBuffer());
      } catch {
        parent.append(button("Save the body", () => this.#save(blob)));
        return;
      }
      let node;
      if (/[/+]json\b/.test(type)) {
        try {
          node = Json.parse(text);
          text = Json.write(node, "  ");
        } catch {
          parent.append(make("p", { class: "try-problem" }, "The body is said to be JSON, and is not."));
        }
      }
      if (/^application\/problem\+json/.test(type) && node?.kind === "object") parent.append(this.#problem(node));
      const shown = this.#pre(parent, text.slice(0, SHOWN));
      if (text.length > SHOWN) {
        const more = button(`Show all ${text.length} characters`, () => {
          shown.textContent = text;
          more.remove();
        });
        parent.append(more);
      }
    }

    /* A problem (RFC 9457) in short. */
    #problem(node) {
      const of = (object, name) => object.members?.find((one) => one.name === name)?.value;
      const say = (object, name) => of(object, name)?.value ?? "";
      const violations = (of(node, "violations")?.items ?? []).map((one) => make("li", {}, code(say(one, "pointer") || say(one, "parameter") || say(one, "in")), ` ${say(one, "message")}`));
      return make("div", { class: "try-failed" }, make("p", {}, make("b", {}, String(say(node, "title"))), say(node, "detail") ? `: ${say(node, "detail")}` : ""), ...(violations.length ? [make("ul", {}, ...violations)] : []));
    }

    #save(blob) {
      const link = make("a", { href: URL.createObjectURL(blob), download: this.id });
      link.click();
      URL.revokeObjectURL(link.href);
    }
  }

  // --- opening -------------------------------------------------------------------------------------

  let loading;
  async function open(details) {
    loading ??= unpack().then((found) => {
      data = found;
      buildDialog();
    });
    await loading;
    return new Panel(details, details.closest("[data-operation]").dataset.operation);
  }

  /* The operation that was asked for before the page was loaded again, once. */
  function taken() {
    try {
      const found = sessionStorage.getItem(PANEL);
      sessionStorage.removeItem(PANEL);
      return found;
    } catch {
      return null;
    }
  }

  const again = taken();
  for (const details of panels) {
    details.hidden = false;
    const isAgain = details.closest("[data-operation]").dataset.operation === again;
    const opened = async () => {
      const panel = await open(details);
      if (isAgain && panel.operation.security.length) {
        ask(panel.id);
        credentials()[0]?.focus();
      }
    };
    details.addEventListener("toggle", opened, { once: true });
    details.open = isAgain;
  }
})();
