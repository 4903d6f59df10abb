/* The map of a search, moved by hand, wheel and keys.
 *
 * The server draws a piece of the map; here it is only pushed and scaled, until the hand rests:
 * then the piece that is looked at is fetched, and takes the other's place. Without this module
 * every move is a link.
 */
import { Hands } from "./map-hands.js";
import { Pieces } from "./map-pieces.js";
import { MapView } from "./map-view.js";

const NARROW_PX = 900;  // below it the piece that came with the page shows far more than is seen

function start(root) {
  const frame = root.querySelector(".ads-map");
  const picture = root.querySelector("svg");
  const { farthest, closest, label } = root.dataset;
  const view = new MapView(picture, {
    least: Number(farthest),
    most: Number(closest),
    moved: () => pieces.rest(),
  });
  const pieces = new Pieces(root, frame, view);
  frame.classList.add("ads-map--live");
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", label);
  new Hands(frame, view);
  let width = view.size().width;
  new ResizeObserver(() => {
    if (width !== (width = view.size().width)) pieces.rest();
  }).observe(picture);
  if (width < NARROW_PX) pieces.fetchPiece();
}

for (const root of document.querySelectorAll("[data-behaviour='ads-map']")) start(root);
