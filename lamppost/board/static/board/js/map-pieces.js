/* The pieces of a map: what the server draws of where it is looked at, put in place of the last. */
import { writeAt } from "./mercator.js";

const REST_MS = 160;  // of a hand, before the next piece is fetched
const PATIENCE_MS = 10_000;

export class Pieces {
  constructor(root, frame, view) {
    this.root = root;
    this.frame = frame;
    this.view = view;
    this.said = document.getElementById("map-said");
  }

  /* Fetches a piece once nothing has moved for a moment. */
  rest() {
    clearTimeout(this.resting);
    // On a slow machine more time than that passes between two frames of a glide.
    const then = () => (this.view.isGliding ? this.rest() : this.fetchPiece());
    this.resting = setTimeout(then, REST_MS);
  }

  async fetchPiece() {
    this.asking?.abort();  // an answer about where one was is of no use
    const asking = (this.asking = new AbortController());
    const patience = setTimeout(() => asking.abort("late"), PATIENCE_MS);
    const address = new URL(location.href);
    address.searchParams.set("at", writeAt(this.view.now));
    history.replaceState(history.state, "", address);
    const piece = new URL(this.root.dataset.piece, address);
    const { width, height } = this.view.size();
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
    const seen = this.view.picture;
    keepTiles(seen, picture);
    seen.replaceChildren(...picture.childNodes);
    seen.setAttribute("viewBox", picture.getAttribute("viewBox"));
    seen.dataset.at = picture.dataset.at;
    this.view.readDrawn();
    this.view.paint();
    for (const link of this.frame.querySelectorAll("[data-move]")) {
      link.href = piece.querySelector(`[data-move="${link.dataset.move}"]`).getAttribute("href");
    }
    const areas = piece.querySelector(".areas");
    this.root.querySelector(".areas").replaceWith(areas);
    this.said.textContent = areas.dataset.said;
    for (const link of document.querySelectorAll("a[data-with-at]")) {
      const address = new URL(link.href);
      address.searchParams.set("at", seen.dataset.at);
      link.href = address;
    }
  }
}

/* A tile that is there already is moved and not loaded again, which would flicker. */
function keepTiles(seen, picture) {
  const there = new Map();
  for (const tile of seen.querySelectorAll("image")) there.set(tile.getAttribute("href"), tile);
  for (const tile of picture.querySelectorAll("image")) {
    const kept = there.get(tile.getAttribute("href"));
    if (!kept) continue;
    for (const name of ["x", "y", "width", "height"]) kept.setAttribute(name, tile.getAttribute(name));
    tile.replaceWith(kept);
    there.delete(tile.getAttribute("href"));
  }
}
