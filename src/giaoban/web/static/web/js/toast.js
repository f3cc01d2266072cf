/**
 * Toasts: what has just been done, said once; each stays until the next act of the reader.
 *
 * From the server: `HX-Trigger: {"toast": {"text": "Đã nhận 1 nhiệm vụ.", "undo": "/duong-dan"}}`, or parts/toast.html swapped into #toasts.
 * From a script: document.body.dispatchEvent(new CustomEvent("toast", {detail: {text, undo, reload}})).
 */

const area = document.getElementById("toasts");

/** @param {string} label @param {string} key */
function button(label, key) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.append(label);
  if (key) {
    const shown = document.createElement("kbd");
    shown.textContent = key;
    made.dataset.key = key;
    made.dataset.keyLabel = label;
    made.append(shown);
  }
  return made;
}

/** Takes back the last act, then says so by whatever the server answers. @param {string} url */
function undo(url) {
  window.htmx?.ajax("POST", url, { source: document.body, target: document.body, swap: "none" }).then(() => {
    document.body.dispatchEvent(new CustomEvent("undone", { detail: { url } }));
  });
}

/** @param {{text?: string, value?: string, undo?: string, reload?: boolean}} detail */
function show(detail) {
  const text = detail.text ?? detail.value;
  if (!area || !text) return;
  area.replaceChildren();
  const toast = document.createElement("div");
  toast.className = "toast";
  const words = document.createElement("span");
  words.textContent = text;
  toast.append(words);
  if (detail.undo) {
    const back = button("Hoàn tác", "U");
    back.addEventListener("click", () => {
      toast.remove();
      undo(detail.undo);
    });
    toast.append(back);
  }
  if (detail.reload) {
    const again = button("Tải lại trang", "");
    again.addEventListener("click", () => window.location.reload());
    toast.append(again);
  }
  area.append(toast);
}

document.body.addEventListener("toast", (event) => show(event.detail));

// The next act: a request that a press, a key or a form began; polling is no act.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const cause = event.detail.requestConfig?.triggeringEvent;
  if (cause && ["click", "submit", "change"].includes(cause.type)) area?.replaceChildren();
});
