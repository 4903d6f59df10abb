// Keeps what is being typed on the board, a moment after each pause, without a page load.
const PAUSE_MS = 1200;
const RETRY_MS = 8000;

for (const form of document.querySelectorAll("form[data-behaviour='keep-draft']")) {
  const status = form.querySelector("[data-part='kept']");
  let timer = 0;
  let busy = null;

  const keep = async () => {
    if (busy) await busy;
    const typed = new FormData(form);
    typed.delete("photos"); // they have a way of their own
    typed.set("go", "keep");
    busy = send(typed).finally(() => { busy = null; });
    await busy;
  };

  const send = async (typed) => {
    try {
      const answer = await fetch(form.action, { method: "POST", body: typed });
      // Put up or thrown away in another window: no use in trying again.
      if (answer.status === 404 || answer.redirected) {
        status.textContent = form.dataset.gone;
        return;
      }
      if (!answer.ok) throw new Error(answer.statusText);
      const { draft } = await answer.json();
      follow(draft);
      status.textContent = form.dataset.kept;
    } catch {
      status.textContent = form.dataset.unkept;
      timer = setTimeout(keep, RETRY_MS);
    }
  };

  // From the first keeping on the draft has an address of its own: a reload shows it again.
  const follow = (draft) => {
    if (new URL(form.action).pathname === draft) return;
    form.action = draft;
    history.replaceState(null, "", draft);
    const drop = form.querySelector("[data-behaviour='photo-drop']");
    if (drop) drop.dataset.url = `${draft}photos/`;
  };

  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE_MS);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  form.keepNow = keep;
}
