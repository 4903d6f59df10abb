/* Keeps a letter in this browser while it is typed, until it is sent or somebody signs out.
 *
 *   <form data-behaviour="keep-typed" data-place="/letters/…/" data-sent="key key">
 *     <input name="key" value="…"><textarea name="text">
 *
 * A session that ran out, a line that broke, a battery that died: the text is there again. It is
 * known to be sent once its key is among those that the board says have come.
 */
const PREFIX = "typed:";  // forget-typed.js drops all that begins so
const PAUSE_MS = 400;

export function kept(place) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + place));
  } catch {
    return null;  // not ours, or this browser keeps nothing
  }
}

function keep(place, typed) {
  try {
    if (typed.text.trim()) localStorage.setItem(PREFIX + place, JSON.stringify(typed));
    else localStorage.removeItem(PREFIX + place);
  } catch {
    // Full, or shut by the browser: the form works as it would without this module.
  }
}

function dropSent(keys) {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(PREFIX)) continue;
    if (keys.includes(kept(name.slice(PREFIX.length))?.key)) localStorage.removeItem(name);
  }
}

for (const form of document.querySelectorAll("form[data-behaviour~='keep-typed']")) {
  const { place, sent = "" } = form.dataset;
  const text = form.elements.text;
  const key = form.elements.key;
  let timer = 0;
  const now = () => {
    clearTimeout(timer);
    keep(place, { text: text.value, key: key.value });
  };
  try {
    dropSent(sent.split(" ").filter(Boolean));
  } catch {
    // No storage here.
  }
  const before = kept(place);
  if (before && !text.value) {
    text.value = before.text;
    // The same letter as before: should it have come after all, it is not sent twice.
    key.value = before.key;
  }
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(now, PAUSE_MS);
  });
  form.addEventListener("submit", now);
  addEventListener("pagehide", () => { if (text.value) now(); });
}
