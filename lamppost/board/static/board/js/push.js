// Lets this browser show alerts as messages. Without it, or where a browser has no such thing,
// the section stays hidden and mail goes on as before.
import { canPush, subscribe } from "./subscribe.js";

const box = document.querySelector("[data-behaviour='push']");
const part = (name) => box.querySelector(`[data-part='${name}']`);
const say = (what) => { part("said").textContent = part("said").dataset[what]; };

const tellBoard = async (subscription, on) => {
  const answer = await fetch(box.dataset.url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": box.dataset.token },
    body: JSON.stringify({ ...subscription.toJSON(), on }),
  });
  if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
};

const show = (subscription) => {
  part("on").hidden = Boolean(subscription);
  part("off").hidden = !subscription;
};

const agree = async () => {
  const subscription = await subscribe(box.dataset);
  if (!subscription) return say("denied");
  await tellBoard(subscription, true);
  show(subscription);
  say("on");
};

const leave = async () => {
  const worker = await navigator.serviceWorker.getRegistration(box.dataset.worker);
  const subscription = await worker?.pushManager.getSubscription();
  if (subscription) {
    await tellBoard(subscription, false);
    await subscription.unsubscribe();
  }
  show(null);
  say("off");
};

if (box && canPush) {
  const worker = await navigator.serviceWorker.getRegistration(box.dataset.worker);
  show(await worker?.pushManager.getSubscription());
  box.hidden = false;
  part("on").addEventListener("click", () => agree().catch(() => say("failed")));
  part("off").addEventListener("click", () => leave().catch(() => say("failed")));
}
