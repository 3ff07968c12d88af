// What happened, in three lists beside the picture: steps, speech, and findings with all that is missing.

const byTime = (a, b) => a.from - b.from;
const TONES = { fail: "must be mended", warn: "should be mended", note: "good to know" };

const stepItems = ({ steps }) =>
  steps.map(({ from, kind, what, where, said }) => ({ from, kind, what, more: where, said }));

const speechItems = ({ spoken }) =>
  spoken.map(({ from, to, text, later }) => ({
    from,
    kind: length(to - from),
    what: text || (later ? "narration that was added later" : "somebody speaks; nobody wrote down what"),
  }));

const findingItems = ({ findings, damages, gaps, markers, notes }) =>
  [
    ...findings.map((it) => ({ ...it, what: it.message, kind: TONES[it.severity] ?? it.severity, tone: it.severity })),
    ...damages.map((it) => ({ ...it, what: it.message, kind: "missing", tone: "fail" })),
    ...gaps.map((it) => ({ ...it, what: it.message, kind: "gap", tone: "warn" })),
    ...markers.map((it) => ({ ...it, what: it.message || "marked", kind: "marker" })),
    ...notes.map((it) => ({ ...it, what: it.message, kind: "written by the expert", tone: "note" })),
  ].sort(byTime);

class Lists {
  constructor(recording, clock) {
    const choose = (item) => clock.seek(item.from);
    this.all = [
      new TimedList("Steps", stepItems(recording).sort(byTime), choose),
      new TimedList("Speech", speechItems(recording).sort(byTime), choose),
      new TimedList("Findings", findingItems(recording), choose),
    ];
    [this.steps, , this.findings] = this.all;
    this.tabs = this.all.map((list) => this.tab(list));
    this.search = byId("search");
    this.kind = byId("kind");
    this.follow = byId("follow");
    this.search.addEventListener("input", () => this.filter());
    this.kind.addEventListener("change", () => this.filter());
    this.open(this.steps);
  }

  tab(list) {
    const id = `tab-${list.name.toLowerCase()}`;
    const tab = make("button", { type: "button", role: "tab", id, text: `${list.name} ` });
    tab.append(make("small", { text: String(list.items.length) }));
    tab.addEventListener("click", () => this.open(list));
    tab.addEventListener("keydown", (event) => this.turn(event, list));
    list.panel = make("div", { role: "tabpanel", "aria-labelledby": id, className: "panel" }, list.list);
    if (!list.items.length) list.panel.append(make("p", { className: "count", text: "There are none." }));
    list.list.hidden = !list.items.length;
    // Whoever scrolls wants to read on there.
    for (const name of ["wheel", "touchmove"]) {
      list.list.addEventListener(name, () => (this.follow.checked = false), { passive: true });
    }
    byId("tabs").append(tab);
    byId("lists").append(list.panel);
    return tab;
  }

  turn(event, list) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (this.all.indexOf(list) + way + this.all.length) % this.all.length;
    this.open(this.all[next]);
    this.tabs[next].focus();
  }

  open(list) {
    this.opened = list;
    this.all.forEach((other, number) => {
      const chosen = other === list;
      this.tabs[number].setAttribute("aria-selected", String(chosen));
      this.tabs[number].tabIndex = chosen ? 0 : -1;
      other.panel.hidden = !chosen;
    });
    this.kind.replaceChildren(make("option", { value: "", text: "All kinds" }));
    for (const [kind, count] of list.kinds) this.kind.append(make("option", { value: kind, text: `${kind} (${count})` }));
    this.kind.hidden = list === this.all[1];
    this.filter();
  }

  filter() {
    const { opened } = this;
    opened.filter(this.search.value, this.kind.value);
    const all = opened.items.length;
    byId("count").textContent = opened.shown.length < all ? `${opened.shown.length} of ${all}` : "";
  }

  mark(at) {
    for (const list of this.all) list.mark(at, this.follow.checked);
  }
}
