// The colours that the reader chose are there before anything is drawn.
(() => {
  "use strict";
  let chosen = null;
  try {
    chosen = localStorage.getItem("reference-theme");
  } catch {
    // Storage is refused, as to some pages opened from disk: the system's colours it is.
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
