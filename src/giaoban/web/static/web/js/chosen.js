/** Says above folded boxes which of them are ticked: `<details data-chosen="word for none"><summary>…<span data-chosen-words>`. */

/** @param {Element} fold */
function say(fold) {
  const words = fold.querySelector("[data-chosen-words]");
  if (!words) return;
  const ticked = [...fold.querySelectorAll("input:checked")].map((box) => box.closest("label")?.textContent.trim());
  words.textContent = ticked.join("; ") || fold.getAttribute("data-chosen");
}

document.addEventListener("change", (event) => {
  const fold = event.target instanceof Element ? event.target.closest("[data-chosen]") : null;
  if (fold) say(fold);
});

for (const fold of document.querySelectorAll("[data-chosen]")) say(fold);
