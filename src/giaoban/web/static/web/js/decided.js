/**
 * Review: what has been decided on the right recedes on the left. A decided card says `data-decided="3"`, its marks are `[data-source] [data-n="3"]`.
 */

function recede() {
  const decided = new Set([...document.querySelectorAll("[data-decided]")].map((card) => card.getAttribute("data-decided")));
  for (const mark of document.querySelectorAll("[data-source] [data-n]")) mark.classList.toggle("decided", decided.has(mark.getAttribute("data-n")));
}

document.addEventListener("htmx:afterSettle", recede);
