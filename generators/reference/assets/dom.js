"use strict";

// What the other scripts are made of: elements, fields with labels, buttons, and packed data.
const Dom = (() => {
  let count = 0;

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

  /* Give an element an id of its own. */
  function named(element) {
    element.id = `try-${(count += 1)}`;
    return element;
  }

  function field(text, input, ...more) {
    const { id } = named(input);
    return make("div", { class: "try-field" }, make("label", { for: id }, text), input, ...more);
  }

  const code = (text) => make("code", {}, text);

  /* A block of code that is read aloud with its name and scrolled with keys. */
  function block(label, text) {
    const element = code(text);
    return [element, make("pre", { tabindex: "0", role: "region", "aria-label": label }, element)];
  }

  /* A button that copies the code that `find` gives, or selects it where that is refused. */
  function copying(find, label) {
    const made = button("Copy", async () => {
      const found = find();
      try {
        await navigator.clipboard.writeText(found.textContent);
        made.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(found);
        made.textContent = "Selected";
      }
    }, { class: "copy", ...(label ? { "aria-label": `Copy: ${label}` } : {}) });
    made.addEventListener("blur", () => {
      made.textContent = "Copy";
    });
    return made;
  }

  // What is remembered between visits. Where storage is refused, nothing is.
  const memory = {
    read(name) {
      try {
        return localStorage.getItem(`reference-${name}`);
      } catch {
        return null;
      }
    },
    write(name, value) {
      try {
        localStorage.setItem(`reference-${name}`, value);
      } catch {
        // Then it holds for this visit.
      }
    },
  };

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  /* Read text that is packed: gzip in Base64. */
  async function unpackText(packed) {
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  /* Read data that is packed so, as JSON. */
  const unpack = async (packed) => JSON.parse(await unpackText(packed));

  return { all, unpack, unpackText, make, button, copying, memory, named, field, code, block };
})();
