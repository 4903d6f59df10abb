// Shares an ad through the phone's own menu, or copies its address where there is none.
for (const button of document.querySelectorAll("[data-behaviour='share']")) {
  if (!navigator.share && !navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const url = document.querySelector("link[rel='canonical']")?.href ?? location.href;
    if (navigator.share) {
      // Somebody who closes the menu has changed their mind: no error.
      await navigator.share({ title: button.dataset.title, url }).catch(() => {});
      return;
    }
    await navigator.clipboard.writeText(url);
    button.textContent = button.dataset.copied;
    button.setAttribute("role", "status");
  });
}
