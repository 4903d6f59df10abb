/* A button that fills an input with the device's position, rounded before anybody sees it.
 *
 *   <span data-behaviour="use-my-position" data-fills="ID OF THE INPUT" data-label="Use my position"
 *         data-waiting="…" data-done="…" data-denied="…" data-unavailable="…" data-slow="…"></span>
 *
 * It builds its own button, so that without JavaScript there is none that does nothing.
 */
const DECIMALS = 3;  // about 100 metres: enough for a cell, and not even the board gets more
const PATIENCE_MS = 15_000;
const MINUTE_MS = 60_000;  // a position that old will do
const REASONS = { 1: "denied", 2: "unavailable", 3: "slow" };  // GeolocationPositionError.code

function enhance(frame) {
  const input = document.getElementById(frame.dataset.fills);
  if (!input || !navigator.geolocation || !window.isSecureContext) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "button" });
  button.textContent = frame.dataset.label;
  const status = document.createElement("span");
  status.className = "use-my-position__status";
  status.setAttribute("role", "status");
  frame.append(button, status);

  const finish = (word) => {
    button.removeAttribute("aria-disabled");
    status.textContent = frame.dataset[word] ?? "";
  };
  const found = ({ coords }) => {
    input.value = `${coords.latitude.toFixed(DECIMALS)}, ${coords.longitude.toFixed(DECIMALS)}`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    finish("done");
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");  // and not disabled, which would lose the focus
    status.textContent = frame.dataset.waiting ?? "";
    const wishes = { enableHighAccuracy: false, timeout: PATIENCE_MS, maximumAge: MINUTE_MS };
    navigator.geolocation.getCurrentPosition(found, (refusal) => finish(REASONS[refusal.code]), wishes);
  });
}

for (const frame of document.querySelectorAll('[data-behaviour~="use-my-position"]')) enhance(frame);
