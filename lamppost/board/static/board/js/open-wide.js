// Filters are folded on a narrow screen and always open on a wide one.
const fold = document.querySelector("[data-behaviour='open-wide']");
const wide = matchMedia("(min-width: 52.01rem)");
if (fold) {
  const follow = () => { fold.open = wide.matches; };
  wide.addEventListener("change", follow);
  follow();
}
