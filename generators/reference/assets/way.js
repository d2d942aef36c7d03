// Finding one's way: what can be taken along of an operation, and the changelog as a view of its own.
(() => {
  "use strict";
  const root = document.documentElement;

  // --- taking along ------------------------------------------------------------------------------

  const packed = JSON.parse(document.getElementById("markdown")?.textContent ?? "null");
  let unpacked;
  const markdownOf = async (operation) => {
    unpacked ??= Dom.unpack(packed.packed);
    return (await unpacked)[operation];
  };

  /* A button that copies a text; where the browser refuses, the text is shown to be copied. */
  const taking = (name, what, text) => {
    const button = Dom.button(name, async () => {
      const taken = await text();
      try {
        await navigator.clipboard.writeText(taken);
        button.textContent = "Copied";
      } catch {
        const shown = Dom.make("textarea", { class: "taken", readonly: true, "aria-label": `${name}: ${what}` });
        shown.value = taken;
        const crumbs = button.closest(".crumbs");
        if (crumbs.nextElementSibling?.matches(".taken")) crumbs.nextElementSibling.remove();
        crumbs.after(shown);
        shown.select();
        shown.focus();
      }
    });
    button.setAttribute("aria-label", `${name}: ${what}`);
    button.addEventListener("blur", () => {
      button.textContent = name;
    });
    return button;
  };
  const address = (id) => {
    const here = new URL(location.href);
    here.hash = id;
    return here.href;
  };
  const enhance = (section) => {
    const crumbs = section.querySelector(".crumbs");
    if (!crumbs || crumbs.querySelector(".take")) return;
    const operation = section.dataset.operation;
    const what = operation ?? section.dataset.schema;
    const buttons = [taking("Copy link", what, async () => address(section.id))];
    if (operation !== undefined && packed) buttons.push(taking("Copy as Markdown", what, () => markdownOf(operation)));
    crumbs.append(Dom.make("span", { class: "take" }, ...buttons));
  };
  const near = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        enhance(target);
      }
    },
    { rootMargin: "600px 0px" },
  );
  for (const section of Dom.all(".operation, .schema")) near.observe(section);
  // Those of a large document come when they are near; see `sections.js`.
  document.addEventListener("filled", ({ target }) => enhance(target));

  // --- views -------------------------------------------------------------------------------------

  const log = document.getElementById("changelog");
  const links = Dom.all(".views a");
  const show = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // It is taken as it is.
    }
    const target = id ? document.getElementById(id) : null;
    const view = target && log.contains(target) ? "changelog" : "reference";
    if (root.dataset.view !== view) {
      root.dataset.view = view;
      if (target) target.scrollIntoView();
      else scrollTo({ top: 0, behavior: "instant" });
    }
    for (const link of links) {
      if ((link.hash === "#changelog") === (view === "changelog")) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  if (log) {
    addEventListener("hashchange", show);
    show();
  }
})();
