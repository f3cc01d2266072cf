/**
 * Binds forms marked `data-security-key` to the browser's dialogue with a security key.
 *
 * `<form data-security-key="add|authenticate" data-options="id of the JSON">` holds a hidden field `credential`, a button with an id,
 * and an element `data-problem` where it is said when the key did not answer.
 */

const form = document.querySelector("form[data-security-key]");
const button = form?.querySelector("button[id]");

if (form && button) {
  const ids = { credential: form.elements.credential.id, data: form.dataset.options };
  if (form.dataset.securityKey === "add") window.allauth.webauthn.forms.addForm({ ids: { ...ids, add: button.id } });
  else window.allauth.webauthn.forms.authenticateForm({ ids: { ...ids, authenticate: button.id } });

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    form.querySelector("[data-problem]").textContent = "Chưa nhận được khóa. Hãy cắm hoặc chạm khóa rồi bấm lại.";
  });
}
