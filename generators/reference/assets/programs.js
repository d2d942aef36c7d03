"use strict";

/* The programs of each operation: those of its shape, with what is its own in place of the marks.
   Gaps for the request stay; see `samples.js`. */
const Programs = (() => {
  const WIDTH = 88; // as the formatter of Python has it
  let loading;

  /* Read the facts of the page, once. */
  function load() {
    loading ??= Dom.unpack(JSON.parse(document.getElementById("facts").textContent).packed);
    return loading;
  }

  /* Write a call of our client where its mark is, over several lines where one is too short. */
  function called(program, mark, method, given) {
    const at = new RegExp(`^( *)(print\\()?(.*?)${mark}\\((?:os\\.environ)?\\)(.*)$`, "m");
    return program.replace(at, (_, indent, print = "", before, after) => {
      const call = `client.${method}`;
      const line = `${indent}${print}${before}${call}(${given.join(", ")})${after}`;
      if (line.length <= WIDTH || !given.length) return line;
      const inner = print ? `${indent}    ` : indent;
      const lines = given.map((argument) => `${inner}    ${argument},\n`).join("");
      const broken = `${before}${call}(\n${lines}${inner})`;
      return print ? `${indent}print(\n${inner}${broken}\n${indent})` : `${indent}${broken}${after}`;
    });
  }

  function written(data, language, text, operation, hasBody) {
    const { sample } = operation;
    const { mark } = data;
    const lists = { u: sample.addresses, v: sample.variables, a: sample.values };
    const ofCall = (kinds) => kinds[hasBody ? kinds.length - 1 : 0];
    let program = text.replaceAll(`${mark}nx`, () => sample.title);
    if (language === "cli") program = program.replaceAll(`${mark}cx`, () => ofCall(sample.command));
    if (language === "client" || language === "async-client") program = called(program, `${mark}cx`, operation.client, ofCall(sample.arguments));
    return program.replace(new RegExp(`${mark}([uva])(\\d+)x`, "g"), (_, kind, index) => lists[kind][Number(index)]);
  }

  /* Give the programs of an operation, by variant and language; none where no request is known. */
  function of(data, operation) {
    const variants = {};
    for (const [variant, index] of Object.entries(operation.sample?.programs ?? {})) {
      variants[variant] = {};
      for (const [language, text] of Object.entries(data.programs[index])) {
        Object.defineProperty(variants[variant], language, {
          enumerable: true,
          get: () => written(data, language, text, operation, variant !== "none"),
        });
      }
    }
    return variants;
  }

  return { load, of };
})();
