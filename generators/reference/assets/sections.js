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

  return { fill, open, parsed, count: packs.length };
})();
