"use strict";

// The body of a request: a text that is edited, with what is wrong in it, and files beside it.
class BodyEditor {
  #chosen = new Map(); // name of a field to the files that are sent

  constructor(body, schemas) {
    this.required = body.required;
    this.media = body.media;
    this.schemas = schemas;
    this.choice = Dom.make("select", {}, ...this.media.map((media) => Dom.make("option", { value: media.type }, media.type)));
    this.choice.addEventListener("change", () => this.showExample());
    this.editor = Dom.make("textarea", { rows: "12", spellcheck: "false", autocomplete: "off", wrap: "off" });
    this.problems = Dom.named(Dom.make("div", { class: "try-problems", role: "status" }));
    this.editor.setAttribute("aria-describedby", this.problems.id);
    this.editorField = Dom.field("Body", this.editor, this.problems);
    this.fileFields = Dom.make("div", { class: "try-files" });
    const choices = this.media.length > 1 ? [Dom.field("Media type", this.choice)] : [];
    this.elements = [...choices, this.editorField, this.fileFields];
    this.showExample();
  }

  get medium() {
    return this.media.find((media) => media.type === this.choice.value) ?? this.media[0];
  }

  #isFile(schema) {
    const target = Fields.resolved(this.schemas, schema);
    return target.format === "binary" || ("contentMediaType" in target && !("contentEncoding" in target));
  }

  /* Show the example of the media type that is chosen. */
  showExample() {
    const { panel, schema, example, encoding } = this.medium;
    const isForm = panel === "form" || panel === "multipart";
    this.editorField.querySelector("label").textContent = isForm ? "Body, as JSON: each property is a field of the form" : `Body, ${this.medium.type}`;
    this.#setText(example);
    this.#chosen.clear();
    const fields = [];
    const { properties = {}, required = [] } = Fields.resolved(this.schemas, schema);
    for (const [name, part] of panel === "multipart" ? Object.entries(properties) : []) {
      const isMany = this.#isFile(Fields.resolved(this.schemas, part).items);
      if (!isMany && !this.#isFile(part)) continue;
      const accept = Object.hasOwn(encoding, name) ? encoding[name].accept : "";
      fields.push(this.#fileField(name, `File${isMany ? "s" : ""} ${name}`, { isMany, accept, isRequired: [].concat(required).includes(name) }));
    }
    if (panel === "file") fields.push(this.#fileField("", "File", { accept: this.medium.type }));
    this.editorField.hidden = panel === "file";
    this.fileFields.replaceChildren(...fields);
  }

  #setText(text) {
    this.editor.value = text;
    this.editor.rows = Math.min(24, Math.max(4, text.split("\n").length + 1));
  }

  /* A field for one file, or for several that are chosen one after the other. */
  #fileField(name, label, { isMany = false, accept = "", isRequired = false }) {
    const files = [];
    this.#chosen.set(name, files);
    // A browser takes `*/*` for a type of its own.
    const accepted = accept.includes("*/*") || accept === "application/octet-stream" ? "" : accept;
    const input = Dom.make("input", { type: "file", multiple: isMany, ...(accepted ? { accept: accepted } : {}), "data-part": name, "data-required": isRequired });
    const list = Dom.make("ul", { class: "try-chosen" });
    const show = () => {
      if (!files.length) input.value = "";
      list.replaceChildren(...files.map((file, index) => {
        const drop = Dom.button("Remove", () => {
          files.splice(index, 1);
          show();
          input.focus();
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }, { "aria-label": `Remove ${file.name}` });
        return Dom.make("li", {}, ...(isMany ? [Dom.code(file.name), " "] : []), `${file.size} ${file.size === 1 ? "byte" : "bytes"} `, drop);
      }));
    };
    input.addEventListener("change", (event) => {
      if (!event.isTrusted && !input.files.length) return;
      if (!isMany) files.length = 0;
      files.push(...input.files);
      if (isMany) input.value = ""; // the list shows what is sent, and more may be chosen
      show();
    });
    return Dom.field(Dom.make("span", {}, label, isRequired ? Dom.make("small", {}, " required") : ""), input, list);
  }

  /* What was typed, to be shown again. */
  get state() {
    return { type: this.medium.type, text: this.editor.value, files: [...this.#chosen].map(([name, files]) => [name, [...files]]) };
  }

  set state({ type, text, files = [] }) {
    if (this.media.some((media) => media.type === type)) this.choice.value = type;
    this.showExample();
    this.#setText(text);
    for (const [name, chosen] of files) {
      const input = this.fileFields.querySelector(`[data-part="${CSS.escape(name)}"]`);
      if (!this.#chosen.has(name) || !input || !chosen.length) continue;
      const transfer = new DataTransfer();
      for (const file of chosen) transfer.items.add(file);
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  /* Read the body: `body`, `type`, and whether it is as the document says. */
  read() {
    const { panel, schema, type } = this.medium;
    const text = this.editor.value;
    const problems = [];
    let body;
    if (panel !== "file" && text.trim() === "" && panel !== "text") {
      if (this.required) problems.push({ message: "A body is required", at: 0 });
    } else if (panel === "text") body = text === "" && !this.required ? undefined : { text };
    else if (panel === "file") {
      const [file] = this.#chosen.get("");
      if (file || this.required) body = { file: file ?? new Blob([]) };
    } else {
      body = this.#readJson(text, schema, problems);
    }
    for (const input of this.fileFields.querySelectorAll("[data-required]")) {
      const name = input.dataset.part;
      const isTyped = body?.node?.members?.some((member) => member.name === name);
      if (!this.#chosen.get(name).length && !isTyped) problems.push({ message: `The file ${name} is required`, field: input });
    }
    this.#showProblems(text, problems);
    return { body, type, panel, isValid: !problems.length };
  }

  #readJson(text, schema, problems) {
    const { panel, encoding } = this.medium;
    let node;
    try {
      node = Json.parse(text);
    } catch (error) {
      if (!(error instanceof Json.Broken)) throw error;
      problems.push({ message: `This is no JSON: ${error.message}`, at: error.at });
      return { text };
    }
    const found = new Schemas.Validator(this.schemas, true).validate(schema, node);
    problems.push(...found.filter((problem) => panel === "json" || (problem.pointer !== "" && !this.#chosen.has(problem.pointer.split("/")[1]))));
    if (panel !== "json" && node.kind !== "object") problems.push({ message: "A form is an object, with a property for each field", at: 0 });
    else if (panel !== "json") {
      try {
        if (panel === "form") Parameters.urlencoded(node, encoding);
        else Multipart.write(node.members, this.#chosen, encoding);
      } catch (error) {
        if (!(error instanceof Parameters.Unwritable)) throw error;
        problems.push({ message: error.message, at: 0 });
      }
    }
    return { text, node };
  }

  /* What is sent, and its media type; a form that cannot be written is sent as its text. */
  payload({ body, type, panel }) {
    if (body === undefined) return [undefined, undefined];
    if (panel === "file") return [body.file, type];
    if (body.node?.kind === "object" && (panel === "form" || panel === "multipart")) {
      const { encoding } = this.medium;
      if (panel === "form") return [this.form(body.node), type];
      return Multipart.write(body.node.members, this.#chosen, encoding);
    }
    return [body.text, type];
  }

  /* The text of a form; empty where a part of it has no form, which is said beside it. */
  form(node) {
    try {
      return Parameters.urlencoded(node, this.medium.encoding);
    } catch (error) {
      if (error instanceof Parameters.Unwritable) return "";
      throw error;
    }
  }

  #showProblems(text, problems) {
    const state = JSON.stringify([problems.map(({ message, at, pointer }) => [message, at, pointer]), problems.length ? text : ""]);
    if (state === this.shown) return; // a button that is being pressed stays
    this.shown = state;
    this.editor.setAttribute("aria-invalid", String(problems.some((problem) => !problem.field)));
    const items = problems.slice(0, 20).map((problem) => {
      if (problem.field) return Dom.make("li", {}, Dom.button(`${problem.message}.`, () => problem.field.focus()));
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
}
