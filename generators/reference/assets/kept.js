"use strict";

// What outlasts a reload of the page, in the entry of the history, where the page may not be framed
// and so has to be loaded again for another server: all that was typed but passwords, tokens and files.
const Kept = (() => {
  const state = history.state?.kept ?? null;
  if (state) history.replaceState({ ...history.state, kept: null }, "");

  /* Load the page again, with the policy of one server. */
  function reload(origin, kept) {
    history.replaceState({ direct: origin, kept: kept }, "");
    location.reload();
  }

  return { state, reload };
})();
