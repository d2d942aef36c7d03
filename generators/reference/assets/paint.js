"use strict";

// Colours in code, without an element for each word.
const Paint = (() => {
  const WORDS =
    /^(?:and|as|async|await|catch|class|const|curl|def|do|else|end|final|finally|for|from|func|function|if|import|in|let|namespace|new|not|or|package|private|public|raise|require|return|static|string|then|throw|throws|true|false|null|nil|None|True|False|try|until|use|using|var|void|while|with|export)$/;
  const LARGEST = 20000;
  const ranges = new WeakMap(); // of what is painted: text node to its ranges, by kind

  function tokens(mark) {
    const comment = mark ? `(?:^|(?<=\\s))${mark}[^\\n]*` : "(?!)";
    return new RegExp(
      `("(?:[^"\\\\\\n]|\\\\.)*"(?=\\s*:)|(?<=[({,]\\s*)[A-Za-z_]\\w*(?==(?!=)))|("(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')|(${comment})|\\b(\\d+(?:\\.\\d+)?)\\b|(?<![-\\w.$])([A-Za-z]+)(?![-\\w])`,
      "gm",
    );
  }
  const kindOf = ([, name, string, comment, number, word]) =>
    name ? "name" : string ? "string" : comment ? "comment" : number ? "number" : WORDS.test(word) ? "word" : "";

  function highlight(kind) {
    if (!CSS.highlights.has(kind)) {
      const made = new Highlight();
      made.priority = kind === "gap" ? 1 : 0;
      CSS.highlights.set(kind, made);
    }
    return CSS.highlights.get(kind);
  }

  /* Paint the text of an element; again where it has changed. */
  function code(element) {
    const node = element.firstChild;
    if (!CSS.highlights || node?.nodeType !== Node.TEXT_NODE || ranges.has(node) || node.length > LARGEST) return;
    const add = (kind, start, end) => {
      if (!kind) return;
      const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
      highlight(kind).add(range);
      ranges.get(node).push([kind, range]);
    };
    ranges.set(node, []);
    for (const match of node.data.matchAll(tokens(element.dataset.comment))) add(kindOf(match), match.index, match.index + match[0].length);
    if (element.dataset.gaps !== undefined) {
      for (const match of node.data.matchAll(/<[A-Za-z][^<>\n"']*>/g)) add("gap", match.index, match.index + match[0].length);
    }
  }

  /* Give an element another text, painted. */
  function write(element, text) {
    for (const [kind, range] of ranges.get(element.firstChild) ?? []) CSS.highlights.get(kind).delete(range);
    element.textContent = text;
    code(element);
  }

  return { code, write };
})();
