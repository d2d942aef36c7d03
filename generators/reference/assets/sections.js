"use strict";

/* The sections of a large document: in the page in brief, whole in packs; see `packing.py`. A
   section that was filled is told by the event `filled`, which bubbles. */
const Sections = (() => {
  const packs = Dom.all("script.pack");

  /* Give what a pack holds, as a fragment of its own. */
  async function parsed(index) {
    const template = Dom.make("template");
    template.innerHTML = await Dom.unpackText(JSON.parse(packs[index].textContent));
    return template.content;
  }

  /* Put the whole of a section in its place; once. */
  async function fill(section) {
    const { pack } = section.dataset;
    if (pack === undefined || typeof DecompressionStream !== "function") return;
    section.filling ??= parsed(pack).then((fragment) => {
      const whole = fragment.getElementById(section.id);
      section.replaceChildren(...whole.childNodes);
      delete section.dataset.pack;
      section.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
    });
    await section.filling;
  }

  /* The section that has a place, or would have it: its id begins the place's. */
  function of(place) {
    for (let end = place.length; end > 0; end = Math.max(place.lastIndexOf(".", end - 1), place.lastIndexOf("=", end - 1))) {
      const section = document.getElementById(place.slice(0, end));
      if (section) return section.closest("section[data-pack]") ?? section;
    }
    return null;
  }

  /* Fill what a place is in, if that is packed. */
  async function open(place) {
    if (document.getElementById(place)?.closest("section[data-pack]") === null) return;
    const section = of(place);
    if (section) await fill(section);
  }

  // --- other pages of a site ---------------------------------------------------------------------

  const site = document.getElementById("site");
  let reading;

  /* Read what other pages have: `files`, `entries` and `places`; see `parts.py`. Null for one page. */
  async function others() {
    if (!site || typeof DecompressionStream !== "function") return null;
    reading ??= Dom.unpack(JSON.parse(site.textContent).packed);
    return reading;
  }

  /* The file of a site that has a place; undefined where none has it. */
  async function fileOf(place) {
    const known = await others();
    if (!known) return undefined;
    const files = new Map([...Object.entries(known.places), ...known.entries.map(([, file, id]) => [id, file])]);
    for (let end = place.length; end > 0; end = Math.max(place.lastIndexOf(".", end - 1), place.lastIndexOf("=", end - 1))) {
      const file = files.get(place.slice(0, end));
      if (file !== undefined) return known.files[file];
    }
    return undefined;
  }

  return { fill, open, parsed, others, fileOf, count: packs.length };
})();
