// Adds this browser to the ways by which somebody is told. Without it the section stays hidden.
import { canPush, subscribe } from "../../board/js/subscribe.js";

const box = document.querySelector("[data-behaviour='push-way']");
const said = box?.querySelector("[role='status']");

const add = async () => {
  const subscription = await subscribe(box.dataset);
  if (!subscription) return void (said.textContent = said.dataset.denied);
  const answer = await fetch(box.dataset.url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": box.dataset.token },
    body: JSON.stringify(subscription),
  });
  if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
  location.reload();
};

if (box && canPush) {
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () =>
    add().catch(() => { said.textContent = said.dataset.failed; }));
}
