"use strict";

/* Programs for a request that the reader wrote: fills the gaps for it that `live.py` left; those of
   the operation are filled by `programs.js`. How each language writes text and data is in `facts`,
   what `generators/samples/facts.py` says of it. */
const Samples = (() => {
  const HIDDEN = /[\p{C}\p{Z}]/u;
  const isHidden = (char) => char !== " " && HIDDEN.test(char);
  const isPlain = (text) => ![...text].some(isHidden);
  const utf16 = (char) => [...Array(char.length).keys()].map((at) => char.charCodeAt(at));
  const UNITS = {
    character: (char) => [char.codePointAt(0)],
    "utf-16": utf16,
    "utf-8": (char) => [...new TextEncoder().encode(char)],
  };

  /* A character that cannot be seen, as escape sequences. */
  function named(char, { forms, unit, base }) {
    const form = (number) => {
      const [, before, digits, after] = forms.find(([below]) => number < below);
      return before + number.toString(base).padStart(digits, "0") + after;
    };
    return UNITS[unit](char).map(form).join("");
  }

  /* Text in which nothing acts and nothing is invisible, between its marks. */
  function literal({ mark, special, hidden, joined }, text) {
    let inner = [...text].map((char) => special[char] ?? (hidden && isHidden(char) ? named(char, hidden) : char)).join("");
    for (const [characters, replacement] of Object.entries(joined)) inner = inner.replaceAll(characters, () => replacement);
    return mark + inner + mark;
  }

  /* A literal that means a text. */
  const string = ({ plain, quoted }, text) => literal(plain && isPlain(text) ? plain : quoted, text);

  const WORD = /^[A-Za-z_][A-Za-z0-9_]*$/;

  function key(dialect, name) {
    if (dialect.data.computed.includes(name)) return `[${string(dialect, name)}]`;
    return dialect.data.hasWords && WORD.test(name) ? name : string(dialect, name);
  }

  function ends({ braces, listBraces }, names) {
    const isList = !names.length || names.some((name) => /^-?[0-9]+$/.test(name));
    return listBraces && isList ? listBraces : braces;
  }

  /* Data as literals of a dialect. */
  function data(node, dialect, indent) {
    const form = dialect.data;
    let parts;
    let [start, end] = ["[", "]"];
    if (node.kind === "object") {
      [start, end] = ends(form, node.members.map((member) => member.name));
      parts = node.members.map((member) => key(dialect, member.name) + form.arrow + data(member.value, dialect, indent + form.step));
    } else if (node.kind === "array") parts = node.items.map((item) => data(item, dialect, indent + form.step));
    else if (node.kind === "string") return string(dialect, node.value);
    else if (node.kind === "number") return node.text;
    else return form[String(node.value)];
    if (!parts.length) return start + end;
    const line = `\n${" ".repeat(indent + form.step)}`;
    return `${start}${line}${parts.join(`,${line}`)}${form.lastComma}\n${" ".repeat(indent)}${end}`;
  }

  const names = (node) => (node.kind === "object"
    ? node.members.flatMap((member) => [member.name, ...names(member.value)])
    : (node.items ?? []).flatMap(names));

  /* Whether every language reads data as it is: no name twice, no digit lost, no half of a pair. */
  function isNative(node) {
    const whole = (text) => text.isWellFormed?.() ?? !/[\ud800-\udfff]/u.test(text);
    const inner = (item) => {
      if (item.kind === "number") return Math.abs(item.value) <= Number.MAX_SAFE_INTEGER;
      if (item.kind === "string") return whole(item.value);
      if (item.kind === "array") return item.items.every(inner);
      if (item.kind !== "object") return true;
      const own = item.members.map((member) => member.name);
      return new Set(own).size === own.length && own.every(whole) && item.members.every((member) => inner(member.value));
    };
    return (node.kind === "object" || node.kind === "array") && inner(node);
  }

  /* JSON as it was typed, in which nothing is invisible. */
  const JSON_ESCAPES = { forms: [[0x10000, "\\u", 4, ""]], unit: "utf-16", base: 16 };
  const visible = (text) => [...text].map((char) => (isHidden(char) && !"\n\r\t".includes(char) ? named(char, JSON_ESCAPES) : char)).join("");

  /* Put a text where its mark stands, as a literal of a dialect. */
  function filled(program, mark, dialect, text) {
    const written = string(dialect, text);
    return program.replace(new RegExp(`(b?)(["'])${mark}\\2`), (_, isBytes) => {
      if (!isBytes) return written; // of Python: the formatter makes bytes of what is ASCII
      return /^[\0-\x7f]*$/.test(text) ? `b${written}` : `${written}.encode()`;
    });
  }

  /* The same where a command prints the text. */
  function printed(program, mark, dialect, text) {
    const option = text.startsWith("-") ? "-- " : "";
    const written = string(dialect, literal(dialect.printed, text));
    return program.replace(new RegExp(`printf (["'])(?:\\\\007)?${mark}\\1`), () => `printf ${option}${written}`);
  }

  function jsonBody(program, mark, dialect, isQuoted, body) {
    const form = dialect.data;
    const quoted = new RegExp(`(["'])${mark}\\1`);
    const at = program.search(form || isQuoted ? quoted : mark);
    const indent = program.slice(program.lastIndexOf("\n", at) + 1, at).match(/^ */)[0];
    if (form) {
      if (body.asText) return filled(program, mark, dialect, body.text);
      const written = data(body.node, dialect, indent.length);
      const isDropped = names(body.node).some((name) => form.dropped.includes(name));
      return program.replace(quoted, () => (isDropped ? form.wrapped.replace("{0}", () => written) : written));
    }
    let text = [...visible(body.text)].map((char) => dialect.jsonSpecial[char] ?? char).join("");
    if (dialect.jsonIndented) text = text.split("\n").join(`\n${indent}`);
    return program.replace(isQuoted ? quoted : mark, () => text);
  }

  // What means itself in the literals of every language.
  const QUERY = /^[A-Za-z0-9%&=._~+\-/,:;?@*]*$/;
  const HEADER = /^[A-Za-z0-9 ,.:;=/@+_~-]*$/;

  /* Give the program of a language for a request, and what it does not say of the request.

     facts: of the languages.
     programs: of the operation, by variant and language.
     request: query, percent-encoded; headers, in the order of the marks, undefined where absent;
       contentType; body, undefined or with text and, for JSON, the parsed node, for a form its
       fields as JSON (text and node); isEdited, whether it is another one than documented; isDocumented, whether the
       parameters have the documented values. */
  function write(facts, programs, mark, language, request) {
    const { isOurs, dialect: name } = facts.languages[language] ?? {};
    const dialect = facts.dialects[name];
    if (request.body?.isFile) return { text: "", note: "A program that sends a file is not shown here." };
    const isFields = isOurs && request.body?.fields !== undefined && programs.fields !== undefined;
    const body = isFields ? request.body.fields : request.body;
    const isJson = body?.node !== undefined;
    const asText = isJson && !isNative(body.node);
    const isWhole = body !== undefined && !isJson && programs.whole?.[language] !== undefined;
    const isPiped = language === "cli" || (language === "curl" && body !== undefined && !isPlain((body.text ?? "").replaceAll("\n", "")));
    const ofText = isPiped && language === "curl" ? "hidden" : "text";
    const ofJson = isFields ? "fields" : asText && !isOurs ? "digits" : "data";
    const variant = body === undefined ? "none" : isWhole ? "whole" : isJson ? ofJson : ofText;
    let program = programs[variant]?.[language];
    if (program === undefined) return { text: "", note: "There is no sample in this language for such a request." };
    if (!QUERY.test(request.query)) return { text: "", note: "The query holds characters that are not shown here." };
    const notes = [];
    if (isOurs && !request.isDocumented) notes.push("It has the documented parameters, not the ones that were entered.");
    if (isWhole && body.isEdited) notes.push("It has the documented body, not the one that was entered.");
    // A text of its own that would be empty goes, with what puts it to the one before.
    const join = (dialect?.join ?? "").replace(/\W/g, "\\$&");
    if (!request.query && join) program = program.replace(new RegExp(`\\s*${join}\\s*(["'])${mark}[qm]\\1`), "");
    program = program.replace(`${mark}q`, request.query && `?${request.query}`).replace(`${mark}m`, request.query && `&${request.query}`);
    const lines = program.split("\n").map((line) => {
      const gap = new RegExp(`${mark}h(\\d+)x`).exec(line);
      if (!gap) return line;
      const value = request.headers[Number(gap[1])];
      if (value === undefined || value === null) return null;
      if (HEADER.test(value)) return line.replace(gap[0], () => value);
      notes.push("A header field holds characters that are not shown here.");
      return null;
    });
    program = lines.filter((line) => line !== null).join("\n");
    if (body !== undefined && !isWhole) {
      if (!HEADER.test(request.contentType)) return { text: "", note: "The media type holds characters that are not shown here." };
      program = program.replaceAll(`${mark}t`, request.contentType);
      const at = `${mark}b`;
      if (isJson) program = jsonBody(program, at, dialect, language === "cli", { ...body, asText: variant === "digits" });
      else program = (isPiped ? printed : filled)(program, at, dialect, body.text);
    }
    return { text: program, note: notes.join(" ") };
  }

  return { write, isNative, isPlain, string, visible, data };
})();
