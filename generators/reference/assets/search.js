"use strict";

// Search over the page itself: its index is read off the elements when it is first used.
(() => {
  const { all, make } = Dom;
  const kinds = ["Operations", "Schemas", "Properties", "Values", "Text"];
  const most = { Operations: 12, Schemas: 10, Properties: 10, Values: 10, Text: 8 };
  let index = null;
  const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const indexed = () => {
    if (index) return index;
    index = [];
    const add = (kind, id, title, detail, extra = "") => {
      index.push({ kind, id, title, detail, words: `${title} ${detail} ${extra}`.toLowerCase() });
    };
    for (const section of all("section[data-operation]")) {
      const call = text(section.querySelector(".call"));
      add("Operations", section.id, text(section.querySelector("h3")), call, section.dataset.operation);
    }
    for (const section of all("section[data-webhook]")) {
      add("Operations", section.id, text(section.querySelector("h3")), "webhook", section.dataset.webhook);
    }
    for (const section of all("section[data-schema]")) {
      add("Schemas", section.id, section.dataset.schema, text(section.querySelector("h3 .type")));
    }
    for (const section of all("section[data-scheme]")) {
      add("Schemas", section.id, section.dataset.scheme, "authentication");
    }
    for (const item of all("li[data-name]")) {
      add("Properties", item.id, item.dataset.name, text(item.querySelector(".head > .type")));
    }
    for (const item of all(".values > li[id]")) {
      const owner = item.closest("li[data-name], section[id]");
      const { name, schema, operation } = owner?.dataset ?? {};
      add("Values", item.id, text(item), name ?? schema ?? operation ?? "");
    }
    for (const element of all("main p, main dd, main .prose li")) {
      // Copies say what is said elsewhere.
      if (element.closest(".samples, .try-it, .row:not([data-name])")) continue;
      if (element.matches(".head, .facts, .call, .ids, .needs, .more")) continue;
      const place = element.closest("[id]");
      const owner = element.closest("[data-name], [data-schema], [data-operation]");
      const { name, schema, operation } = owner?.dataset ?? {};
      const content = text(element);
      if (place && content.length > 8) add("Text", place.id, content, name ?? schema ?? operation ?? "");
    }
    return index;
  };
  const rank = (entry, wanted, parts) => {
    const title = entry.title.toLowerCase();
    const last = title.slice(title.lastIndexOf(".") + 1);
    if (title === wanted || last === wanted) return 0;
    if (title.startsWith(wanted) || last.startsWith(wanted)) return 1;
    if (title.includes(wanted)) return 2;
    if (parts.every((part) => title.includes(part))) return 3;
    return parts.every((part) => entry.words.includes(part)) ? 4 : -1;
  };
  const find = (query) => {
    const wanted = query.trim().toLowerCase();
    const parts = wanted.split(/\s+/);
    const hits = new Map(kinds.map((kind) => [kind, []]));
    for (const entry of indexed()) {
      const level = rank(entry, wanted, parts);
      if (level >= 0) hits.get(entry.kind).push({ entry, level });
    }
    for (const list of hits.values()) list.sort((left, right) => left.level - right.level);
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
    shown[chosen].scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  const close = () => {
    results.hidden = true;
    chosen = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const go = (option) => {
    close();
    box.blur();
    const before = location.hash;
    location.hash = option.dataset.to;
    if (location.hash === before) dispatchEvent(new HashChangeEvent("hashchange"));
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
    let number = 0;
    let total = 0;
    for (const [kind, list] of find(query)) {
      if (!list.length) continue;
      total += list.length;
      const group = make("div", { role: "group", "aria-label": kind });
      const more = list.length > most[kind] ? `, the first ${most[kind]} of ${list.length}` : "";
      group.append(make("div", { class: "group", "aria-hidden": "true" }, `${kind}${more}`));
      for (const { entry } of list.slice(0, most[kind])) {
        const option = make("div", { role: "option", id: `result-${number++}`, "aria-selected": "false" });
        option.dataset.to = entry.id;
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
  box.addEventListener("focus", () => box.value.trim() && show());
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
})();
