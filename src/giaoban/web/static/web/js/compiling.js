/**
 * Proposals: how many are left is counted anew when one was decided; a small form that opens in place takes the focus.
 *
 * `<span data-count-of="id">` holds how many `[data-item]` stand in the element of that id.
 */

function count() {
  for (const shown of document.querySelectorAll("[data-count-of]")) {
    const inside = document.getElementById(shown.getAttribute("data-count-of"));
    if (inside) shown.textContent = String(inside.querySelectorAll("[data-item]").length);
  }
}

document.addEventListener("htmx:afterSettle", count);

document.addEventListener(
  "toggle",
  (event) => {
    const opened = event.target;
    if (opened instanceof HTMLDetailsElement && opened.open) opened.querySelector("textarea, input:not([type=hidden])")?.focus();
  },
  true,
);
