/**
 * Larger and smaller letters on the wall: `<button data-zoom="1" data-key="+">`, `<button data-zoom="-1" data-key="-">`. Kept for the sitting.
 */

const KEPT = "giaoban.zoom";
const LEAST = -1;
const MOST = 3;

/** @param {number} step */
function set(step) {
  const size = Math.min(MOST, Math.max(LEAST, step));
  document.documentElement.dataset.zoom = String(size);
  sessionStorage.setItem(KEPT, String(size));
}

if (document.querySelector("[data-zoom]")) {
  set(Number(sessionStorage.getItem(KEPT) ?? 0));
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-zoom]") : null;
    if (button) set(Number(document.documentElement.dataset.zoom) + Number(button.dataset.zoom));
  });
}
