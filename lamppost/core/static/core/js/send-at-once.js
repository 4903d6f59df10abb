// A link in a mail should need one click. Without this script there is a button to press;
// the GET alone does nothing, since mail scanners open links too.
const form = document.querySelector("[data-behaviour='send-at-once']");
if (form && document.visibilityState === "visible") form.requestSubmit();
