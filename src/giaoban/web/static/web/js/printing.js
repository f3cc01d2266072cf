/** Prints the page: `<button type="button" data-print>`. For pages that are printed at once. */

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-print]")) window.print();
});
