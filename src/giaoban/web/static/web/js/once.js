/**
 * A form is sent once: a second click, or Enter held down, does nothing while the answer to the first is awaited.
 *
 * Plain forms: the same button of the same form, until another page stands there or a moment has passed (an answer that is a file to be
 * saved leaves the page as it is). Forms that htmx sends: until their answer has come; those with `hx-sync` say for themselves.
 */

const A_MOMENT = 4000;

/** The buttons that were pressed, by their forms. @type {WeakMap<HTMLFormElement, Element | null>} */
let sent = new WeakMap();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method")?.toLowerCase() !== "post") return;
  if (sent.has(form) && sent.get(form) === event.submitter) {
    event.preventDefault();
    return;
  }
  sent.set(form, event.submitter);
  setTimeout(() => sent.delete(form), A_MOMENT);
});

// Coming back to a page that the browser had put aside.
window.addEventListener("pageshow", () => {
  sent = new WeakMap();
});

document.addEventListener("htmx:confirm", (event) => {
  const { elt, verb } = event.detail;
  if (verb === "get" || !elt.matches("form.htmx-request") || elt.closest("[hx-sync]")) return;
  event.preventDefault();
});
