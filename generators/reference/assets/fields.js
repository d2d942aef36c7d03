"use strict";

// One parameter: an input, what is wrong with what stands in it, and the text that is sent.
const Fields = (() => {
  /* The schema that a reference leads to. */
  function resolved(schemas, schema) {
    let target = schema;
    for (let step = 0; step < 20 && target?.$ref !== undefined; step += 1) {
      const name = decodeURIComponent(target.$ref.replace("#/components/schemas/", "")).replace(/~1/g, "/").replace(/~0/g, "~");
      target = Object.hasOwn(schemas, name) ? schemas[name] : {};
    }
    return typeof target === "object" && target !== null ? target : {};
  }

  function typesOf(schemas, schema) {
    const target = resolved(schemas, schema);
    const parts = [...(target.anyOf ?? []), ...(target.oneOf ?? []), ...(target.allOf ?? [])];
    const own = target.type === undefined ? (target.enum ?? []).map((value) => typeof value) : [].concat(target.type);
    return [...own, ...parts.flatMap((part) => typesOf(schemas, part))].filter((type) => type !== "null");
  }

  const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

  class ParameterField {
    constructor(parameter, schemas) {
      this.parameter = parameter;
      this.schemas = schemas;
      this.types = typesOf(schemas, parameter.schema);
      this.isText = !parameter.json && (!this.types.length || this.types.includes("string"));
      this.initial = parameter.value === null ? "" : this.isText ? asText(parameter.value) : JSON.stringify(parameter.value);
      this.input = this.#input();
      this.input.value = this.initial;
      this.isTouched = this.initial !== "";
      this.input.addEventListener("change", () => {
        this.isTouched = true;
      });
      this.problem = Dom.named(Dom.make("p", { class: "try-problem" }));
      this.input.setAttribute("aria-describedby", this.problem.id);
      const kind = this.isText ? "" : `, ${this.types.join(" or ") || "JSON"}`;
      const about = Dom.make("small", {}, `${parameter.in}${parameter.required ? ", required" : ""}${kind}`);
      const name = Dom.make("span", {}, Dom.code(parameter.name), " ", about);
      this.element = Dom.field(name, this.input, this.problem);
      if (parameter.in === "cookie") {
        this.input.disabled = true;
        this.input.value = "";
        this.problem.textContent = "A page cannot set cookies.";
      }
    }

    #input() {
      const schema = resolved(this.schemas, this.parameter.schema);
      const listed = schema["x-extensible-enum"] === true ? undefined : schema.enum;
      const values = listed ?? (this.types.join() === "boolean" ? [true, false] : null);
      if (!values) return Dom.make("input", { type: "text", autocomplete: "off", spellcheck: "false" });
      const label = (value) => (this.isText ? asText(value) : JSON.stringify(value));
      return Dom.make("select", {}, Dom.make("option", { value: "" }, "not sent"), ...values.map((value) => Dom.make("option", { value: label(value) }, label(value))));
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
      this.node = undefined; // the value as data, for samples
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
      this.node = node;
      const isString = node.kind === "string" && !this.types.includes("string") && this.types.length > 0;
      const [error] = isString ? [] : new Schemas.Validator(this.schemas, true).validate(this.parameter.schema, node);
      if (error) say(`${error.message}.`);
      try {
        const written = Parameters.write(this.parameter, node);
        if (this.parameter.in === "path" && /^\.{0,2}$/.test(written)) say("Expected a value that is allowed in a path.");
        return written;
      } catch (unwritable) {
        say(`${unwritable.message}.`);
        return undefined;
      }
    }
  }

  return { ParameterField, resolved, typesOf };
})();
