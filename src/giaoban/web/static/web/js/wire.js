/**
 * The wire between htmx and the server: sends the CSRF token, and says in words what went wrong.
 *
 * Reads <meta name="csrf-token">. A whole page that says `data-unsaved` where a part was expected is an expired session or a refusal:
 * it is not put into the page, the reader is asked to load the page again (keep.js brings back what was typed).
 */

const WORDS = {
  0: "Không nối được với máy chủ. Chưa lưu; hãy thử lại.",
  400: "Máy chủ không hiểu yêu cầu. Hãy tải lại trang rồi làm lại.",
  401: "Phiên làm việc đã hết. Những gì đã nhập vẫn còn; hãy tải lại trang để đăng nhập.",
  403: "Không có quyền làm việc này, hoặc phiên làm việc đã hết. Hãy tải lại trang.",
  404: "Mục này không còn nữa. Hãy tải lại trang.",
  413: "Nội dung gửi lên quá lớn.",
  429: "Gửi quá nhiều lần. Hãy đợi một lát rồi thử lại.",
};
const OTHER = "Có lỗi ở máy chủ. Chưa lưu; hãy thử lại.";

/** @param {string} text @param {boolean} [reload] */
function say(text, reload = false) {
  document.body.dispatchEvent(new CustomEvent("toast", { detail: { text, reload } }));
}

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector('meta[name="csrf-token"]')?.getAttribute("content");
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token;
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!/<body[^>]*\sdata-unsaved/.test(event.detail.serverResponse ?? "")) return;
  event.detail.shouldSwap = false;
  if (event.detail.isError) return;
  say(WORDS[401], true);
});

document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  say(WORDS[status] ?? OTHER, status === 401 || status === 403);
});

document.addEventListener("htmx:sendError", () => say(WORDS[0]));
document.addEventListener("htmx:timeout", () => say(WORDS[0]));

// What needs a script is shown only where one runs.
for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
