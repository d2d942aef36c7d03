// What makes the page more comfortable; all of it can be read without.
(() => {
  "use strict";
  const root = document.documentElement;
  const { all, make } = Dom;

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

  // --- colours ---------------------------------------------------------------------------------

  const theme = document.getElementById("theme");
  const themes = make("select", { "aria-label": "Colours" });
  for (const [value, text] of [["", "Auto"], ["light", "Light"], ["dark", "Dark"]]) {
    themes.append(make("option", { value }, text));
  }
  themes.value = root.dataset.theme ?? "";
  themes.addEventListener("change", () => {
    if (themes.value) root.dataset.theme = themes.value;
    else delete root.dataset.theme;
    memory.write("theme", themes.value);
  });
  theme.append(themes);
  theme.hidden = false;

  // --- contents --------------------------------------------------------------------------------

  const menu = document.getElementById("menu");
  const wide = matchMedia("(min-width: 64rem)");
  const fit = () => {
    menu.open = wide.matches;
  };
  fit();
  wide.addEventListener("change", fit);
  const entries = new Map(all("a", menu).map((link) => [link.hash.slice(1), link]));
  menu.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) menu.open = false;
  });
  let current = null;
  const point = (link) => {
    if (!link || link === current) return;
    current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    current = link;
    // Only the menu scrolls: `scrollIntoView` would move the page as well.
    if (wide.matches && link.offsetParent) {
      const top = link.getBoundingClientRect().top - menu.getBoundingClientRect().top;
      if (top < 0 || top > menu.clientHeight - 40) menu.scrollTop += top - menu.clientHeight / 3;
    }
  };
  const named = (id) => entries.get(id) ?? entries.get(encodeURIComponent(id));
  const seen = new Set();
  const watch = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const last = [...seen].sort((left, right) =>
        left.compareDocumentPosition(right) & Node.DOCUMENT_POSITION_FOLLOWING ? 1 : -1,
      )[0];
      if (last) point(named(last.id));
    },
    { rootMargin: "-64px 0px -75% 0px" },
  );
  for (const section of all("main section[id]")) if (named(section.id)) watch.observe(section);

  // --- places ----------------------------------------------------------------------------------

  // Opens what a place is folded into, and goes there.
  const reveal = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // It is taken as it is.
    }
    const target = id && document.getElementById(id);
    if (!target) return;
    let folded = false;
    for (let element = target; element; element = element.parentElement) {
      if (element.localName === "details" && !element.open) folded = element.open = true;
    }
    if (target.closest(".values")?.classList.contains("filtered")) {
      const box = target.closest(".values").previousElementSibling?.querySelector("input");
      if (box) {
        box.value = "";
        box.dispatchEvent(new Event("input"));
        folded = true;
      }
    }
    if (folded) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  // --- trees -----------------------------------------------------------------------------------

  // A link to a schema becomes a fold that shows its tree in place, copied when it is opened.
  const copyOf = (link) => {
    const schema = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const body = schema?.querySelector(":scope > .body");
    const values = schema?.querySelector(":scope > .values");
    return [values, body]
      .filter((element) => element && element.childElementCount)
      .map((element) => {
        const copy = element.cloneNode(true);
        for (const inner of [copy, ...copy.querySelectorAll("[id]")]) inner.removeAttribute("id");
        for (const inner of copy.querySelectorAll("[data-name]")) inner.removeAttribute("data-name");
        for (const self of copy.querySelectorAll(".self")) self.replaceWith(...self.childNodes);
        for (const item of copy.querySelectorAll("li[hidden]")) item.hidden = false;
        for (const old of copy.querySelectorAll(".filter, .unfolded")) old.remove();
        for (const folded of copy.querySelectorAll(".more[hidden]")) folded.hidden = false;
        return copy;
      });
  };
  const unfold = (paragraph) => {
    const link = paragraph.querySelector("a");
    const name = link.textContent.replace(/ in full$/, "");
    const fold = make("details", { class: "inner unfolded" }, make("summary", {}, `Show ${name}`));
    fold.addEventListener(
      "toggle",
      () => {
        const copies = copyOf(link);
        fold.append(...copies, paragraph.cloneNode(true));
        for (const copy of copies) enhance(copy);
      },
      { once: true },
    );
    paragraph.hidden = true;
    paragraph.before(fold);
  };
  const filter = (list) => {
    const box = make("input", { type: "search", placeholder: "Filter", "aria-label": "Filter values" });
    const status = make("span", { role: "status" }, `${list.dataset.many} values`);
    const items = [...list.children];
    box.addEventListener("input", () => {
      const wanted = box.value.trim().toLowerCase();
      let count = 0;
      for (const item of items) {
        item.hidden = !item.textContent.toLowerCase().includes(wanted);
        count += !item.hidden;
      }
      list.classList.toggle("filtered", Boolean(wanted));
      status.textContent = wanted ? `${count} of ${items.length} values` : `${items.length} values`;
    });
    list.before(make("div", { class: "filter" }, box, status));
  };
  const enhance = (within) => {
    for (const link of all(".more > a[data-more]", within)) unfold(link.parentElement);
    if (within.matches?.(".values[data-many]")) filter(within);
    for (const list of all(".values[data-many]", within)) filter(list);
  };

  // What is far away is made comfortable when it comes near: large pages open at once.
  const near = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        enhance(target);
        addTabs(target);
        for (const code of all("pre > code", target)) addCopy(code);
        if (target.matches(".operation")) paint(target);
      }
    },
    { rootMargin: "600px 0px" },
  );

  // --- samples ---------------------------------------------------------------------------------

  let language = memory.read("language") ?? "";

  const addCopy = (code) => {
    const button = make("button", { type: "button", class: "copy" }, "Copy");
    const label = code.parentElement.getAttribute("aria-label") ?? "code";
    button.setAttribute("aria-label", `Copy: ${label}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = "Selected";
      }
    });
    button.addEventListener("blur", () => {
      button.textContent = "Copy";
    });
    code.parentElement.before(button);
  };

  // Samples of large documents are packed: the tabs of an operation are added when it comes near,
  // a program is unpacked when it is shown.
  const packed = JSON.parse(document.getElementById("samples-pack")?.textContent ?? "null");
  let unpacked = null;
  const unpack = () => {
    unpacked ??= Dom.unpack(packed.samples);
    return unpacked;
  };
  const fill = async (within, language) => {
    const selector = `code[data-packed][data-sample="${CSS.escape(language)}"]`;
    for (const code of all(selector, within)) {
      delete code.dataset.packed;
      const samples = await unpack();
      code.textContent = samples[code.closest("[data-operation]").dataset.operation][language];
    }
  };
  const addTabs = (section) => {
    const samples = packed && section.querySelector(".samples");
    if (!samples) return;
    const first = samples.querySelector(".panel");
    const operation = section.dataset.operation;
    for (const { name, label, tab, comment, needs } of packed.languages) {
      if (!packed.has[operation]?.includes(name)) continue;
      const id = `sample-${section.id}-${name}`;
      const radio = { type: "radio", class: "tab", name: `sample-${section.id}`, id, value: name };
      first.before(
        make("input", { ...radio, "aria-label": label }),
        make("label", { for: id, title: label }, tab),
      );
      const code = make("code", { "data-sample": name, "data-comment": comment, "data-packed": "" });
      const named = { tabindex: "0", role: "group", "aria-label": `${label}, ${operation}` };
      const panel = make("div", { class: "panel" }, make("p", { class: "needs" }, needs));
      panel.append(make("pre", named, code));
      samples.append(panel);
    }
    const chosen = samples.querySelector(`.tab[value="${CSS.escape(language)}"]`);
    if (chosen) chosen.checked = true;
    fill(section, language);
  };
  const choose = (chosen) => {
    language = chosen;
    for (const tab of all(`.tab[value="${CSS.escape(chosen)}"]`)) tab.checked = true;
    fill(document, chosen);
  };
  document.addEventListener("change", ({ target }) => {
    if (!target.matches?.(".samples > .tab")) return;
    const before = target.getBoundingClientRect().top;
    choose(target.value);
    memory.write("language", target.value);
    // Samples above may be longer or shorter now: what was clicked stays where it is.
    scrollBy({ top: target.getBoundingClientRect().top - before, behavior: "instant" });
    paint(target.closest(".operation"));
  });
  choose(language);

  // Colours in samples, without an element for each word.
  const words =
    /^(?:and|as|async|await|catch|class|const|def|do|else|end|final|finally|for|from|func|function|if|import|in|let|namespace|new|not|or|package|private|public|raise|require|return|static|string|then|throw|throws|true|false|null|nil|None|True|False|try|until|use|using|var|void|while|with|export)$/;
  const paintCode = (code) => {
    if (!CSS.highlights || code.firstChild?.nodeType !== Node.TEXT_NODE) return;
    const node = code.firstChild;
    const mark = code.dataset.comment;
    const token = new RegExp(
      `("(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')|((?:^|(?<=\\s))${mark}[^\\n]*)|\\b(\\d+(?:\\.\\d+)?)\\b|(?<![-\\w.$])([A-Za-z]+)(?![-\\w])`,
      "gm",
    );
    for (const match of node.data.matchAll(token)) {
      const kind = match[1]
        ? "string"
        : match[2]
          ? "comment"
          : match[3]
            ? "number"
            : words.test(match[4])
              ? "word"
              : "";
      if (!kind) continue;
      const range = new StaticRange({
        startContainer: node,
        startOffset: match.index,
        endContainer: node,
        endOffset: match.index + match[0].length,
      });
      if (!CSS.highlights.has(kind)) CSS.highlights.set(kind, new Highlight());
      CSS.highlights.get(kind).add(range);
    }
  };
  const painted = new WeakMap();
  const paint = (section) => {
    for (const code of all("pre > code", section)) {
      if (painted.get(code) === code.firstChild || code.textContent.length > 20000) continue;
      painted.set(code, code.firstChild);
      paintCode(code);
    }
  };
  const repaint = new MutationObserver((changes) => {
    for (const section of new Set(changes.map((change) => change.target.parentElement))) {
      if (section?.closest(".operation")) paint(section.closest(".operation"));
    }
  });
  for (const section of all(".operation, .schema, main > .plain, .boxed")) near.observe(section);
  for (const samples of all(".samples")) repaint.observe(samples, { childList: true, subtree: true });

  // --- printing --------------------------------------------------------------------------------

  addEventListener("beforeprint", () => {
    for (const details of all("main details:not([open]):not(.try-it)")) {
      details.open = true;
      details.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const details of all("details[data-printed]")) {
      details.open = false;
      delete details.dataset.printed;
    }
  });
})();
