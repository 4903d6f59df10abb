// Lets photos be dragged into order. The number fields say the same and work without this.
const moved = new WeakSet();

const prepare = () => {
  const list = document.querySelector("[data-behaviour='photo-order']");
  if (!list || moved.has(list)) return;
  moved.add(list);
  let held = null;

  for (const one of list.children) {
    const picture = one.querySelector("img");
    picture.draggable = true;
    picture.addEventListener("dragstart", (event) => {
      held = one;
      event.dataTransfer.effectAllowed = "move";
      one.classList.add("photo-list__one--held");
    });
    picture.addEventListener("dragend", () => {
      held?.classList.remove("photo-list__one--held");
      held = null;
      renumber(list);
    });
    one.addEventListener("dragover", (event) => {
      if (!held || held === one) return;
      event.preventDefault();
      const { top, height } = one.getBoundingClientRect();
      if (event.clientY > top + height / 2) one.after(held);
      else one.before(held);
    });
  }
};

const renumber = (list) => {
  for (const [index, field] of list.querySelectorAll("input[type='number']").entries()) {
    field.value = index + 1;
  }
  list.dispatchEvent(new Event("input", { bubbles: true }));
};

document.addEventListener("photos-changed", prepare);
prepare();
