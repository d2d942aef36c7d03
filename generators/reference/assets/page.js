// What makes the page more comfortable; all of it can be read without.
(() => {
  "use strict";
  const root = document.documentElement;
  const { all, make, memory } = Dom;

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
  const reveal = async () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // It is taken as it is.
    }
    const had = id && document.getElementById(id);
    await Sections.open(id);
    const target = id && document.getElementById(id);
    if (id && (!target || target.dataset.carried !== undefined)) {
      const file = await Sections.fileOf(id);
      if (file !== undefined) location.replace(`${file}#${encodeURIComponent(id)}`);
      return;
    }
    if (!target) return;
    if (target !== had) location.replace(location.hash); // it came only now: it is the target all the same
    let folded = target !== had;
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
  const copyOf = async (link) => {
    const id = decodeURIComponent(link.hash.slice(1));
    const schema = document.getElementById(id);
    if (schema) await Sections.fill(schema);
    const body = schema?.querySelector(":scope > .body");
    const values = schema?.querySelector(":scope > .values");
    return [values, body]
      .filter((element) => element && element.childElementCount)
      .map((element) => {
        const copy = element.cloneNode(true);
        for (const inner of [copy, ...copy.querySelectorAll("[id]")]) inner.removeAttribute("id");
        for (const item of copy.querySelectorAll("li[hidden]")) item.hidden = false;
        for (const self of copy.querySelectorAll("a.self")) self.replaceWith(...self.childNodes);
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
      async () => {
        const copies = await copyOf(link);
        fold.append(...copies, paragraph.cloneNode(true));
        for (const copy of copies) enhance(copy);
      },
      { once: true },
    );
    paragraph.hidden = true;
    paragraph.before(fold);
    // What a request or an answer is of is there at once.
    if (paragraph.parentElement.matches(".media")) fold.open = true;
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
    // The name of a row leads to its place.
    for (const row of [...all("li.row[id]", within), ...(within.matches?.("li.row[id]") ? [within] : [])]) {
      const label = row.querySelector(".label");
      const self = make("a", { class: "self", href: `#${encodeURIComponent(row.id)}` });
      label.replaceWith(self);
      self.append(label);
    }
    for (const link of all(".more > a[data-more]", within)) unfold(link.parentElement);
    if (within.matches?.(".values[data-many]")) filter(within);
    for (const list of all(".values[data-many]", within)) filter(list);
  };

  const comfort = (target) => {
    enhance(target);
    if (target.matches(".operation")) {
      Beside.build(target);
      AnswerSamples.build(target);
    }
    for (const code of all("pre > code", target)) {
      if (code.closest(".aside")) continue;
      const block = code.parentElement;
      block.before(Dom.copying(() => code, block.getAttribute("aria-label") ?? "code"));
      Paint.code(code);
    }
  };
  document.addEventListener("filled", ({ target }) => {
    near.unobserve(target);
    comfort(target);
  });

  // What is far away is made comfortable when it comes near: large pages open at once.
  const near = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        if (target.dataset.pack === undefined) comfort(target);
        else Sections.fill(target);
      }
    },
    { rootMargin: "600px 0px" },
  );

  for (const section of all(".operation, .schema, main > .plain, .boxed")) near.observe(section);

  // --- header on narrow screens ------------------------------------------------------------------

  let last = scrollY;
  addEventListener(
    "scroll",
    () => {
      if (Math.abs(scrollY - last) < 8) return;
      root.classList.toggle("away", scrollY > last && scrollY > 80);
      last = scrollY;
    },
    { passive: true },
  );

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
