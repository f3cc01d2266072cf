/**
 * Review: the same number left and right. A card `[data-item][data-n]` that comes forward brings its marks `[data-source] [data-n]` into view.
 *
 * Cards are <details>, so that they open without a script; with one, the current card is the only open one.
 */

const source = document.querySelector("[data-source]");

/** @param {string} n */
function marksOf(n) {
  return source ? [...source.querySelectorAll("[data-n]")].filter((mark) => mark.getAttribute("data-n") === n) : [];
}

/** Scrolls only the pane the mark stands in. @param {Element} mark */
function bringIntoView(mark) {
  const pane = mark.closest("[data-source]");
  const box = mark.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (box.top >= frame.top + 24 && box.bottom <= frame.bottom - 24) return;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  pane.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior: calm ? "auto" : "smooth" });
}

/** @param {Element} card */
function comeForward(card) {
  const marks = marksOf(card.getAttribute("data-n"));
  for (const mark of source?.querySelectorAll(".in-focus") ?? []) if (!marks.includes(mark)) mark.classList.remove("in-focus");
  for (const mark of marks) mark.classList.add("in-focus");
  for (const other of document.querySelectorAll("details[data-item][data-n][open]")) if (other !== card) other.open = false;
  if (card instanceof HTMLDetailsElement) card.open = true;
  if (marks.length) bringIntoView(marks[0]);
}

/** @param {Element | null | undefined} element */
function cardOf(element) {
  return element?.closest("[data-item][data-n]");
}

// keys.js says which item is current.
document.addEventListener("item-current", (event) => {
  const card = cardOf(event.target);
  if (card) comeForward(card);
});

// From the paper to the card.
source?.addEventListener("click", (event) => {
  const n = event.target.closest("[data-n]")?.getAttribute("data-n");
  const card = n && [...document.querySelectorAll("[data-item][data-n]")].find((one) => one.getAttribute("data-n") === n);
  if (!card) return;
  event.preventDefault();
  if (!card.hasAttribute("tabindex")) card.setAttribute("tabindex", "-1");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
});
