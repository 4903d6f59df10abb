/* The sums of a map that is moved by hand. The same square as in places/mercator.py: from 0 in
 * the west to 1 in the east, from 0 in the north to 1 in the south. */

export function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}

export function toSquare(lat, lon) {
  const y = 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
  return { x: lon / 360 + 0.5, y };
}

/* As it stands in an address: "39.7590,-84.1917,9". */
export function writeAt({ x, y, zoom }) {
  const lat = (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI;
  return `${lat.toFixed(4)},${((x - 0.5) * 360).toFixed(4)},${Math.round(zoom * 100) / 100}`;
}

export function middleOf(points) {
  const sum = (key) => points.reduce((all, point) => all + point[key], 0) / points.length;
  return { x: sum("x"), y: sum("y") };
}

/* By how many steps of zoom two fingers went apart. */
export function pinchOf(before, after) {
  if (before.length !== 2 || after.length !== 2) return 0;
  const apart = ([a, b]) => Math.hypot(a.x - b.x, a.y - b.y) || 1;
  return Math.log2(apart(after) / apart(before));
}
