// A list by time: its current item is the one that holds now, and to choose an item is to go to its time.
//
// Rows lie in blocks, of which browsers lay out those in sight only: so thousands of rows are as quick as some.

const NEAR_MS = 0.5;
const JUST_NOW_MS = 1000;
const BLOCK_ROWS = 50;

class TimedList {
  // Items have `from`, `kind`, `what`, and where known `more` and `said`, in the order of time.
  constructor(name, items, choose) {
    this.name = name;
    this.items = items;
    this.list = make("div", { role: "listbox", tabIndex: 0, "aria-label": name });
    this.rows = items.map((item, number) => this.row(item, number));
    this.numbers = new Map(this.rows.map((row, number) => [row, number]));
    this.texts = items.map((item) => [item.what, item.more, item.said, item.kind].join("\n").toLowerCase());
    this.current = null;
    this.show(items.map((_, number) => number));
    this.list.addEventListener("click", (event) => {
      const row = event.target.closest("[role=option]");
      if (row) choose(items[this.numbers.get(row)]);
    });
    this.list.addEventListener("keydown", (event) => this.walk(event, choose));
  }

  row(item, number) {
    const row = make("div", { role: "option", id: `${this.name.toLowerCase()}-${number}`, "aria-selected": "false" });
    row.append(make("time", { text: moment(item.from) }));
    const told = make("div", {}, make("p", { className: "what", text: item.what, dir: "auto" }));
    if (item.more) told.append(make("p", { className: "more", text: item.more, dir: "auto" }));
    if (item.said) told.append(make("p", { className: "words", text: item.said, dir: "auto" }));
    row.append(told, make("span", { className: `kind ${item.tone ?? ""}`, text: item.kind }));
    return row;
  }

  get kinds() {
    const counts = new Map();
    for (const { kind } of this.items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  }

  // Shows the items of a kind with all of these words, and keeps what is looked at in its place.
  filter(words, kind) {
    const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
    const keeps = (number) =>
      (!kind || this.items[number].kind === kind) && asked.every((word) => this.texts[number].includes(word));
    const kept = this.items.map((_, number) => number).filter(keeps);
    const anchor = this.anchor(new Set(kept));
    const before = anchor && this.place(anchor).top;
    this.show(kept);
    if (anchor) this.list.scrollTop += this.place(anchor).top - before;
  }

  // Where a row lies in what can be seen of the list.
  place(row) {
    const { top, bottom } = row.getBoundingClientRect();
    const above = this.list.getBoundingClientRect().top;
    return { top: top - above, bottom: bottom - above };
  }

  // A row in sight that stays: the current one, or else the first.
  anchor(kept) {
    const stays = (row) => kept.has(this.numbers.get(row)) && this.isInSight(row);
    if (this.current !== null && this.rows[this.current].isConnected && stays(this.rows[this.current])) {
      return this.rows[this.current];
    }
    const blocks = [...this.list.children].filter((block) => this.isInSight(block));
    return blocks.flatMap((block) => [...block.children]).find(stays);
  }

  isInSight(element) {
    const { top, bottom } = this.place(element);
    return bottom > 0 && top < this.list.clientHeight;
  }

  show(numbers) {
    this.shown = numbers;
    this.begins = numbers.map((number) => this.items[number].from);
    const blocks = [];
    for (let first = 0; first < numbers.length; first += BLOCK_ROWS) {
      const rows = numbers.slice(first, first + BLOCK_ROWS).map((number) => this.rows[number]);
      const block = make("div", { role: "none", className: "block" }, ...rows);
      block.style.setProperty("--rows", rows.length);
      blocks.push(block);
    }
    this.list.replaceChildren(...blocks);
  }

  // Marks what holds at a time, and brings it into sight where that is asked for.
  mark(at, follow) {
    const number = this.shown[lastAt(this.begins, at + NEAR_MS)] ?? null;
    if (number !== this.current) {
      if (this.current !== null) this.rows[this.current].setAttribute("aria-selected", "false");
      if (number === null) this.list.removeAttribute("aria-activedescendant");
      else {
        this.rows[number].setAttribute("aria-selected", "true");
        this.list.setAttribute("aria-activedescendant", this.rows[number].id);
      }
      this.current = number;
    }
    if (follow && number !== null && this.list.offsetParent) this.reveal(this.rows[number]);
  }

  // Only the list scrolls, never the page.
  reveal(row) {
    const { top, bottom } = this.place(row);
    const { clientHeight } = this.list;
    if (top < 0 || bottom > clientHeight) this.list.scrollTop += top - clientHeight / 3;
  }

  // The item after or before a time; before, one that has just begun doesn't count while it plays.
  beside(at, direction, playing = false) {
    if (direction > 0) return this.items[this.shown[lastAt(this.begins, at + NEAR_MS) + 1]];
    let index = lastAt(this.begins, at - (playing ? JUST_NOW_MS : NEAR_MS));
    if (!playing && index >= 0 && this.begins[index] > at - NEAR_MS) index--;
    return this.items[this.shown[index]];
  }

  walk(event, choose) {
    const index = this.shown.indexOf(this.current);
    const last = this.shown.length - 1;
    const page = Math.max(1, Math.floor(this.list.clientHeight / 60));
    const goals = {
      ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last, PageDown: index + page, PageUp: index - page,
    };
    if (!(event.key in goals) || last < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const number = this.shown[bounded(goals[event.key], 0, last)];
    choose(this.items[number]);
    this.reveal(this.rows[number]);
  }
}
