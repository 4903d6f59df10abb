/* Has a screen reader say what was just chosen, and takes the button away once it counts.
 *
 *   <div role="status" data-told><form data-seconds="9">…
 *
 * What stands in a live region when the page comes is not read out: it has to come into it.
 */
const A_MOMENT_MS = 150;

for (const region of document.querySelectorAll("[data-told]")) {
  const form = region.querySelector("[data-seconds]");
  if (!form) continue;
  setTimeout(() => {
    const had = form.contains(document.activeElement) ? document.activeElement : null;
    form.remove();
    region.append(form);
    had?.focus();
  }, A_MOMENT_MS);
  setTimeout(() => {
    // Whoever stands on the button is not thrown to the beginning of the page.
    if (form.contains(document.activeElement)) document.querySelector("#thing, main")?.focus();
    form.remove();
  }, Number(form.dataset.seconds) * 1000);
}
