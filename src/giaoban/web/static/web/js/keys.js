/**
 * Keys. A letter presses what carries it: `<button data-key="E">`; also "Enter", "Escape", "Shift+Enter", "ArrowRight", "+", "?".
 *
 * Enter on a choice that is made sends a form marked `data-enter-sends`, as it does in a field.
 *
 * Letters work only outside fields and without Ctrl, Alt or Meta. Inside a `[data-item]` a key belongs to the current item alone.
 * `[data-key-group]` holds `[data-item]`s: J and K or the arrows go to the next and the one before, which gets aria-current and the focus,
 * and an "item-current" event. "/" goes to the search, "?" shows all keys; there they can be turned off (kept in this browser).
 */

const FIELD = 'input:not([type="checkbox"], [type="radio"], [type="submit"], [type="button"]), textarea, select, [contenteditable]';
const PRESSABLE = "a[href], button, summary, [role=button]";
const NAMES = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };
const OFF = "giaoban.keys";
const DIALOG = "keys-dialog";
let place = 0;

const isOff = () => localStorage.getItem(OFF) === "off";

/** @param {Element} element */
function isShown(element) {
  return element.getClientRects().length > 0 && element.checkVisibility() && !element.matches(":disabled, [aria-disabled=true]");
}

const items = () => [...document.querySelectorAll("[data-key-group] [data-item]")].filter(isShown);
const currentItem = () => document.querySelector('[data-key-group] [data-item][aria-current="true"]');

/** @param {Element} item @param {boolean} [focus] */
function makeCurrent(item, focus = true) {
  for (const other of document.querySelectorAll('[data-item][aria-current="true"]')) if (other !== item) other.removeAttribute("aria-current");
  item.setAttribute("aria-current", "true");
  place = items().indexOf(item);
  item.dispatchEvent(new CustomEvent("item-current", { bubbles: true }));
  if (!focus) return;
  if (!item.hasAttribute("tabindex") && !item.matches(PRESSABLE)) item.setAttribute("tabindex", "-1");
  item.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

/** @param {number} step */
function move(step) {
  const all = items();
  if (!all.length) return false;
  const at = all.indexOf(currentItem());
  makeCurrent(all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]);
  return true;
}

/** What the pressed key is called in data-key; empty when it is not for us. @param {KeyboardEvent} event */
function nameOf(event) {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return "";
  const letter = event.key === "Process" ? /^Key([A-Z])$/.exec(event.code)?.[1] ?? "" : event.key;
  if (letter.length > 1) return event.shiftKey ? `Shift+${letter}` : letter;
  if (event.shiftKey && letter.toLowerCase() !== letter.toUpperCase()) return "";
  return letter.toUpperCase();
}

/** The element a key belongs to now: first the current item's, then a toast's, then the page's. @param {string} name */
function ownerOf(name) {
  const dialog = [...document.querySelectorAll("dialog[open]")].pop();
  const all = [...(dialog ?? document).querySelectorAll("[data-key]")].filter((one) => one.dataset.key.toUpperCase() === name.toUpperCase() && isShown(one));
  const current = currentItem();
  return (
    all.find((one) => current?.contains(one)) ?? all.find((one) => one.closest("#toasts")) ?? all.find((one) => dialog || !one.closest("[data-item]"))
  );
}

/** @param {HTMLElement} element */
function press(element) {
  if (element.matches(FIELD)) element.focus();
  else element.click();
}

/** @param {string} key */
function shown(key) {
  return key
    .split(/\+(?=.)/)
    .map((part) => NAMES[part] ?? part)
    .join(" ");
}

/** @param {HTMLElement} element */
function labelOf(element) {
  if (element.dataset.keyLabel) return element.dataset.keyLabel;
  const copy = element.cloneNode(true);
  for (const key of copy.querySelectorAll("kbd, svg")) key.remove();
  return element.getAttribute("aria-label") ?? copy.textContent.trim().replace(/\s+/g, " ");
}

function allKeys() {
  const found = new Map();
  if (document.querySelector("[data-key-group]")) found.set("J", "mục sau (cả ↓)").set("K", "mục trước (cả ↑)");
  if (document.querySelector("[data-search]")) found.set("/", "tìm");
  for (const element of document.querySelectorAll("[data-key]")) {
    const { key } = element.dataset;
    if (key !== "?" && !element.closest("dialog") && labelOf(element)) found.set(key, labelOf(element));
  }
  return found.set("?", "mọi phím tắt");
}

function showAll() {
  const dialog = document.getElementById(DIALOG);
  const list = dialog?.querySelector("dl");
  if (!list || dialog.open) return;
  list.replaceChildren();
  for (const [key, label] of allKeys()) {
    const term = document.createElement("dt");
    for (const part of shown(key).split(" ")) term.append(Object.assign(document.createElement("kbd"), { textContent: part }), " ");
    list.append(term, Object.assign(document.createElement("dd"), { textContent: label }));
  }
  dialog.querySelector("input").checked = !isOff();
  dialog.showModal();
}

/** @param {KeyboardEvent} event @param {string} name */
function act(event, name) {
  const focused = document.activeElement;
  if (["Enter", " ", "Spacebar"].includes(name) && focused?.matches(`${PRESSABLE}, input`)) return false;
  const owner = ownerOf(name);
  if (owner && owner.dataset.key !== "?") return press(owner) ?? true;
  if (document.querySelector("dialog[open]")) return false;
  if (name === "?") return showAll() ?? true;
  const search = [...document.querySelectorAll("[data-search]")].find(isShown);
  if (name === "/" && search) return search.focus() ?? true;
  if (name === "J" || name === "ArrowDown") return move(1);
  if (name === "K" || name === "ArrowUp") return move(-1);
  return false;
}

document.addEventListener("keydown", (event) => {
  const name = nameOf(event);
  if (!name || event.defaultPrevented) return;
  if (event.target instanceof HTMLSelectElement && name === "Enter" && event.target.value && event.target.form?.matches("[data-enter-sends]")) {
    event.preventDefault();
    event.target.form.requestSubmit();
    return;
  }
  if (event.target instanceof Element && event.target.matches(FIELD)) {
    if (name === "Escape" && !event.target.closest("dialog")) event.target.blur();
    return;
  }
  if (isOff() && name.length === 1) return;
  if (act(event, name)) event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const item = event.target instanceof Element ? event.target.closest("[data-key-group] [data-item]") : null;
  if (item && item !== currentItem()) makeCurrent(item, false);
});

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest('button[data-key="?"]')) showAll();
});

document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLInputElement && event.target.matches("[data-keys-on]")) localStorage.setItem(OFF, event.target.checked ? "on" : "off");
});

// After an item was decided and taken away, the one now in its place comes forward.
document.addEventListener("htmx:afterSettle", () => {
  const all = items();
  if (all.length && !currentItem() && place >= 0 && document.querySelector('[data-key-group="follow"]')) makeCurrent(all[Math.min(place, all.length - 1)]);
});

const first = currentItem();
if (first) makeCurrent(first, false);
