// Leaves for a page that anybody might read. In the place of this one, so that Back does not lead
// here again; without this script it is a link. The page goes dark first: a slow line shows it on.
for (const link of document.querySelectorAll("[data-behaviour='leave']")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "…";
    location.replace(link.href);
  });
}
