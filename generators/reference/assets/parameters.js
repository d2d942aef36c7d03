"use strict";

/* How parameters and forms are written, as `generators/runtime/parameters/` and `codecs/` write them. */
const Parameters = (() => {
  const percent = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  const reserved = (text) => text
    .split(/(%[0-9A-Fa-f]{2})/)
    .map((part, index) => (index % 2 ? part : encodeURIComponent(part).replace(/%(3A|2F|3F|40|21|24|26|27|28|29|2A|2B|2C|3B|3D)/g, decodeURIComponent)))
    .join("");

  class Unwritable extends Error {}

  function textOf(node) {
    if (node.kind === "null") throw new Unwritable("null has no textual form");
    if (node.kind === "string") return node.value;
    if (node.kind === "number") return node.text;
    if (node.kind === "boolean") return String(node.value);
    throw new Unwritable("Arrays and objects cannot be nested here");
  }

  const present = (node) => node.kind !== "null";
  const items = (node, quote) => node.items.filter(present).map((item) => quote(textOf(item)));
  const pairs = (node, quote) => node.members.filter((member) => present(member.value)).map((member) => [quote(member.name), quote(textOf(member.value))]);

  function without(delimiter, quote) {
    return (text) => {
      if (text.includes(delimiter)) throw new Unwritable(`An item holds ${JSON.stringify(delimiter)}, which separates the items`);
      return quote(text);
    };
  }

  function simple(node, explode, quote) {
    if (node.kind === "array") return items(node, quote).join(",");
    if (node.kind === "object") return pairs(node, quote).map((pair) => pair.join(explode ? "=" : ",")).join(",");
    return quote(textOf(node));
  }

  function label(node, explode) {
    const dots = (text) => percent(text).replace(/\./g, "%2E");
    if (explode && node.kind === "array") return items(node, dots).map((item) => `.${item}`).join("");
    if (explode && node.kind === "object") return pairs(node, dots).map((pair) => `.${pair.join("=")}`).join("");
    return `.${simple(node, false, percent)}`;
  }

  function matrix(name, node, explode) {
    const assigned = (key, value) => (value ? `;${key}=${value}` : `;${key}`);
    if (explode && node.kind === "array") return items(node, percent).map((item) => assigned(percent(name), item)).join("");
    if (explode && node.kind === "object") return pairs(node, percent).map((pair) => assigned(...pair)).join("");
    if ((node.items ?? node.members)?.length === 0) return "";
    return assigned(percent(name), simple(node, false, percent));
  }

  const DELIMITERS = { spaceDelimited: [" ", "%20"], pipeDelimited: ["|", "%7C"], form: [",", ","] };

  const isCompound = (node) => node.kind === "array" || node.kind === "object";
  const MAX_DEPTH = 32;
  const MAX_ITEMS = 10_000;

  /* The primitives of a value, each with the names and positions that lead to it. */
  function leaves(node, path = []) {
    if (path.length > MAX_DEPTH) throw new Unwritable(`This is nested more than ${MAX_DEPTH} levels deep`);
    if (node.kind === "object") {
      if (node.members.some(({ name }) => !name || /[[\]]/.test(name))) throw new Unwritable("A name is empty or holds a bracket");
      return node.members.flatMap(({ name, value }) => leaves(value, [...path, name]));
    }
    if (node.kind !== "array") return present(node) ? [[path, node]] : [];
    const given = node.items.filter(present);
    if (given.length > MAX_ITEMS) throw new Unwritable(`This has more than ${MAX_ITEMS} items`);
    return given.flatMap((item, position) => {
      const inner = leaves(item, [...path, String(position)]);
      if (!inner.length) throw new Unwritable("An empty item of a list has no form in this style");
      return inner;
    });
  }

  /* Pairs below a name, with brackets, percent-encoded. */
  const below = (key, node, quote) => leaves(node).map(([path, leaf]) => [
    key + path.map((part) => `%5B${percent(part)}%5D`).join(""),
    quote(textOf(leaf)),
  ]);

  /* Pairs of a query or a form, percent-encoded. */
  function form(name, node, style, explode, quote) {
    const key = percent(name);
    if (!isCompound(node)) return [[key, quote(textOf(node))]];
    if (style === "deepObject") return below(key, node, quote);
    if (explode && node.kind === "object") return node.members.flatMap((member) => below(percent(member.name), member.value, quote));
    if (explode) return node.items.some(isCompound) ? below(key, node, quote) : items(node, quote).map((item) => [key, item]);
    const [delimiter, written] = DELIMITERS[style] ?? DELIMITERS.form;
    const inner = style !== "form" || quote === reserved ? without(delimiter, quote) : quote;
    const parts = node.kind === "array" ? items(node, inner) : pairs(node, inner).flat();
    return parts.length ? [[key, parts.join(written)]] : [];
  }

  /* The text of a parameter of a path in which nothing divides it from another one of its segment. */
  function apart(template, { name, style }, text) {
    const segment = template.split("/").find((part) => part.includes(`{${name}}`)) ?? "";
    const between = segment.split(/\{[^{}]*\}/).slice(1, -1).join("");
    if (style !== "simple" || !between) return text;
    const encoded = (part) => (part.length === 1 && between.includes(part) ? `%${part.charCodeAt(0).toString(16).toUpperCase()}` : part);
    return text.replace(/%..|[A-Za-z0-9\-._~]/g, encoded);
  }

  /* The text of a parameter: in a path, of a header field, or pairs of a query joined by `&`. */
  function write(parameter, node) {
    const { name, style, explode } = parameter;
    if (parameter.in === "query") {
      const value = parameter.json ? { kind: "string", value: Json.write(node) } : node;
      const encoded = form(name, value, parameter.json ? "form" : style, explode, parameter.reserved ? reserved : percent);
      return encoded.map((pair) => pair.join("=")).join("&");
    }
    if (parameter.in === "header") {
      if (parameter.json) return Json.write(node).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
      const text = simple(node, explode, isCompound(node) ? without(",", String) : String);
      if (!/^[\x20-\x7e\x80-\xff\t]*$/.test(text) || text !== text.trim()) throw new Unwritable("A header field cannot hold this text");
      return text;
    }
    if (parameter.json) return percent(Json.write(node));
    if (style === "label") return label(node, explode);
    return style === "matrix" ? matrix(name, node, explode) : simple(node, explode, percent);
  }

  /* A form, from the members of an object: `application/x-www-form-urlencoded`. */
  function urlencoded(node, encoding = {}) {
    return node.members.filter((member) => present(member.value)).flatMap(({ name, value }) => {
      const rule = Object.hasOwn(encoding, name) ? encoding[name] : {};
      if (rule.style) return form(name, value, rule.style, rule.explode, rule.reserved ? reserved : percent);
      const given = value.kind === "array" ? value.items.filter(present) : [value];
      return given.map((item) => [percent(name), percent(rule.json || isCompound(item) ? Json.write(item) : textOf(item))]);
    }).map((pair) => pair.join("=")).join("&");
  }

  /* Names and texts of a field of a form with parts, in a style: as in a query but for percent-encoding. */
  const styled = (name, node, { style, explode }) => (present(node) ? form(name, node, style, explode, percent) : []).map((pair) => pair.map(decodeURIComponent));

  return { write, apart, urlencoded, styled, percent, Unwritable };
})();
