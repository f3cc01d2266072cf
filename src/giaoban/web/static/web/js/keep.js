/**
 * Keeps what was typed in forms marked `data-keep` until it is saved, and puts it back after an expired session.
 *
 * Kept in sessionStorage under account and path: `<body data-account="7">`, `<form data-keep="ten">` (the name tells forms of one page apart).
 * A page with `<body data-unsaved>` (signing in, an error) says that what was just sent was not saved. Any other page says that it was.
 * Passwords, hidden fields and files are never kept; a form marked `data-sign-out` clears everything.
 */

const PREFIX = "giaoban.keep.";
const account = document.body.dataset.account ?? "";

function entries() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}

/** @param {string} key */
function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {object} kept */
function write(key, kept) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // A full store costs the copy, never the form.
  }
}

/** @param {HTMLFormElement} form */
function keyOf(form) {
  return `${PREFIX}${account}.${window.location.pathname}.${form.dataset.keep}`;
}

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !["password", "hidden", "file", "submit", "button", "fieldset"].includes(field.type));
}

/** @param {HTMLFormElement} form */
function valuesOf(form) {
  return fieldsOf(form).map((field) => {
    if (field.type === "checkbox" || field.type === "radio") return [field.name, field.value, field.checked];
    if (field.type === "select-multiple") return [field.name, null, [...field.selectedOptions].map((option) => option.value)];
    return [field.name, null, field.value];
  });
}

/** Puts the values back; true when anything differs from what the page shows. @param {HTMLFormElement} form @param {Array} values */
function putBack(form, values) {
  const before = JSON.stringify(valuesOf(form));
  for (const [name, value, state] of values) {
    for (const field of fieldsOf(form).filter((one) => one.name === name)) {
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.value === value) field.checked = state;
      } else if (field.type === "select-multiple") {
        for (const option of field.options) option.selected = state.includes(option.value);
      } else {
        field.value = state;
      }
    }
  }
  return before !== JSON.stringify(valuesOf(form));
}

/** @param {HTMLFormElement} form @param {string} key */
function tell(form, key) {
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  const words = document.createElement("p");
  words.className = "notice-words";
  words.textContent = "Những gì đồng chí nhập lần trước chưa lưu, đã đưa lại vào đây.";
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "button";
  drop.textContent = "Bỏ, nhập lại từ đầu";
  drop.addEventListener("click", () => {
    sessionStorage.removeItem(key);
    form.reset();
    notice.remove();
  });
  notice.append(words, drop);
  form.prepend(notice);
}

function begin() {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    const key = keyOf(form);
    const kept = read(key);
    if (kept && putBack(form, kept.values)) tell(form, key);
  }
}

/** @param {Event} event */
function typed(event) {
  const form = event.target instanceof Element ? event.target.closest("form[data-keep]") : null;
  if (form) write(keyOf(form), { values: valuesOf(form), sent: false });
}

document.addEventListener("input", typed);
document.addEventListener("change", typed);

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-sign-out]")) for (const key of entries()) sessionStorage.removeItem(key);
  if (form.matches("[data-keep]")) write(keyOf(form), { values: valuesOf(form), sent: true });
});

document.addEventListener("htmx:afterRequest", (event) => {
  // `elt` is what stands there now: a form whose answer put something else in its place is known by what the request began with.
  const form = (event.detail.requestConfig?.elt ?? event.detail.elt)?.closest?.("form[data-keep]");
  if (!form) return;
  const refused = /<body[^>]*\sdata-unsaved/.test(event.detail.xhr?.responseText ?? "");
  if (event.detail.successful && !refused) sessionStorage.removeItem(keyOf(form));
  else write(keyOf(form), { values: valuesOf(form), sent: false });
});

if ("unsaved" in document.body.dataset) {
  for (const key of entries()) write(key, { ...read(key), sent: false });
} else if (account) {
  // Coming back with the Back button means that no page of ours answered: the network or the server failed.
  const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  for (const key of entries()) {
    const mine = key.startsWith(`${PREFIX}${account}.`);
    if (!mine || (read(key)?.sent !== false && !cameBack)) sessionStorage.removeItem(key);
  }
  begin();
}
