/* How a map is moved: by pointers, wheel, keys, and the links on it. */
import { clamp, middleOf, pinchOf } from "./mercator.js";

const KEY_PX = 120;
const DRAG_PX = 5;  // a press that moved less is a click on a cell
const WHEEL_STEP = 1 / 400;  // of zoom for a pixel of wheel
const LINE_PX = 16;  // where a wheel counts in lines
const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const ARROWS = { north: "ArrowUp", south: "ArrowDown", west: "ArrowLeft", east: "ArrowRight" };

export class Hands {
  constructor(frame, view) {
    this.frame = frame;
    this.view = view;
    this.pointers = new Map();
    const on = (name, does, options) => view.picture.addEventListener(name, does, options);
    on("pointerdown", (event) => this.press(event));
    on("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) on(name, (event) => this.release(event));
    on("dragstart", (event) => event.preventDefault());
    on("click", (event) => { if (this.dragged) event.preventDefault(); }, true);
    on("wheel", (event) => this.wheel(event), { passive: false });
    frame.addEventListener("keydown", (event) => this.key(event));
    frame.addEventListener("click", (event) => this.button(event));
  }

  press(event) {
    if (event.button !== 0) return;
    this.view.stop();
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.pointers.size === 1) {
      this.dragged = false;
      this.pressed = { x: event.clientX, y: event.clientY };
    }
  }

  drag(event) {
    if (!this.pointers.has(event.pointerId)) return;
    const before = [...this.pointers.values()];
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const after = [...this.pointers.values()];
    const far = Math.hypot(event.clientX - this.pressed.x, event.clientY - this.pressed.y);
    if (!this.dragged && far < DRAG_PX && after.length === 1) return;
    if (!this.dragged) {
      this.dragged = true;
      this.frame.classList.add("ads-map--held");
      this.frame.focus({ preventScroll: true });
    }
    this.view.picture.setPointerCapture(event.pointerId);
    const [from, to] = [middleOf(before), middleOf(after)];
    this.view.moveBy(from.x - to.x, from.y - to.y);
    const closer = pinchOf(before, after);
    if (closer) this.view.zoomAbout(to, closer);
  }

  release(event) {
    this.pointers.delete(event.pointerId);
    if (!this.pointers.size) this.frame.classList.remove("ads-map--held");
  }

  /* The page goes on scrolling under the wheel until somebody has taken the map in hand. */
  wheel(event) {
    if (!event.ctrlKey && !this.frame.contains(document.activeElement)) return;
    event.preventDefault();
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
    const closer = clamp(-px * WHEEL_STEP * (event.ctrlKey ? 4 : 1), -1, 1);
    this.view.zoomAbout({ x: event.clientX, y: event.clientY }, closer);
  }

  key(event) {
    if (event.target !== this.frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    const closer = { "+": 1, "=": 1, "-": -1, "_": -1 }[event.key];
    if (!way && !closer) return;
    event.preventDefault();
    if (way) this.view.push(way, KEY_PX);
    else this.view.zoomTo(closer);
  }

  button(event) {
    const link = event.target.closest("[data-move]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { width, height } = this.view.size();
    const way = WAYS[ARROWS[link.dataset.move]];
    if (way) this.view.push(way, (way[0] ? width : height) / 2);
    else this.view.zoomTo(link.dataset.move === "in" ? 1 : -1);
  }
}
