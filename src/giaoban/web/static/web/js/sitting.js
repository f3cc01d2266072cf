/**
 * The note of the secretary's screen: saved by htmx while it is typed (a second after the last key, and on leaving the field), and by a
 * beacon when the page is left. What others wrote meanwhile is put in without touching what was typed since.
 *
 * `<form data-note>` holds `text` (what is typed), `base` (the text it was begun from) and `shown` (that text's revision). The server answers
 * with `#note-state[data-revision]`, and with `.note-merged` inside where the note says more now than was sent.
 */

/** @type {WeakMap<HTMLFormElement, string>} what was sent last, to know what was typed since */
const sent = new WeakMap();

/** @param {Event} event */
function formOf(event) {
  const from = event.detail?.requestConfig?.elt ?? event.detail?.elt ?? event.target;
  return from instanceof Element ? from.closest("form[data-note]") : null;
}

/** @param {HTMLFormElement} form */
function isOpen(form) {
  return form.elements.text.value.trimEnd() !== form.elements.base.value.trimEnd();
}

/** @param {HTMLFormElement} form @param {string} words */
function say(form, words) {
  const state = form.querySelector("[data-saved]");
  if (state) state.textContent = words;
}

/** Takes up what the server says of the note. @param {HTMLFormElement} form */
function taken(form) {
  const { text, base, shown } = form.elements;
  const state = form.querySelector("#note-state");
  const merged = state?.querySelector(".note-merged");
  const what = sent.get(form);
  if (!state || what === undefined) return;
  if (merged && text.value !== what) {
    base.value = what; // `shown` stays: what is typed next is merged once more
    return;
  }
  if (merged) {
    const at = text.selectionStart;
    text.value = merged.value;
    if (document.activeElement === text) text.setSelectionRange(at, at);
  }
  base.value = merged ? merged.value : what;
  shown.value = state.dataset.revision;
}

document.addEventListener("htmx:configRequest", (event) => {
  const form = formOf(event);
  if (form) sent.set(form, form.elements.text.value);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const form = formOf(event);
  if (form && event.detail.successful) taken(form);
});

// Both texts are shown side by side: what was typed since the text was sent comes along.
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = document.querySelector("form[data-note]");
  if (event.detail.target?.id !== "note-area" || !form) return;
  const typed = form.elements.text.value;
  if (typed === sent.get(form)) return;
  document.addEventListener("htmx:afterSwap", () => {
    const beside = document.querySelector("form[data-aside] textarea[name=text]");
    if (beside) beside.value = typed;
  }, { once: true });
});

document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (form && event.target.name === "text") say(form, "đang ghi…");
});

window.addEventListener("pagehide", () => {
  for (const form of document.querySelectorAll("form[data-note]")) {
    if (isOpen(form)) navigator.sendBeacon(form.action, new FormData(form));
  }
});

// What an expired session left unsaved was put back by keep.js: it is saved at once, merged with what others wrote since.
for (const form of document.querySelectorAll("form[data-note]")) {
  if (isOpen(form)) form.requestSubmit();
}
