/* The map of a search, moved by hand, wheel and keys.
 *
 * The server draws a piece of the map; here it is only pushed and scaled, until the hand rests:
 * then the piece that is looked at is fetched, and takes the other's place. Without this module
 * every move is a link.
 */
import { clamp, middleOf, pinchOf, toSquare, writeAt } from "./mercator.js";

const REST_MS = 160;  // of a hand, before the next piece is fetched
const PATIENCE_MS = 10_000;
const GLIDE_MS = 180;
const KEY_PX = 120;
const DRAG_PX = 5;  // a press that moved less is a click on a cell
const WHEEL_STEP = 1 / 400;  // of zoom for a pixel of wheel
const LINE_PX = 16;  // where a wheel counts in lines
const NARROW_PX = 900;  // below it the piece that came with the page shows far more than is seen
const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const ARROWS = { north: "ArrowUp", south: "ArrowDown", west: "ArrowLeft", east: "ArrowRight" };

class AdsMap {
  constructor(root) {
    this.root = root;
    this.frame = root.querySelector(".ads-map");
    this.picture = root.querySelector("svg");
    this.said = document.getElementById("map-said");
    this.least = Number(root.dataset.farthest);
    this.most = Number(root.dataset.closest);
    this.pointers = new Map();
    this.drawn = this.readDrawn();
    this.now = { ...this.drawn };
    this.frame.classList.add("ads-map--live");
    this.frame.tabIndex = 0;
    this.frame.setAttribute("role", "group");
    this.frame.setAttribute("aria-label", root.dataset.label);
    this.listen();
    if (this.size().width < NARROW_PX) this.fetchPiece();
  }

  listen() {
    const on = (name, does, options) => this.picture.addEventListener(name, does, options);
    on("pointerdown", (event) => this.press(event));
    on("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) on(name, (event) => this.release(event));
    on("dragstart", (event) => event.preventDefault());
    on("click", (event) => { if (this.dragged) event.preventDefault(); }, true);
    on("wheel", (event) => this.wheel(event), { passive: false });
    this.frame.addEventListener("keydown", (event) => this.key(event));
    this.frame.addEventListener("click", (event) => this.button(event));
    let width = this.size().width;
    new ResizeObserver(() => {
      if (width !== (width = this.size().width)) this.rest();
    }).observe(this.picture);
  }

  // Where it is

  readDrawn() {
    const [lat, lon, zoom] = this.picture.dataset.at.split(",").map(Number);
    return { ...toSquare(lat, lon), zoom };
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
    this.rest();
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
    cancelAnimationFrame(this.frameAsked);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.moveTo(x, y, zoom);
    const from = { ...this.now };
    const began = performance.now();
    const step = (time) => {
      const part = clamp((time - began) / GLIDE_MS, 0, 1);
      const eased = 1 - (1 - part) ** 2;
      const at = (key, to) => from[key] + (to - from[key]) * eased;
      this.moveTo(at("x", x), at("y", y), at("zoom", zoom));
      if (part < 1) this.frameAsked = requestAnimationFrame(step);
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

  // How it is moved

  press(event) {
    if (event.button !== 0) return;
    cancelAnimationFrame(this.frameAsked);
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
    this.picture.setPointerCapture(event.pointerId);
    const [from, to] = [middleOf(before), middleOf(after)];
    this.moveBy(from.x - to.x, from.y - to.y);
    const closer = pinchOf(before, after);
    if (closer) this.zoomAbout(to, closer);
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
    this.zoomAbout({ x: event.clientX, y: event.clientY }, closer);
  }

  key(event) {
    if (event.target !== this.frame || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    const closer = { "+": 1, "=": 1, "-": -1, "_": -1 }[event.key];
    if (!way && !closer) return;
    event.preventDefault();
    if (way) this.push(way, KEY_PX);
    else this.zoomTo(closer);
  }

  button(event) {
    const link = event.target.closest("[data-move]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { width, height } = this.size();
    const way = WAYS[ARROWS[link.dataset.move]];
    if (way) this.push(way, (way[0] ? width : height) / 2);
    else this.zoomTo(link.dataset.move === "in" ? 1 : -1);
  }

  push([right, down], px) {
    const earth = 256 * 2 ** this.now.zoom * this.scale();
    this.glide(this.now.x + (right * px) / earth, this.now.y + (down * px) / earth, this.now.zoom);
  }

  zoomTo(closer) {
    this.glide(this.now.x, this.now.y, Math.round(this.now.zoom + closer));
  }

  // What is there

  rest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.fetchPiece(), REST_MS);
  }

  async fetchPiece() {
    this.asking?.abort();  // an answer about where one was is of no use
    const asking = (this.asking = new AbortController());
    const patience = setTimeout(() => asking.abort("late"), PATIENCE_MS);
    const address = new URL(location.href);
    address.searchParams.set("at", writeAt(this.now));
    history.replaceState(history.state, "", address);
    const piece = new URL(this.root.dataset.piece, address);
    const { width, height } = this.size();
    piece.search = address.search;
    piece.searchParams.set("size", `${Math.round(width)}x${Math.round(height)}`);
    try {
      const answer = await fetch(piece, { signal: asking.signal });
      if (!answer.ok) throw new Error(answer.statusText);
      const html = await answer.text();
      if (asking === this.asking) this.adopt(html);
    } catch {
      if (asking === this.asking) this.said.textContent = this.root.dataset.late;
    } finally {
      clearTimeout(patience);
    }
  }

  adopt(html) {
    const piece = new DOMParser().parseFromString(html, "text/html");
    const picture = piece.querySelector("svg");
    this.keepTiles(picture);
    this.picture.replaceChildren(...picture.childNodes);
    this.picture.setAttribute("viewBox", picture.getAttribute("viewBox"));
    this.picture.dataset.at = picture.dataset.at;
    this.drawn = this.readDrawn();
    this.paint();
    for (const link of this.frame.querySelectorAll("[data-move]")) {
      link.href = piece.querySelector(`[data-move="${link.dataset.move}"]`).getAttribute("href");
    }
    const areas = piece.querySelector(".areas");
    this.root.querySelector(".areas").replaceWith(areas);
    this.said.textContent = areas.dataset.said;
    for (const link of document.querySelectorAll("a[data-with-at]")) {
      const address = new URL(link.href);
      address.searchParams.set("at", this.picture.dataset.at);
      link.href = address;
    }
  }

  /* A tile that is there already is moved and not loaded again, which would flicker. */
  keepTiles(picture) {
    const there = new Map();
    for (const tile of this.picture.querySelectorAll("image")) there.set(tile.getAttribute("href"), tile);
    for (const tile of picture.querySelectorAll("image")) {
      const kept = there.get(tile.getAttribute("href"));
      if (!kept) continue;
      for (const name of ["x", "y", "width", "height"]) kept.setAttribute(name, tile.getAttribute(name));
      tile.replaceWith(kept);
      there.delete(tile.getAttribute("href"));
    }
  }
}

for (const root of document.querySelectorAll("[data-behaviour='ads-map']")) new AdsMap(root);
