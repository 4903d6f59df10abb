/* Keys for whoever reviews much. Everything that they do is a link or a button on the page.
 *
 *   <a data-item>  what J and K go through; aria-current is where one is
 *   <button data-key="r" data-clauses>  pressed by its key; with data-clauses it waits for a clause,
 *     with data-end it shows what says until when, with data-answer it first asks for words
 *   <input type="radio" data-clause="4">  chosen by its number
 *   <p data-next data-words="…">  says that the number is awaited
 *   <button data-help>, <dialog data-keys>  the list of keys
 *
 * No key counts while somebody types, or together with Ctrl, Alt or the like. Whoever does not
 * want them turns them off on their own page: then this module finds nothing to do.
 */
const page = document.querySelector("[data-behaviour~='review-keys']");
const TYPES_TEXT = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";

class Keys {
  constructor() {
    this.asking = null;  // the button that waits for a clause
    this.form = page.querySelector("#choices");
    this.next = page.querySelector("[data-next]");
    this.dialog = page.querySelector("[data-keys]");
    const help = page.querySelector("[data-help]");
    if (help) {
      help.hidden = false;
      help.addEventListener("click", () => this.dialog?.showModal());
    }
    document.addEventListener("keydown", (event) => this.pressed(event));
    // In the queue the first one has the focus: Enter opens it.
    if (!this.form && document.activeElement === document.body) {
      page.querySelector("[data-item]")?.focus({ preventScroll: true });
    }
  }

  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (this.dialog?.open) return;
    if (event.key === "Escape") return this.stopAsking();
    if (event.target.closest?.(TYPES_TEXT)) return;
    const done = this.clause(event.key) || this.move(event.key) || this.press(event.key.toLowerCase());
    if (done) event.preventDefault();
  }

  clause(key) {
    if (!/^[0-9]$/.test(key)) return false;
    const radio = page.querySelector(`[data-clause="${key}"]`);
    // Without a choice that asks for one, 2 is the second opinion.
    if (!radio || (!this.asking && page.querySelector(`button[data-key="${key}"]`))) return false;
    radio.checked = true;
    if (this.asking) this.send(this.asking);
    return true;
  }

  move(key) {
    const by = { j: 1, k: -1 }[key.toLowerCase()];
    if (!by) return false;
    const items = [...page.querySelectorAll("[data-item]")];
    const focused = items.indexOf(document.activeElement);
    const at = focused >= 0 ? focused : items.findIndex((one) => one.hasAttribute("aria-current"));
    const to = items[at < 0 ? 0 : at + by];
    if (!to) return true;
    // In the list alone a key moves; beside an open thing it opens the next one.
    if (this.form) to.click();
    else to.focus();
    return true;
  }

  press(key) {
    const named = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    if (!named) return false;
    if (named.hasAttribute("data-answer") && !this.form.elements.words.value.trim()) this.form.elements.words.focus();
    else if (named.hasAttribute("data-clauses") && !this.form.querySelector("[data-clause]:checked")) this.ask(named);
    else if (named.type === "submit" && named.form === this.form) this.send(named);
    else named.click();
    return true;
  }

  ask(button) {
    this.stopAsking();
    this.asking = button;
    button.setAttribute("aria-pressed", "true");
    this.form.classList.add("choices--asking");
    if (this.next) this.next.textContent = this.next.dataset.words;
    if (button.hasAttribute("data-end")) this.form.querySelector("details").open = true;  // until when
    this.form.querySelector("[data-clause]")?.closest("fieldset").scrollIntoView({ block: "nearest" });
  }

  stopAsking() {
    this.asking?.removeAttribute("aria-pressed");
    this.asking = null;
    this.form?.classList.remove("choices--asking");
    if (this.next) this.next.textContent = "";
  }

  send(button) {
    if (this.sent) return;  // a key that is hit twice sends once
    this.sent = true;
    this.form.requestSubmit(button);
  }
}

if (page) new Keys();
