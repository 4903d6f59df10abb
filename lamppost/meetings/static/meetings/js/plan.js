// A plan whose clock runs: counts down, and goes on doing so without a connection, and says so.
// What was pressed meanwhile stays in memory (nothing on the disk of a phone that others hold)
// and is sent once there is one again.
import { countDown } from "./ring.js";

const ASK_EVERY_MS = 15_000;
const ASK_AWAY_EVERY_MS = 3_000;
const PATIENCE_MS = 8_000;

let kept = null;  // what could not be sent: [address, body]
let isAway = false;
let timer = 0;

function root() {
  return document.querySelector("[data-behaviour='plan']");
}

function say(what) {
  const line = root()?.querySelector("[data-part='offline']");
  if (!line) return;
  const words = root().querySelector("[data-part='words']").content;
  line.hidden = what === "";
  line.textContent = what && words.querySelector(`[data-say='${what}']`).textContent;
}

async function ask(address, options = {}) {
  // Not AbortSignal.timeout: phones of 2021 have none, and what they press must arrive too.
  const end = new AbortController();
  const bell = setTimeout(() => end.abort(), PATIENCE_MS);
  try {
    return await fetch(address, { cache: "no-store", signal: end.signal, ...options });
  } finally {
    clearTimeout(bell);
  }
}

async function show(response) {
  // A page as if the form had been sent by the browser: what is wrong with a code is on it.
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  const main = next.querySelector("[data-behaviour='plan']");
  if (response.redirected || !main) return location.replace(response.url);
  root().replaceWith(main);
  begin();
  main.querySelector("[aria-invalid='true']")?.focus();
}

async function send([address, body]) {
  kept = [address, body];
  let response;
  try {
    response = await ask(address, { method: "POST", body, credentials: "same-origin" });
  } catch {
    return lost();
  }
  if (response.status >= 500) return lost();
  kept = null;
  await show(response);
}

function lost() {
  isAway = true;
  say(kept ? "kept" : "away");
  later();
}

async function listen() {
  try {
    await ask(root().dataset.pulse, { credentials: "omit" });
  } catch {
    return lost();
  }
  isAway = false;
  say(kept ? "sending" : "");
  later();
  if (kept) await send(kept);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(listen, isAway ? ASK_AWAY_EVERY_MS : ASK_EVERY_MS);
}

function begin() {
  for (const form of root().querySelectorAll("form[data-part]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const body = new FormData(form);
      if (event.submitter?.name) body.set(event.submitter.name, event.submitter.value);
      // Encoded as the form itself would be; also what a service in between is used to.
      send([form.getAttribute("action") || location.pathname, new URLSearchParams(body)]);
    });
  }
  countDown(root());
  later();
}

if (root()) {
  begin();
  addEventListener("online", listen);
  addEventListener("offline", lost);
  document.addEventListener("visibilitychange", () => document.hidden || listen());
  // Back from elsewhere: the browser shows the page as it was then.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
