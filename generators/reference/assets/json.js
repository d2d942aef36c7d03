"use strict";

/* JSON text as a tree that keeps what JSON.parse loses: digits, places, names that stand twice. */
const Json = (() => {
  const SPACE = /[ \t\n\r]*/y;
  const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
  const DEEPEST = 500;

  class Broken extends Error {
    constructor(message, at) {
      super(message);
      this.at = at;
    }
  }

  /* Parse text; a Broken error says what is wrong and at which index. */
  function parse(text) {
    let at = 0;

    function match(expression) {
      expression.lastIndex = at;
      const matched = expression.exec(text);
      if (matched) at = expression.lastIndex;
      return matched && matched[0];
    }

    function fail(message) {
      throw new Broken(at < text.length ? message : "The text ends too early", at);
    }

    function value(depth) {
      match(SPACE);
      const start = at;
      if (depth > DEEPEST) fail("It is nested too deeply");
      const char = text[at];
      if (char === "{") return object(start, depth);
      if (char === "[") return array(start, depth);
      if (char === '"') return { kind: "string", value: string(), at: start };
      for (const [word, node] of [["true", true], ["false", false], ["null", null]]) {
        if (text.startsWith(word, at)) {
          at += word.length;
          return { kind: node === null ? "null" : "boolean", value: node, at: start };
        }
      }
      const digits = match(NUMBER);
      if (!digits) fail("Expected a value");
      return { kind: "number", text: digits, value: Number(digits), at: start };
    }

    function string() {
      const text = match(STRING);
      if (text === null) fail("Expected a string in double quotes, closed on the same line");
      return JSON.parse(text);
    }

    function object(start, depth) {
      const members = [];
      at += 1;
      match(SPACE);
      if (text[at] === "}") at += 1;
      else {
        do {
          match(SPACE);
          const place = at;
          const name = string();
          match(SPACE);
          if (text[at] !== ":") fail("Expected a colon");
          at += 1;
          members.push({ name, at: place, value: value(depth + 1) });
          match(SPACE);
        } while (text[at] === "," && (at += 1));
        if (text[at] !== "}") fail("Expected a comma or }");
        at += 1;
      }
      return { kind: "object", members, at: start };
    }

    function array(start, depth) {
      const items = [];
      at += 1;
      match(SPACE);
      if (text[at] === "]") at += 1;
      else {
        do {
          items.push(value(depth + 1));
          match(SPACE);
        } while (text[at] === "," && (at += 1));
        if (text[at] !== "]") fail("Expected a comma or ]");
        at += 1;
      }
      return { kind: "array", items, at: start };
    }

    const root = value(0);
    match(SPACE);
    if (at < text.length) fail("Expected nothing more");
    return root;
  }

  /* Give line and column, from 1, of an index into text. */
  function place(text, at) {
    const before = text.slice(0, at).split("\n");
    return { line: before.length, column: before[before.length - 1].length + 1 };
  }

  /* Write a tree as text again, its digits as they were; with an indent over several lines. */
  function write(node, indent = "", outer = "") {
    const inner = outer + indent;
    const [space, line, end] = indent ? [" ", `\n${inner}`, `\n${outer}`] : ["", "", ""];
    const enclosed = (parts, [open, close]) => (parts.length ? open + line + parts.join(`,${line}`) + end + close : open + close);
    switch (node.kind) {
      case "object":
        return enclosed(node.members.map((member) => `${JSON.stringify(member.name)}:${space}${write(member.value, indent, inner)}`), "{}");
      case "array":
        return enclosed(node.items.map((item) => write(item, indent, inner)), "[]");
      case "number":
        return node.text;
      default:
        return JSON.stringify(node.value);
    }
  }

  /* Whether text that may be JSON is laid out within so many characters, roughly. */
  function fits(text, most) {
    if (text.length > most) return false;
    let [depth, deepest, lines] = [0, 0, 0];
    for (const char of text) {
      if (char === "[" || char === "{") deepest = Math.max(deepest, (depth += 1));
      else if (char === "]" || char === "}") depth -= 1;
      else if (char !== ",") continue;
      lines += 1;
    }
    return lines * deepest * 2 < 10 * most;
  }

  return { parse, place, write, fits, Broken };
})();
