/* What is seen of the earth: the picture that was drawn, pushed and scaled to where one looks. */
import { clamp, toSquare } from "./mercator.js";

const GLIDE_MS = 180;

export class MapView {
  /* `moved` is called after every move. */
  constructor(picture, { least, most, moved }) {
    Object.assign(this, { picture, least, most, moved });
    this.readDrawn();
    this.now = { ...this.drawn };
  }

  /* Where the picture was drawn, which is not yet where it is looked at. */
  readDrawn() {
    const [lat, lon, zoom] = this.picture.dataset.at.split(",").map(Number);
    this.drawn = { ...toSquare(lat, lon), zoom };
  }

  size() {
    const { width, height } = this.picture.getBoundingClientRect();
    return { width, height };
  }

  /* CSS pixels for each unit of the drawing: it is 1 once a piece of this very size was fetched. */
  scale() {
    const { width, height } = this.size();
    const box = this.picture.viewBox.baseVal;
    return Math.max(width / box.width, height / box.height);
  }

  moveTo(x, y, zoom) {
    zoom = clamp(zoom, this.least, this.most);
    const half = Math.min(0.5, this.size().height / 2 / this.scale() / (256 * 2 ** zoom));
    this.now = { x: ((x % 1) + 1) % 1, y: clamp(y, half, 1 - half), zoom };
    this.paint();
    this.moved();
  }

  /* A move by CSS pixels. */
  moveBy(right, down) {
    const earth = 256 * 2 ** this.now.zoom * this.scale();
    this.moveTo(this.now.x + right / earth, this.now.y + down / earth, this.now.zoom);
  }

  /* A zoom that leaves the spot under the pointer where it is. */
  zoomAbout(spot, closer) {
    const { left, top, width, height } = this.picture.getBoundingClientRect();
    const zoom = clamp(this.now.zoom + closer, this.least, this.most);
    const keep = (1 - 2 ** (this.now.zoom - zoom)) / (256 * 2 ** this.now.zoom * this.scale());
    const right = spot.x - left - width / 2;
    const down = spot.y - top - height / 2;
    this.moveTo(this.now.x + right * keep, this.now.y + down * keep, zoom);
  }

  glide(x, y, zoom) {
    this.stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.moveTo(x, y, zoom);
    const from = { ...this.now };
    const began = performance.now();
    const step = (time) => {
      const part = clamp((time - began) / GLIDE_MS, 0, 1);
      const eased = 1 - (1 - part) ** 2;
      const at = (key, to) => from[key] + (to - from[key]) * eased;
      this.moveTo(at("x", x), at("y", y), at("zoom", zoom));
      this.frameAsked = part < 1 ? requestAnimationFrame(step) : 0;
    };
    this.frameAsked = requestAnimationFrame(step);
  }

  /* Pushes and scales what was drawn to where it is looked at now. */
  paint() {
    const box = this.picture.viewBox.baseVal;
    const earth = 256 * 2 ** this.now.zoom;
    const larger = 2 ** (this.now.zoom - this.drawn.zoom);
    const east = ((this.drawn.x - this.now.x + 1.5) % 1) - 0.5;
    const right = (box.width / 2) * (1 - larger) + east * earth;
    const down = (box.height / 2) * (1 - larger) + (this.drawn.y - this.now.y) * earth;
    for (const layer of this.picture.querySelectorAll(".ads-map__land, .ads-map__over")) {
      layer.setAttribute("transform", `translate(${right} ${down}) scale(${larger})`);
    }
  }

  push([right, down], px) {
    const earth = 256 * 2 ** this.now.zoom * this.scale();
    this.glide(this.now.x + (right * px) / earth, this.now.y + (down * px) / earth, this.now.zoom);
  }

  zoomTo(closer) {
    this.glide(this.now.x, this.now.y, Math.round(this.now.zoom + closer));
  }

  get isGliding() {
    return Boolean(this.frameAsked);
  }

  /* Ends a glide. */
  stop() {
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = 0;
  }
}
