"use strict";

/* Programs for a request that the reader wrote: fills the gaps that `live.py` left. How each
   language writes text and data is that of `generators/samples/dialects.py`. */
const Samples = (() => {
  const HIDDEN = /[\p{C}\p{Z}]/u;
  const isHidden = (char) => char !== " " && HIDDEN.test(char);
  const isPlain = (text) => ![...text].some(isHidden);
  const hex = (char, digits) => char.codePointAt(0).toString(16).padStart(digits, "0");
  const utf16 = (char) => [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
  const octal = (char) => [...new TextEncoder().encode(char)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");

  /* Text in which nothing acts and nothing is invisible. */
  function escaped(text, acting, hidden) {
    return [...text].map((char) => acting[char] ?? (isHidden(char) ? hidden(char) : char)).join("");
  }

  const QUOTED = { __proto__: null, '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const shell = (text) => `'${text.replace(/'/g, "'\\''")}'`;
  const python = (char) => {
    const code = char.codePointAt(0);
    if (code < 0x100) return `\\x${hex(char, 2)}`;
    return code < 0x10000 ? `\\u${hex(char, 4)}` : `\\U${hex(char, 8)}`;
  };
  const go = (char) => (char.codePointAt(0) < 0x10000 ? `\\u${hex(char, 4)}` : `\\U${hex(char, 8)}`);
  const braced = (char) => `\\u{${hex(char, 1)}}`;
  const powershell = (text) => {
    if (isPlain(text)) return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`;
    const acting = { __proto__: null, "\n": "`n", "\r": "`r", "\t": "`t" };
    for (const char of '"`$\u201c\u201d\u201e') acting[char] = `\`${char}`;
    return `"${escaped(text, acting, (char) => `\`u{${hex(char, 1)}}`)}"`;
  };
  const php = (text) => (isPlain(text)
    ? `'${text.replace(/\\/g, "\\\\").replace(/'/g, "\\'")}'`
    : `"${escaped(text, { ...QUOTED, __proto__: null, $: "\\$" }, braced)}"`);

  /* A literal that means a text, by dialect. */
  const STRINGS = {
    shell,
    printf: (text) => shell(escaped(text, { __proto__: null, "\\": "\\\\", "%": "%%", "\n": "\\n", "\r": "\\r", "\t": "\\t" }, octal)),
    python: (text) => `"${escaped(text, QUOTED, python)}"`,
    javascript: (text) => `"${escaped(text, QUOTED, utf16).replace(/<\//g, "<\\/")}"`,
    go: (text) => `"${escaped(text, QUOTED, go)}"`,
    ruby: (text) => `"${escaped(text, { ...QUOTED, __proto__: null, "#": "\\#" }, braced)}"`,
    php,
    csharp: (text) => `"${escaped(text, QUOTED, utf16)}"`,
    java: (text) => `"${escaped(text, QUOTED, utf16)}"`,
    powershell,
  };

  const PROTOTYPE = ["__proto__", "constructor", "prototype"];
  const WORD = /^[A-Za-z_][A-Za-z0-9_]*$/;
  /* How data is written, by dialect. */
  const DATA = {
    python: { arrow: ": ", step: 4, comma: ",", null: "None", true: "True", false: "False" },
    javascript: {
      arrow: ": ",
      step: 2,
      comma: ",",
      null: "null",
      key: (name) => (name === "__proto__" ? `["${name}"]` : WORD.test(name) ? name : STRINGS.javascript(name)),
    },
    ruby: { arrow: " => ", step: 2, comma: "", null: "nil" },
    php: {
      arrow: " => ",
      step: 4,
      comma: ",",
      null: "null",
      ends: (names) => [!names.length || names.some((name) => /^-?[0-9]+$/.test(name)) ? "(object) [" : "[", "]"],
    },
  };

  function data(node, dialect, indent) {
    const form = DATA[dialect];
    const string = STRINGS[dialect];
    let parts;
    let [start, end] = ["[", "]"];
    if (node.kind === "object") {
      [start, end] = form.ends?.(node.members.map((member) => member.name)) ?? ["{", "}"];
      parts = node.members.map((member) => (form.key ?? string)(member.name) + form.arrow + data(member.value, dialect, indent + form.step));
    } else if (node.kind === "array") parts = node.items.map((item) => data(item, dialect, indent + form.step));
    else if (node.kind === "string") return string(node.value);
    else if (node.kind === "number") return node.text;
    else return form[String(node.value)] ?? String(node.value);
    if (!parts.length) return start + end;
    const line = `\n${" ".repeat(indent + form.step)}`;
    return `${start}${line}${parts.join(`,${line}`)}${form.comma}\n${" ".repeat(indent)}${end}`;
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

  const DIALECTS = {
    curl: "shell", cli: "shell", python: "python", client: "python", "async-client": "python", node: "javascript",
    go: "go", ruby: "ruby", php: "php", csharp: "csharp", java: "java", powershell: "powershell",
  };
  const AS_DATA = ["python", "client", "async-client", "node", "ruby", "php"];
  const OURS = ["client", "async-client", "cli"];

  /* JSON as it was typed, in which nothing is invisible. */
  const visible = (text) => [...text].map((char) => (isHidden(char) && !"\n\r\t".includes(char) ? utf16(char) : char)).join("");

  /* Put a text where its mark stands, as a literal of a dialect. */
  function filled(program, mark, dialect, text) {
    if (dialect === "printf") {
      const option = text.startsWith("-") ? "-- " : "";
      return program.replace(new RegExp(`printf (["'])(?:\\\\007)?${mark}\\1`), () => `printf ${option}${STRINGS.printf(text)}`);
    }
    const written = STRINGS[dialect](text);
    return program.replace(new RegExp(`(b?)(["'])${mark}\\2`), (_, isBytes) => {
      if (!isBytes) return written; // of Python: the formatter makes bytes of what is ASCII
      return /^[\0-\x7f]*$/.test(text) ? `b${written}` : `${written}.encode()`;
    });
  }

  function jsonBody(program, mark, language, body) {
    const dialect = DIALECTS[language];
    const quoted = new RegExp(`(["'])${mark}\\1`);
    const at = program.search(AS_DATA.includes(language) || language === "cli" ? quoted : mark);
    const indent = program.slice(program.lastIndexOf("\n", at) + 1, at).match(/^ */)[0];
    if (AS_DATA.includes(language)) {
      if (body.asText) return filled(program, mark, dialect, body.text);
      let written = data(body.node, dialect, indent.length);
      if (language === "node" && names(body.node).some((name) => PROTOTYPE.includes(name))) written = `JSON.stringify(${written})`;
      return program.replace(quoted, () => written);
    }
    let text = visible(body.text);
    if (language === "go") text = text.replace(/`/g, "\\u0060");
    if (language === "java") text = text.replace(/\\/g, "\\\\");
    if (language === "csharp" || language === "java") text = text.split("\n").join(`\n${indent}`);
    return program.replace(language === "cli" ? quoted : mark, () => text);
  }

  // What means itself in the literals of every language.
  const QUERY = /^[A-Za-z0-9%&=._~+\-/,:;?@*]*$/;
  const HEADER = /^[A-Za-z0-9 ,.:;=/@+_~-]*$/;

  /* Give the program of a language for a request, and what it does not say of the request.

     programs: of the operation, by variant and language.
     request: query, percent-encoded; headers, in the order of the marks, undefined where absent;
       contentType; body, undefined or with text and, for JSON, the parsed node;
       isDocumented, whether the parameters have the documented values. */
  function write(programs, mark, language, request) {
    const { body } = request;
    const isJson = body?.node !== undefined;
    const asText = isJson && !isNative(body.node);
    const isPiped = language === "cli" || (language === "curl" && body !== undefined && !isPlain(body.text.replaceAll("\n", "")));
    const ofText = isPiped && language === "curl" ? "hidden" : "text";
    const variant = body === undefined ? "none" : !isJson ? ofText : asText && !OURS.includes(language) ? "digits" : "data";
    let program = programs[variant]?.[language];
    if (program === undefined) return { text: "", note: "There is no sample in this language for such a request." };
    if (!QUERY.test(request.query)) return { text: "", note: "The query holds characters that are not shown here." };
    const notes = [];
    if (OURS.includes(language) && !request.isDocumented) notes.push("It has the documented parameters, not the ones above.");
    // A text of its own that would be empty goes, with what puts it to the one before.
    if (!request.query) program = program.replace(new RegExp(`\\s*[+.]\\s*(["'])${mark}[qm]\\1`), "");
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
    if (body !== undefined) {
      if (!HEADER.test(request.contentType)) return { text: "", note: "The media type holds characters that are not shown here." };
      program = program.replaceAll(`${mark}t`, request.contentType);
      program = isJson ? jsonBody(program, `${mark}b`, language, { ...body, asText: variant === "digits" }) : filled(program, `${mark}b`, isPiped ? "printf" : DIALECTS[language], body.text);
    }
    return { text: program, note: notes.join(" ") };
  }

  return { write, isNative, STRINGS };
})();
