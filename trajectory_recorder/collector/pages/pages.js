// Takes the code behind the address's # into the form, so that nobody has to type it. It is sent to nobody
// before the form is: that is why it stands there. On other pages it is kept until the form that needs it.
const code = decodeURIComponent(location.hash.slice(1));
const field = document.querySelector("[data-code]");
if (code && field) {
  field.value = code;
  history.replaceState(null, "", location.pathname);
} else if (code) {
  for (const form of document.forms) form.action += location.hash;
}
// What goes on by itself is looked at again, unless somebody is about to do something there.
if (document.querySelector("[data-live]")) {
  setInterval(() => { if (document.activeElement === document.body) location.reload(); }, 5000);
}
