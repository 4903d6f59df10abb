// Sends photos one by one as they are chosen or dropped; one that fails does not stop the rest.
for (const drop of document.querySelectorAll("[data-behaviour='photo-drop']")) {
  const form = drop.closest("form");
  const input = drop.querySelector("input[type='file']");
  const status = drop.querySelector("[data-part='status']");
  const bar = drop.querySelector("progress");
  const list = document.querySelector("#photo-list");
  drop.querySelector("button[value='photos']").hidden = true;
  let queue = Promise.resolve();

  const sendAll = async (files) => {
    if (!drop.dataset.url) await form.keepNow?.();
    const problems = [];
    for (const [index, file] of files.entries()) {
      status.textContent = drop.dataset.sending
        .replace("{n}", index + 1)
        .replace("{all}", files.length);
      problems.push(...(await sendOne(file)));
    }
    status.textContent = "";
    bar.hidden = true;
    showProblems(problems);
  };

  const sendOne = (file) => new Promise((done) => {
    const body = new FormData();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    // What was typed about the photos that are there goes along, or the new list would lose it.
    for (const [name, value] of new FormData(form)) {
      if (name.startsWith("photo-")) body.append(name, value);
    }
    body.append("photos", file);
    const request = new XMLHttpRequest();
    request.open("POST", drop.dataset.url);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      bar.hidden = false;
      bar.value = (100 * loaded) / total;
    });
    const failed = () => done([`“${file.name}”: ${drop.dataset.failed}`]);
    request.addEventListener("error", failed);
    request.addEventListener("load", () => {
      if (request.status !== 200 && request.status !== 422) return failed();
      list.innerHTML = request.responseText;
      list.dispatchEvent(new CustomEvent("photos-changed", { bubbles: true }));
      const told = [...list.querySelectorAll(".errorlist")].map((one) => one.textContent);
      done(told);
    });
    request.send(body);
  });

  const showProblems = (problems) => {
    for (const old of list.querySelectorAll(".errorlist")) old.remove();
    for (const text of problems) {
      const line = document.createElement("p");
      line.className = "errorlist";
      line.setAttribute("role", "alert");
      line.textContent = text;
      list.append(line);
    }
  };

  const take = (files) => {
    queue = queue.then(() => sendAll([...files])).catch(() => {
      status.textContent = drop.dataset.failed;
    });
  };

  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    take(files);
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("drop--over", kind === "dragover");
      if (kind === "drop") take(event.dataTransfer.files);
    });
  }
}
