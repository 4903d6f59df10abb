// Counts a ring down by the phone's clock, from what the board said was left when it made the
// page. At the end the page is asked for anew, unless a code is being typed or there is no answer.
const TICK_MS = 500;
const ANEW_EVERY_MS = 60_000;

let ticking = 0;

function written(left) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
  return hours ? `${hours}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`;
}

async function anew(root) {
  if (root.querySelector("[name='code']")?.value) return;
  try {
    await fetch(root.dataset.pulse, { cache: "no-store", credentials: "omit" });
  } catch {
    return;  // the page that is there is better than the browser's own about a lost connection
  }
  location.reload();
}

export function countDown(root) {
  clearInterval(ticking);
  const began = Date.now();
  const ring = root.querySelector("[data-part='ring']");
  let asked = began;
  const isTold = !ring && !root.matches(".plan--closed") && root.querySelector("[role='status'] h2");
  ticking = setInterval(() => {
    const since = Date.now() - began;
    const left = ring ? Math.max(0, Number(ring.dataset.left) - Math.floor(since / 1000)) : 0;
    if (ring) {
      ring.querySelector("[data-part='left']").textContent = written(left);
      const part = Math.min(1, left / (Number(ring.dataset.whole) || 1));
      ring.querySelector("[data-part='arc']").setAttribute("stroke-dasharray", `${part * 100} 100`);
    }
    if (left > 0 || (!ring && !isTold) || Date.now() - asked < (ring ? 5_000 : ANEW_EVERY_MS)) return;
    asked = Date.now();
    anew(root);
  }, TICK_MS);
}
