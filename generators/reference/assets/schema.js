"use strict";

/* Whether JSON is as a schema says (JSON Schema 2020-12, as OpenAPI 3.1 uses it). */
const Schemas = (() => {
  const DEEPEST = 200;
  const own = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
  /* What an object says of a name itself: `constructor` may be the name of a property. */
  const of = (object, name) => (object !== undefined && own(object, name) ? object[name] : undefined);

  const isDay = (text) => {
    const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  };
  const MOMENT = /^\d{4}-\d\d-\d\d[Tt]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
  const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
  const FORMATS = {
    "date-time": [(text) => MOMENT.test(text) && isDay(text), "a date and time with an offset, such as 2024-05-01T09:30:00Z"],
    date: [(text) => /^\d{4}-\d\d-\d\d$/.test(text) && isDay(text), "a date, such as 2024-05-01"],
    uuid: [(text) => UUID.test(text), "a UUID"],
  };

  const TYPES = {
    object: (node) => node.kind === "object",
    array: (node) => node.kind === "array",
    string: (node) => node.kind === "string",
    number: (node) => node.kind === "number",
    integer: (node) => node.kind === "number" && Number.isInteger(node.value),
    boolean: (node) => node.kind === "boolean",
    null: (node) => node.kind === "null",
  };

  /* A text that two values share when they are equal, whatever the order of names. */
  function canonical(node) {
    switch (node.kind) {
      case "object": {
        const members = new Map(node.members.map((member) => [member.name, canonical(member.value)]));
        const names = [...members.keys()].sort();
        return `{${names.map((name) => `${JSON.stringify(name)}:${members.get(name)}`).join()}}`;
      }
      case "array":
        return `[${node.items.map(canonical).join()}]`;
      case "number":
        return /^-?\d+$/.test(node.text) ? String(BigInt(node.text)) : String(node.value + 0);
      default:
        return JSON.stringify(node.value);
    }
  }

  const constant = (value) => canonical(Json.parse(JSON.stringify(value)));

  function quoted(value) {
    const text = JSON.stringify(value);
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
  }

  function isMultiple(value, step) {
    const ratio = value / step;
    return Math.abs(ratio - Math.round(ratio)) <= 1e-9 * Math.max(1, Math.abs(ratio));
  }

  /* A pattern, or null where the browser cannot run it. */
  function expression(pattern) {
    try {
      return new RegExp(pattern, "u");
    } catch {
      return null;
    }
  }

  function join(pointer, name) {
    return `${pointer}/${String(name).replace(/~/g, "~0").replace(/\//g, "~1")}`;
  }

  /* Give the names that stand twice in an object: servers refuse them, or take either value. */
  function* repeated(node, pointer) {
    const seen = new Set();
    for (const { name, value, at } of node.members ?? []) {
      if (seen.has(name)) yield { pointer, message: `The name ${quoted(name)} occurs twice`, at };
      seen.add(name);
      yield* repeated(value, join(pointer, name));
    }
    for (const [index, item] of (node.items ?? []).entries()) yield* repeated(item, join(pointer, index));
  }

  /* One look at a value: what is wrong, and which names and items were looked at. */
  class Result {
    errors = [];
    names = new Set();
    items = 0;

    absorb(inner) {
      inner.names.forEach((name) => this.names.add(name));
      this.items = Math.max(this.items, inner.items);
    }

    add(inner) {
      this.errors.push(...inner.errors);
      this.absorb(inner);
    }
  }

  class Validator {
    constructor(schemas, sends) {
      this.schemas = schemas;
      this.hidden = sends ? "readOnly" : "writeOnly";
    }

    resolve(ref) {
      const name = decodeURIComponent(ref.replace("#/components/schemas/", ""));
      const key = name.replace(/~1/g, "/").replace(/~0/g, "~");
      return of(this.schemas, key) ?? true;
    }

    /* Give what is wrong with a value: pointer, message, and index in the text. */
    validate(schema, node) {
      const errors = [...repeated(node, ""), ...this.check(schema, node, "", 0).errors];
      return [...new Map(errors.map((error) => [`${error.at} ${error.pointer} ${error.message}`, error])).values()];
    }

    check(schema, node, pointer, depth) {
      const result = new Result();
      const fail = (message, at = node.at) => result.errors.push({ pointer, message, at });
      if (schema === true || schema === undefined || depth > DEEPEST) return result;
      if (schema === false) {
        fail("No value is allowed here");
        return result;
      }
      const inner = (part) => this.check(part, node, pointer, depth + 1);
      if (schema.$ref !== undefined) result.add(inner(this.resolve(schema.$ref)));
      this.#any(schema, node, fail);
      if (node.kind === "string") this.#string(schema, node, fail);
      else if (node.kind === "number") this.#number(schema, node, fail);
      else if (node.kind === "array") this.#array(schema, node, pointer, depth, result, fail);
      else if (node.kind === "object") this.#object(schema, node, pointer, depth, result, fail);
      for (const part of schema.allOf ?? []) result.add(inner(part));
      this.#branches(schema, inner, pointer, result, fail);
      if (schema.not !== undefined && !inner(schema.not).errors.length) fail("This value is not allowed here");
      if (schema.if !== undefined) {
        const condition = inner(schema.if);
        const holds = condition.errors.length === 0;
        if (holds) result.absorb(condition);
        const then = holds ? schema.then : schema.else;
        if (then !== undefined) result.add(inner(then));
      }
      this.#unevaluated(schema, node, pointer, depth, result);
      return result;
    }

    #any(schema, node, fail) {
      const types = schema.type === undefined ? [] : [].concat(schema.type);
      if (types.length && !types.some((type) => own(TYPES, type) && TYPES[type](node))) {
        fail(`Expected ${types.map((type) => (type === "null" ? type : `${/^[aio]/.test(type) ? "an" : "a"} ${type}`)).join(" or ")}`);
      }
      if (schema.const !== undefined && constant(schema.const) !== canonical(node)) fail(`Expected ${quoted(schema.const)}`);
      const isOpen = schema["x-extensible-enum"] === true;
      if (schema.enum !== undefined && !isOpen && !schema.enum.some((value) => constant(value) === canonical(node))) {
        const some = schema.enum.slice(0, 8).map(quoted).join(", ");
        fail(`Expected one of ${some}${schema.enum.length > 8 ? `, ... (${schema.enum.length} in all)` : ""}`);
      }
    }

    #string(schema, node, fail) {
      const length = [...node.value].length;
      if (length < (schema.minLength ?? 0)) fail(`Expected at least ${schema.minLength} characters`);
      if (length > (schema.maxLength ?? Infinity)) fail(`Expected at most ${schema.maxLength} characters`);
      if (schema.pattern !== undefined && expression(schema.pattern)?.test(node.value) === false) {
        fail(`Expected text that matches ${schema.pattern}`);
      }
      const [fits, name] = of(FORMATS, schema.format) ?? [];
      if (fits && !fits(node.value)) fail(`Expected ${name}`);
    }

    #number(schema, { value }, fail) {
      if (value < (schema.minimum ?? -Infinity)) fail(`Expected ${schema.minimum} or more`);
      if (value > (schema.maximum ?? Infinity)) fail(`Expected ${schema.maximum} or less`);
      if (value <= schema.exclusiveMinimum) fail(`Expected more than ${schema.exclusiveMinimum}`);
      if (value >= schema.exclusiveMaximum) fail(`Expected less than ${schema.exclusiveMaximum}`);
      if (schema.multipleOf !== undefined && !isMultiple(value, schema.multipleOf)) {
        fail(`Expected a multiple of ${schema.multipleOf}`);
      }
    }

    #array(schema, node, pointer, depth, result, fail) {
      const { items } = node;
      const at = (part, index) => this.check(part, items[index], join(pointer, index), depth + 1);
      const first = schema.prefixItems ?? [];
      first.slice(0, items.length).forEach((part, index) => result.errors.push(...at(part, index).errors));
      result.items = Math.min(first.length, items.length);
      if (schema.items !== undefined) {
        for (let index = first.length; index < items.length; index += 1) result.errors.push(...at(schema.items, index).errors);
        result.items = items.length;
      }
      if (items.length < (schema.minItems ?? 0)) fail(`Expected at least ${schema.minItems} items`);
      if (items.length > (schema.maxItems ?? Infinity)) fail(`Expected at most ${schema.maxItems} items`);
      if (schema.uniqueItems === true && new Set(items.map(canonical)).size < items.length) fail("Two items are the same");
      if (schema.contains !== undefined) {
        const count = items.filter((_, index) => !at(schema.contains, index).errors.length).length;
        const least = schema.minContains ?? 1;
        if (count < least) fail(`Expected at least ${least} items of a kind that is asked for`);
        if (count > (schema.maxContains ?? Infinity)) fail(`Expected at most ${schema.maxContains} items of a kind`);
      }
    }

    #object(schema, node, pointer, depth, result, fail) {
      const members = new Map(node.members.map((member) => [member.name, member]));
      const properties = schema.properties ?? {};
      const patterns = Object.entries(schema.patternProperties ?? {}).map(([pattern, part]) => [expression(pattern), part]);
      const at = (part, member) => result.errors.push(...this.check(part, member.value, join(pointer, member.name), depth + 1).errors);
      for (const member of members.values()) {
        const { name } = member;
        const matching = patterns.filter(([pattern]) => pattern?.test(name));
        const isDeclared = own(properties, name);
        if (isDeclared) at(properties[name], member);
        for (const [, part] of matching) at(part, member);
        if (isDeclared || matching.length) result.names.add(name);
        else if (schema.additionalProperties !== undefined) {
          result.names.add(name);
          if (schema.additionalProperties === false) {
            result.errors.push({ pointer: join(pointer, name), message: "This property is not declared", at: member.at });
          } else at(schema.additionalProperties, member);
        }
        if (schema.propertyNames !== undefined) {
          const key = { kind: "string", value: name, at: member.at };
          for (const error of this.check(schema.propertyNames, key, pointer, depth + 1).errors) fail(`The name ${quoted(name)}: ${error.message}`, member.at);
        }
        for (const other of of(schema.dependentRequired, name) ?? []) if (!members.has(other)) fail(`${quoted(name)} needs ${quoted(other)} beside it`);
        result.add(this.check(of(schema.dependentSchemas, name), node, pointer, depth + 1));
      }
      for (const name of schema.required ?? []) {
        const isHidden = this.#property(of(properties, name))[this.hidden] === true;
        if (!members.has(name) && !isHidden) fail(`${quoted(name)} is required`);
      }
      if (members.size < (schema.minProperties ?? 0)) fail(`Expected at least ${schema.minProperties} properties`);
      if (members.size > (schema.maxProperties ?? Infinity)) fail(`Expected at most ${schema.maxProperties} properties`);
    }

    #property(schema) {
      const target = schema?.$ref === undefined ? undefined : this.resolve(schema.$ref);
      return { ...(target === true ? {} : target), ...schema };
    }

    #branches(schema, inner, pointer, result, fail) {
      for (const word of ["anyOf", "oneOf"]) {
        const tried = (schema[word] ?? []).map(inner);
        const fitting = tried.filter((attempt) => !attempt.errors.length);
        fitting.forEach((attempt) => result.absorb(attempt));
        if (tried.length && !fitting.length) {
          // The one that came furthest is what was meant.
          const reach = (attempt) => Math.max(...attempt.errors.map((error) => error.pointer.length));
          const best = tried.reduce((a, b) => (reach(b) > reach(a) ? b : a));
          if (tried.length === 1 || reach(best) > pointer.length) result.errors.push(...best.errors);
          else fail(`It is none of the ${tried.length} kinds that can stand here`);
        }
        if (word === "oneOf" && fitting.length > 1) fail(`It is of ${fitting.length} kinds, and may be of one only`);
      }
    }

    #unevaluated(schema, node, pointer, depth, result) {
      if (schema.unevaluatedProperties !== undefined && node.kind === "object") {
        for (const member of node.members.filter((candidate) => !result.names.has(candidate.name))) {
          const at = join(pointer, member.name);
          result.errors.push(...this.check(schema.unevaluatedProperties, member.value, at, depth + 1).errors);
          result.names.add(member.name);
        }
      }
      if (schema.unevaluatedItems !== undefined && node.kind === "array") {
        node.items.slice(result.items).forEach((item, index) => {
          const at = join(pointer, result.items + index);
          result.errors.push(...this.check(schema.unevaluatedItems, item, at, depth + 1).errors);
        });
        result.items = node.items.length;
      }
    }
  }

  return { Validator };
})();
