// Whoever signs out leaves nothing that they typed in this browser: see keep-typed.js.
document.querySelector("[data-behaviour='forget-typed']")?.addEventListener("submit", () => {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("typed:")) localStorage.removeItem(name);
    }
  } catch {
    // This browser keeps nothing.
  }
});
