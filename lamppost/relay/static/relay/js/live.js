/* Letters come while one reads, without a reload.
 *
 *   <div role="log" data-behaviour="live" data-live="/letters/…/events/" data-last="17"><ol>…
 *
 * The address answers at once with events and ends; EventSource comes back by itself after the
 * `retry` it is told. Where it is missing, or gives up (as it does after any answer but 200), the
 * same address is fetched again and again. Without this module there is a link to look anew.
 */
const AGAIN_MS = 5_000;  // of fetching, and twice as long after each failure
const LONGEST_MS = 60_000;

class Live {
  constructor(log) {
    this.log = log;
    this.list = log.querySelector("ol");
    this.last = Number(log.dataset.last);
    this.title = document.title;
    this.unseen = 0;
    this.failures = 0;
    document.querySelector("[data-part='look']")?.setAttribute("hidden", "");
    document.addEventListener("visibilitychange", () => this.turn());
    addEventListener("pagehide", () => this.stop());
    addEventListener("pageshow", (event) => { if (event.persisted) this.listen(); });
    this.listen();
  }

  address() {
    const address = new URL(this.log.dataset.live, location.href);
    address.searchParams.set("after", this.last);
    if (document.hidden) address.searchParams.set("away", "1");
    return address;
  }

  // Looked at again: what came meanwhile counts as read, and the board is asked oftener.
  turn() {
    if (!document.hidden) {
      this.unseen = 0;
      document.title = this.title;
    }
    this.listen();
  }

  stop() {
    this.source?.close();
    clearTimeout(this.timer);
  }

  listen() {
    this.stop();
    if (!("EventSource" in window)) return this.poll();
    const source = (this.source = new EventSource(this.address()));
    source.addEventListener("letter", ({ lastEventId, data }) => this.add(Number(lastEventId), data));
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED && source === this.source) this.pollLater();
    });
  }

  pollLater() {
    clearTimeout(this.timer);
    const pause = Math.min(AGAIN_MS * 2 ** this.failures, LONGEST_MS);
    this.timer = setTimeout(() => this.poll(), pause);
  }

  async poll() {
    try {
      const answer = await fetch(this.address(), { redirect: "error" });
      // Signed out, or no longer one of the two: whoever loads the page anew is told.
      if (answer.status === 204 || answer.status === 404) return;
      if (!answer.ok) throw new Error(answer.statusText);
      for (const [id, html] of read(await answer.text())) this.add(id, html);
      this.failures = 0;
    } catch {
      this.failures += 1;
    }
    this.pollLater();
  }

  add(id, html) {
    if (!(id > this.last)) return;
    this.last = id;
    if (document.getElementById(`letter-${id}`)) return;
    const before = this.list.offsetHeight;
    const piece = document.createElement("template");
    piece.innerHTML = html;
    this.list.append(piece.content);
    // Whoever is typing keeps the line they type under their eyes.
    if (document.activeElement?.closest("form")) scrollBy(0, this.list.offsetHeight - before);
    if (document.hidden) document.title = `(${++this.unseen}) ${this.title}`;
  }
}

// An event stream, as far as this address writes one.
function read(text) {
  return text.split("\n\n").flatMap((event) => {
    const lines = event.split("\n");
    const id = lines.find((line) => line.startsWith("id: "))?.slice(4);
    const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6));
    return id && data.length ? [[Number(id), data.join("\n")]] : [];
  });
}

for (const log of document.querySelectorAll("[data-behaviour~='live']")) new Live(log);
