/* Suggestions while something is typed: the ARIA combobox with a list (WAI-ARIA Authoring
 * Practices 1.2).
 *
 *   <input name="place" data-behaviour="suggestions" data-suggestions="/places/suggest/"
 *          data-one="1 place found" data-many="{} places found" data-none="No place found">
 *
 * The address answers ?q=… with options: <li role="option" data-value="…">. Without this module,
 * or on a dead line, it stays a plain input.
 */
const PAUSE_MS = 150;  // a typist's pause: below it, most answers would be stale on arrival
const PATIENCE_MS = 4000;  // after which a slow line is left alone until the next letter
let fields = 0;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.options = [];
    this.active = -1;
    this.build(`suggestions-${++fields}`);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("blur", () => this.close());
  }

  build(id) {
    this.list = document.createElement("ul");
    Object.assign(this.list, { id, hidden: true, className: "suggestions__list" });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.input.labels?.[0]?.textContent.trim() || this.input.name);
    this.status = document.createElement("p");
    this.status.className = "suggestions__status";
    this.status.setAttribute("aria-live", "polite");
    const frame = document.createElement("div");
    frame.className = "suggestions";
    this.input.replaceWith(frame);
    frame.append(this.input, this.list, this.status);
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(roles)) this.input.setAttribute(name, value);
    this.input.autocomplete = "off";
    // Before the blur of the input, which would close the list under the pointer.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  typed() {
    clearTimeout(this.pause);
    this.asking?.abort();
    const text = this.input.value;
    if (!text.trim()) return this.close();
    this.pause = setTimeout(() => this.ask(text), PAUSE_MS);
  }

  async ask(text) {
    const asking = (this.asking = new AbortController());
    const patience = setTimeout(() => asking.abort(), PATIENCE_MS);
    try {
      const address = new URL(this.input.dataset.suggestions, location.href);
      address.searchParams.set("q", text);
      const answer = await fetch(address, { signal: asking.signal });
      const html = answer.ok ? await answer.text() : "";
      if (asking === this.asking && !asking.signal.aborted) this.show(html);
    } catch {
      if (asking === this.asking) this.close();  // a plain input again
    } finally {
      clearTimeout(patience);
    }
  }

  show(html) {
    if (document.activeElement !== this.input) return;
    this.list.innerHTML = html;
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, at) => { option.id = `${this.list.id}-${at}`; });
    this.mark(-1);
    this.open(this.options.length > 0);
    const { one, many, none } = this.input.dataset;
    const count = this.options.length;
    this.status.textContent = (count === 0 ? none : count === 1 ? one : many?.replace("{}", count)) ?? "";
  }

  pressed(event) {
    if (event.isComposing) return;
    const isOpen = !this.list.hidden;
    const chosen = this.options[this.active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen && chosen) {
      event.preventDefault();
      this.choose(chosen);
    } else if (event.key === "Tab" && isOpen && chosen) {
      this.choose(chosen);
    } else if (event.key === "Escape") {
      if (isOpen) { event.preventDefault(); this.close(); }
      else this.input.value = "";
    }
  }

  step(by) {
    if (this.list.hidden) {
      if (this.options.length) this.open(true);
      else return this.typed();
    }
    // One stop more than there are options: the input itself, between the last and the first.
    const stops = this.options.length + 1;
    this.mark(((this.active + 1 + by + stops) % stops) - 1);
  }

  mark(at) {
    this.active = at;
    this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    if (at < 0) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", this.options[at].id);
    this.options[at].scrollIntoView({ block: "nearest" });
  }

  choose(option) {
    if (!option) return;
    this.asking?.abort();
    this.input.value = option.dataset.value;
    this.options = [];
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    clearTimeout(this.pause);
    this.asking?.abort();
    this.open(false);
    this.mark(-1);
    this.status.textContent = "";
  }
}

for (const input of document.querySelectorAll('[data-behaviour~="suggestions"]')) new Suggestions(input);
