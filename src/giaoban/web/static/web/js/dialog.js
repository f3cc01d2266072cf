/**
 * Dialogs: `<a href="/xac-nhan" data-dialog="ma">` opens <dialog id="ma">; without a script the link leads to a page that asks the same.
 *
 * `[data-close]` inside closes it, so do Escape and a press beside it. What htmx swaps into #dialog-inside opens #dialog;
 * the server closes it with `HX-Trigger: close-dialog`.
 */

/** @param {string} id */
function open(id) {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  return dialog instanceof HTMLDialogElement;
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const opener = target?.closest("[data-dialog]");
  if (opener && open(opener.getAttribute("data-dialog"))) {
    event.preventDefault();
    return;
  }
  if (target?.closest("[data-close]")) {
    event.preventDefault();
    target.closest("dialog")?.close();
    return;
  }
  if (target instanceof HTMLDialogElement) target.close();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "dialog-inside") open("dialog");
});

document.addEventListener("close-dialog", () => {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
});
