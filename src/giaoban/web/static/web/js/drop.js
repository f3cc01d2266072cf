/**
 * The drop zone: many files at once, each sent by its own POST, at most three at a time; every file has a row that says where it stands.
 *
 * `<form data-drop data-upload-url="…" data-limit="52428800">` with an <input type=file multiple>, a `[data-drop-submit]` button for browsers
 * without a script, and `<ul data-drop-files>` after it. The server answers a POST with the HTML of one row (parts/drop_row.html), also when it
 * refuses the file (422); while the file is being read the row asks for itself again by htmx. A `[data-send-again]` button in a row sends its file
 * once more, with the button's name and value.
 */

const AT_ONCE = 3;
const waiting = [];
let running = 0;

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`;
}

/** @param {string} tag @param {string} name @param {string} [text] */
function make(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

/** @param {string} id */
function sign(id) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  const sprite = document.querySelector('link[rel="prefetch"][data-signs]')?.getAttribute("href") ?? "";
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${sprite}#${id}`);
  svg.append(use);
  return svg;
}

/** A new row with the file's name as text. @param {File} file */
function rowOf(file) {
  const row = make("li", "drop-file");
  const name = make("span", "drop-name", file.name);
  name.append(make("span", "second", size(file.size)));
  row.append(sign("van-ban"), name, make("span", "drop-state", "Chờ tải lên"), make("span", "drop-act"));
  return row;
}

/** @param {Element} row @param {string} words @param {number} [share] */
function tell(row, words, share) {
  const state = row.querySelector(".drop-state");
  state.replaceChildren(words);
  if (share === undefined) return;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = share;
  bar.setAttribute("aria-label", words);
  state.append(bar);
}

/** @param {XMLHttpRequest} sent */
function reasonOf(sent) {
  if (sent.status === 0) return "mất kết nối";
  if (sent.status === 413) return "tệp quá lớn";
  if (sent.status === 401 || sent.status === 403) return "phiên làm việc đã hết, hãy tải lại trang";
  if ((sent.getResponseHeader("content-type") ?? "").startsWith("text/plain")) return sent.responseText.slice(0, 200);
  return "máy chủ báo lỗi";
}

/** @param {object} job @param {string} reason */
function refuse(job, reason) {
  job.row.querySelector(".sign").replaceWith(sign("luu-y"));
  job.row.querySelector(".sign").classList.add("sign-flag");
  tell(job.row, `Không nhận được: ${reason}`);
  const again = make("button", "button", "Gửi lại");
  again.type = "button";
  again.setAttribute("aria-label", `Gửi lại ${job.file.name}`);
  again.addEventListener("click", () => sendAgain(job, job.more));
  job.row.querySelector(".drop-act").replaceChildren(again);
}

/** The server's row takes the place of ours. @param {object} job @param {XMLHttpRequest} sent */
function answer(job, sent) {
  const box = document.createElement("template");
  box.innerHTML = sent.responseText;
  const row = box.content.querySelector("li.drop-file");
  if (!row || ![200, 201, 202, 422].includes(sent.status)) return refuse(job, reasonOf(sent));
  job.row.replaceWith(row);
  job.row = row;
  window.htmx?.process(row);
  for (const button of row.querySelectorAll("[data-send-again]")) button.addEventListener("click", () => sendAgain(job, [[button.name, button.value]]));
}

/** Sends a file once more, perhaps with a word that was missing. @param {object} job @param {Array} more */
function sendAgain(job, more = []) {
  const row = rowOf(job.file);
  job.row.replaceWith(row);
  Object.assign(job, { row, more });
  enqueue(job);
}

/** @param {object} job */
function send(job) {
  const sent = new XMLHttpRequest();
  const body = new FormData();
  for (const [name, value] of new FormData(job.form)) if (!(value instanceof File)) body.append(name, value);
  for (const [name, value] of job.more ?? []) body.set(name, value);
  body.append(job.field, job.file, job.file.name);
  sent.open("POST", job.form.dataset.uploadUrl);
  sent.setRequestHeader("X-CSRFToken", document.querySelector('meta[name="csrf-token"]')?.content ?? "");
  sent.setRequestHeader("HX-Request", "true");
  sent.upload.addEventListener("progress", (event) => event.lengthComputable && tell(job.row, "Đang tải lên", event.loaded / event.total));
  sent.upload.addEventListener("load", () => tell(job.row, "Đang đọc"));
  sent.addEventListener("loadend", () => {
    running -= 1;
    answer(job, sent);
    report(job);
    next();
  });
  tell(job.row, "Đang tải lên", 0);
  sent.send(body);
}

function next() {
  while (running < AT_ONCE && waiting.length) {
    running += 1;
    send(waiting.shift());
  }
}

/** @param {object} job */
function enqueue(job) {
  const limit = Number(job.form.dataset.limit ?? 0);
  if (limit && job.file.size > limit) return refuse(job, `tệp lớn hơn ${size(limit)}`);
  waiting.push(job);
  next();
}

/** Says once, for those who listen, that all have been sent. @param {object} job */
function report(job) {
  const live = document.getElementById("live");
  if (live && !running && !waiting.length) live.textContent = `Đã gửi xong ${job.list.children.length} tệp.`;
}

/** @param {HTMLFormElement} form @param {FileList} files */
function take(form, files) {
  const list = document.querySelector(form.dataset.dropList ?? "[data-drop-files]");
  const field = form.querySelector('input[type="file"]').name;
  for (const file of files) {
    const job = { form, field, file, list, row: rowOf(file) };
    list.append(job.row);
    enqueue(job);
  }
}

/** @param {HTMLFormElement} form */
function prepare(form) {
  const input = form.querySelector('input[type="file"]');
  form.classList.add("drop-live");
  input.addEventListener("change", () => {
    take(form, input.files);
    input.value = "";
  });
  form.addEventListener("dragover", () => form.classList.add("is-over"));
  form.addEventListener("dragleave", (event) => !form.contains(event.relatedTarget) && form.classList.remove("is-over"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("is-over");
    take(form, event.dataTransfer.files);
  });
}

const forms = document.querySelectorAll("form[data-drop]");
for (const form of forms) prepare(form);
if (forms.length) {
  // A file let fall beside the zone must not take the page away.
  for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => (running || waiting.length) && event.preventDefault());
}
