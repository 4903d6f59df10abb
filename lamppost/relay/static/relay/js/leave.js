// Leaves for a page that anybody might read. In the place of this one, so that Back does not lead
// here again; without this script it is a link. The page goes dark first: a slow line shows it on.
//
// The list that somebody came from stands in the history all the same: whoever presses Back on
// their phone is sent away from there once more, until the board is opened anew in this tab.
const LEFT = "left-at-once";

function away(link) {
  document.documentElement.hidden = true;
  document.title = "…";
  location.replace(link.href);
}

function hasLeft(isBack) {
  try {
    if (!isBack) sessionStorage.removeItem(LEFT);
    return sessionStorage.getItem(LEFT) !== null;
  } catch {
    return false;  // this browser keeps nothing
  }
}

const links = document.querySelectorAll("[data-behaviour='leave']");
for (const link of links) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    try {
      sessionStorage.setItem(LEFT, "");
    } catch {
      // As above.
    }
    away(link);
  });
}
if (links.length) {
  const [arrival] = performance.getEntriesByType("navigation");
  if (hasLeft(arrival?.type === "back_forward")) away(links[0]);
  addEventListener("pageshow", (event) => {
    if (event.persisted && hasLeft(true)) away(links[0]);
  });
}
