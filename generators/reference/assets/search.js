"use strict";

// Search over the page itself: its index is read off the elements, those of packs after the others.
const Search = (() => {
  const { all, make } = Dom;
  const kinds = ["Operations", "Schemas", "Properties", "Values", "Text"];
  const most = { Operations: 12, Schemas: 10, Properties: 10, Values: 10, Text: 8 };
  const index = new Map(kinds.map((kind) => [kind, []]));
  const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const add = (kind, id, title, detail, extra = "", file = "") => {
    const lower = title.toLowerCase();
    const words = kind === "Text" ? lower : `${lower} ${detail} ${extra}`.toLowerCase();
    index.get(kind).push({ kind, id, title, detail, file, lower, last: lower.slice(lower.lastIndexOf(".") + 1), words });
  };

  // What a row is called: what it is in, and the names on the way to it.
  const nameOf = (item) => {
    const owner = item.closest("[data-operation], [data-schema], [data-webhook]");
    const { operation, schema, webhook } = owner?.dataset ?? {};
    const names = [];
    for (let row = item; row && row !== owner; row = row.parentElement) {
      if (row.localName === "li" && row.id) names.unshift(row.querySelector(".label").textContent);
    }
    return `${operation ?? webhook ?? schema ?? ""}${schema === undefined ? " " : "."}${names.join(".")}`;
  };
  const ownerOf = (element) => {
    const { operation, schema, webhook } = element.closest("[data-operation], [data-schema], [data-webhook]")?.dataset ?? {};
    return operation ?? schema ?? webhook ?? "";
  };

  const readNames = (within) => {
    for (const section of all("section[data-operation]", within)) {
      add("Operations", section.id, text(section.querySelector("h3")), text(section.querySelector(".call")), section.dataset.operation);
    }
    for (const section of all("section[data-webhook]", within)) {
      add("Operations", section.id, text(section.querySelector("h3")), "webhook", section.dataset.webhook);
    }
    for (const section of all("section[data-schema]", within)) {
      add("Schemas", section.id, section.dataset.schema, text(section.querySelector("h3 .type")));
    }
    for (const section of all("section[data-scheme]", within)) {
      add("Schemas", section.id, section.dataset.scheme, "authentication");
    }
  };
  const readRest = (within) => {
    for (const item of all("li.row[id]", within)) {
      add("Properties", item.id, nameOf(item), text(item.querySelector(".head > .type")));
    }
    for (const item of all(".values > li[id]", within)) {
      const row = item.closest("li.row[id]");
      add("Values", item.id, text(item), row ? nameOf(row) : ownerOf(item));
    }
    for (const element of all("p, dd, .prose li", within)) {
      // Copies say what is said elsewhere, and so does what is in brief.
      if (element.closest(".aside, .row:not([id]), [data-pack], nav, header")) continue;
      if (element.matches(".head, .facts, .call, .ids, .needs, .more")) continue;
      const place = element.closest("[id]");
      const content = text(element);
      if (place && content.length > 8) add("Text", place.id, content, ownerOf(element));
    }
  };

  // Names are read at once, the rest of what is packed piece by piece, when nothing else is to do.
  let reading = null;
  const idle = () => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
  const read = () => {
    reading ??= (async () => {
      const main = document.querySelector("main");
      readNames(main);
      const site = await Sections.others();
      for (const [kind, file, id, title, detail, extra] of site?.entries ?? []) {
        if (!document.getElementById(id) || document.getElementById(id).dataset.carried !== undefined) add(kind, id, title, detail, extra, site.files[file]);
      }
      const whole = all("section[data-schema][data-pack], section[data-operation][data-pack]", main).length ? [] : null;
      if (whole === null) readRest(main);
      else for (const part of all("main > .plain, main > section > .plain, section[data-webhook]")) readRest(part);
      if (whole === null || typeof DecompressionStream !== "function") return;
      for (let pack = 0; pack < Sections.count; pack += 1) {
        await idle();
        readRest(await Sections.parsed(pack));
      }
      if (box.value.trim() && document.activeElement === box) show();
    })();
    return reading;
  };

  const rank = ({ lower, last, words }, wanted, parts) => {
    for (const part of parts) if (!words.includes(part)) return -1;
    if (lower === wanted || last === wanted) return 0;
    if (lower.startsWith(wanted) || last.startsWith(wanted)) return 1;
    if (lower.includes(wanted)) return 2;
    return parts.every((part) => lower.includes(part)) ? 3 : 4;
  };
  const find = (query) => {
    const wanted = query.trim().toLowerCase();
    const parts = wanted.split(/\s+/);
    const hits = new Map();
    for (const [kind, entries] of index) {
      const levels = [[], [], [], [], []];
      for (const entry of entries) {
        const level = rank(entry, wanted, parts);
        if (level >= 0) levels[level].push(entry);
      }
      hits.set(kind, levels.flat());
    }
    return hits;
  };
  const marked = (content, query) => {
    const wanted = query.trim().toLowerCase();
    const at = content.toLowerCase().indexOf(wanted);
    const from = Math.max(0, Math.min(at - 40, content.length - 160));
    const piece = content.slice(from, from + 160);
    const place = piece.toLowerCase().indexOf(wanted);
    const before = from > 0 ? "…" : "";
    const after = from + 160 < content.length ? "…" : "";
    if (at < 0 || place < 0) return [before, piece, after];
    const end = place + wanted.length;
    return [before, piece.slice(0, place), make("mark", {}, piece.slice(place, end)), piece.slice(end), after];
  };

  const search = document.getElementById("search");
  const box = make("input", {
    type: "search",
    role: "combobox",
    placeholder: "Search  ( / )",
    "aria-label": "Search operations, schemas, properties, values and text",
    "aria-controls": "results",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  });
  const results = make("div", { id: "results", class: "results", role: "listbox", "aria-label": "Results" });
  const count = make("p", { class: "unseen", role: "status" });
  results.hidden = true;
  search.append(box, results, count);
  search.hidden = false;
  let chosen = -1;
  const options = () => all('[role="option"]', results);
  const select = (number) => {
    const shown = options();
    if (!shown.length) return;
    chosen = (number + shown.length) % shown.length;
    for (const [place, option] of shown.entries()) {
      option.setAttribute("aria-selected", String(place === chosen));
    }
    box.setAttribute("aria-activedescendant", shown[chosen].id);
    // Only the list scrolls: `scrollIntoView` would move the page as well.
    const { offsetTop: top, offsetHeight: height } = shown[chosen];
    if (top < results.scrollTop) results.scrollTop = top - 40;
    else if (top + height > results.scrollTop + results.clientHeight) results.scrollTop = top + height - results.clientHeight;
  };
  const close = () => {
    results.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const go = async (option) => {
    close();
    box.blur();
    if (option.dataset.file) {
      location.href = `${option.dataset.file}#${encodeURIComponent(option.dataset.to)}`;
      return;
    }
    const before = location.hash;
    location.hash = option.dataset.to;
    if (location.hash === before) dispatchEvent(new HashChangeEvent("hashchange"));
    await Sections.open(option.dataset.to);
    const target = document.getElementById(option.dataset.to);
    if (target && target.tabIndex < 0) target.setAttribute("tabindex", "-1");
    target?.focus({ preventScroll: true });
  };
  const show = () => {
    const query = box.value;
    results.replaceChildren();
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
    if (!query.trim()) return close();
    read();
    let number = 0;
    let total = 0;
    for (const [kind, list] of find(query)) {
      if (!list.length) continue;
      total += list.length;
      const group = make("div", { role: "group", "aria-label": kind });
      const more = list.length > most[kind] ? `, the first ${most[kind]} of ${list.length}` : "";
      group.append(make("div", { class: "group", "aria-hidden": "true" }, `${kind}${more}`));
      for (const entry of list.slice(0, most[kind])) {
        const option = make("div", { role: "option", id: `result-${number++}`, "aria-selected": "false" });
        option.dataset.to = entry.id;
        option.dataset.file = entry.file;
        option.append(make("span", {}, ...marked(entry.title, query)));
        if (entry.detail) option.append(make("small", {}, ...marked(entry.detail, query)));
        group.append(option);
      }
      results.append(group);
    }
    if (!total) results.append(make("div", { class: "group" }, "Nothing found"));
    count.textContent = total ? `${total} results` : "Nothing found";
    results.hidden = false;
    box.setAttribute("aria-expanded", "true");
    select(0);
  };
  box.addEventListener("input", show);
  box.addEventListener("focus", () => {
    read();
    if (box.value.trim()) show();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (results.hidden) show();
      else select(chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !results.hidden && options()[chosen]) {
      event.preventDefault();
      go(options()[chosen]);
    } else if (event.key === "Escape") {
      close();
    }
  });
  results.addEventListener("mousedown", (event) => event.preventDefault());
  results.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) go(option);
  });
  document.addEventListener("click", (event) => {
    if (!search.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not(.tab), textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  });

  return { read };
})();
