// Puts the page together: one clock, and all that follows it.

const PATIENCE_MS = 3000;
const STEP_MS = 1000;
const LEAP_MS = 10000;
const FASTER = [1, 2, 4, 8];
const GAP_PX = 12;
const SIDE_BY_SIDE_PX = 640;

class Page {
  constructor(recording) {
    this.recording = recording;
    this.refresh = this.refresh.bind(this);
    this.clock = new Clock(recording.duration);
    this.screens = recording.screens.map((track) => new Screen(track, this.refresh));
    this.voices = [recording.voice, ...recording.later].map((voice) => new Voice(voice));
    this.overlay = new Overlay(recording);
    this.bar = new Bar(byId("bar"), recording, this.clock);
    this.lists = new Lists(recording, this.clock);
    this.spoken = new Spans(recording.spoken);
    this.frames = Float64Array.from(new Set(this.screens.flatMap((screen) => screen.times))).sort();
    this.allowed = null;
    this.skipped = null;
    this.waits = false;
    this.waited = 0;
    this.asked = false;
    this.introduce();
    this.arrange();
    this.connect();
    this.clock.seek(this.frames[0] ?? 0);
  }

  // --- what the page says of the recording ---

  introduce() {
    const { title, about, duration, missing } = this.recording;
    document.title = title;
    byId("title").textContent = title;
    byId("about").textContent = [...about, length(duration), ...this.screens.map((screen) => this.name(screen))].join(" · ");
    byId("missing").hidden = !missing.length;
    byId("missing").querySelector("summary").textContent = missing.length === 1 ? missing[0] : `${missing.length} things are missing`;
    if (missing.length > 1) byId("missing").querySelector("ul").append(...missing.map((text) => make("li", { text })));
    byId("voice-on").hidden = !this.voices.some((voice) => voice.recorded);
  }

  name(screen) {
    const display = this.overlay.place(screen.id, Infinity);
    if (!display) return `display ${screen.id}`;
    return `${display.name || `display ${screen.id}`} ${display.place[2]} × ${display.place[3]}`;
  }

  // Displays lie as they lay on the desk, each with a switch where there are several.
  arrange() {
    const place = (screen) => this.overlay.place(screen.id, Infinity)?.place ?? [0, 0];
    this.screens.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
    for (const screen of this.screens) {
      screen.figure.setAttribute("aria-label", this.name(screen));
      screen.resized = () => this.fit();
      byId("screens").append(screen.figure);
      if (this.screens.length > 1) byId("displays").append(this.displaySwitch(screen));
    }
    if (!this.screens.length) byId("screens").append(make("p", { className: "none", text: "There are no pictures" }));
    new ResizeObserver(() => this.fit()).observe(byId("screens"));
  }

  displaySwitch(screen) {
    const box = make("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => {
      screen.figure.hidden = !box.checked;
      this.fit();
    });
    return make("label", {}, box, ` ${this.name(screen)}`);
  }

  // Displays are as large as there is room: side by side and as high as each other, or one below the other.
  fit() {
    const shown = this.screens.filter((screen) => screen.visible);
    const ratios = shown.map((screen) => Page.ratio(screen, this.overlay.place(screen.id, this.clock.at)));
    const { clientWidth: width, clientHeight: height } = byId("screens");
    const limited = getComputedStyle(byId("screens")).containerType === "size" ? height : Infinity;
    const across = ratios.reduce((sum, it) => sum + it, 0);
    const beside = Math.min((width - GAP_PX * (shown.length - 1)) / across, limited);
    shown.forEach((screen, number) => {
      const high = width < SIDE_BY_SIDE_PX ? width / ratios[number] : beside;
      screen.frame.style.height = `${Math.floor(high)}px`;
      screen.frame.style.width = `${Math.floor(high * ratios[number])}px`;
    });
    this.refresh();
  }

  static ratio(screen, display) {
    const { width, height } = screen.current ?? screen.files[0] ?? {};
    if (width && height) return width / height;
    return display ? display.place[2] / Math.max(1, display.place[3]) : 16 / 9;
  }

  // --- what the person does ---

  connect() {
    const { clock } = this;
    clock.changed = this.refresh;
    clock.jumped = () => {
      this.allowed = this.idleAt(clock.at);
      for (const screen of this.screens) for (const file of screen.files) file.goal = null;
    };
    byId("play").addEventListener("click", () => this.toggle());
    byId("back").addEventListener("click", () => this.stepFrame(-1));
    byId("on").addEventListener("click", () => this.stepFrame(1));
    byId("rate").append(...RATES.map((rate) => make("option", { value: rate, text: `${rate} ×`, selected: rate === 1 })));
    byId("rate").addEventListener("change", (event) => clock.setRate(Number(event.target.value)));
    byId("voice").addEventListener("change", (event) => {
      for (const voice of this.voices) voice.on = event.target.checked;
    });
    byId("fill").addEventListener("click", Page.fill);
    byId("unskip").addEventListener("click", () => this.unskip());
    document.querySelectorAll("[data-shows]").forEach((box) => this.connectShown(box));
    for (const name of ["click", "input", "change"]) document.querySelector(".reading").addEventListener(name, this.refresh);
    const recolour = () => {
      readColours();
      this.refresh();
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
    readColours();
    document.addEventListener("visibilitychange", () => document.hidden && clock.playing && clock.pause());
    this.keys = new Keys(this.keyRows());
  }

  connectShown(box) {
    const { shows } = this.overlay;
    const take = () => {
      if (box.checked) shows.add(box.dataset.shows);
      else shows.delete(box.dataset.shows);
      this.refresh();
    };
    box.addEventListener("change", take);
    take();
  }

  keyRows() {
    const { clock, lists } = this;
    const by = (ms) => (event) => clock.seek(clock.at + (event.shiftKey ? LEAP_MS / STEP_MS : 1) * ms);
    const rate = (event) => this.setRate(Number(event.key) || 10);
    return [
      [[" ", "k"], "Space, K", "play or pause", () => this.toggle()],
      [["l"], "L", "play; again: faster", () => this.shuttle(1)],
      [["j"], "J", "play backwards; again: faster", () => this.shuttle(-1)],
      [[..."1234567890"], "1 … 9, 0", "speed, 0 is 10 ×", rate],
      [["-"], "−", "slower", () => this.setRate(Page.nextRate(clock.rate, -1))],
      [["+", "="], "+", "faster", () => this.setRate(Page.nextRate(clock.rate, 1))],
      [[","], ",", "a frame back", () => this.stepFrame(-1)],
      [["."], ".", "a frame on", () => this.stepFrame(1)],
      [["ArrowLeft"], "←", "a second back; with Shift ten", by(-STEP_MS)],
      [["ArrowRight"], "→", "a second on; with Shift ten", by(STEP_MS)],
      [["Home"], "Home", "to the beginning", () => clock.seek(0)],
      [["End"], "End", "to the end", () => clock.seek(clock.duration)],
      [["p"], "P", "the step before", () => this.goBeside(lists.steps, -1)],
      [["n"], "N", "the next step", () => this.goBeside(lists.steps, 1)],
      [["["], "[", "the finding before", () => this.goBeside(lists.findings, -1)],
      [["]"], "]", "the next finding", () => this.goBeside(lists.findings, 1)],
      [["s"], "S", "skip idle stretches, or not", () => byId("skip").click()],
      [["u"], "U", "play what was skipped", () => this.unskip()],
      [["m"], "M", "voice on or off", () => byId("voice").click()],
      [["f"], "F", "full screen, or not", Page.fill],
      [["/"], "/", "search", () => byId("search").focus()],
      [["?"], "?", "these keys", () => byId("keys").showModal()],
    ];
  }

  toggle() {
    if (this.clock.playing) this.clock.pause();
    else this.clock.play();
  }

  shuttle(direction) {
    const { clock } = this;
    const same = clock.playing && Math.sign(clock.rate) === direction;
    const faster = FASTER.find((rate) => rate > Math.abs(clock.rate)) ?? FASTER.at(-1);
    clock.play(direction * (same ? faster : direction > 0 && !clock.playing ? Math.abs(clock.rate) : 1));
    say(`${clock.rate} ×`);
  }

  static nextRate(rate, direction) {
    return direction > 0 ? RATES.find((it) => it > rate) ?? RATES.at(-1) : RATES.findLast((it) => it < rate) ?? RATES[0];
  }

  setRate(rate) {
    this.clock.setRate(rate);
    say(`${rate} ×`);
  }

  stepFrame(direction) {
    const { clock, frames } = this;
    if (clock.playing) clock.pause();
    const index = lastAt(frames, clock.at);
    const goal = frames[bounded(index + direction, 0, frames.length - 1)];
    if (goal !== undefined) clock.seek(goal);
  }

  goBeside(list, direction) {
    const item = list.beside(this.clock.at, direction, this.clock.playing);
    if (!item) {
      say(direction > 0 ? "That was the last one" : "That was the first one");
      return;
    }
    this.clock.seek(item.from);
    say(item.what.startsWith(item.kind) ? item.what : `${item.kind}: ${item.what}`);
  }

  static fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else byId("screens").requestFullscreen().catch(() => say("This browser shows nothing on the full screen"));
  }

  // --- idle stretches ---

  idleAt(at) {
    return this.recording.idle.find(([from, to]) => from <= at && at < to) ?? null;
  }

  // An idle stretch is passed over at once, but not one that somebody went into.
  skipIdle() {
    const { clock } = this;
    if (!clock.forward || !byId("skip").checked) return;
    const idle = this.idleAt(clock.at);
    if (idle === this.allowed) return;
    this.allowed = null;
    if (!idle) return;
    clock.at = idle[2];
    this.allowed = idle; // what is left of it leads in
    this.skipped = idle;
    byId("unskip").hidden = false;
    say(`Skipped ${length(idle[2] - idle[0])} in which nothing happened`);
  }

  unskip() {
    if (!this.skipped) return;
    const [from] = this.skipped;
    this.skipped = null;
    byId("unskip").hidden = true;
    this.clock.seek(from);
    this.clock.play();
  }

  // --- the picture of every moment ---

  refresh() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame((now) => this.show(now));
  }

  show(now) {
    this.asked = false;
    const { clock } = this;
    clock.tick(now, this.waits && now - this.waited < PATIENCE_MS);
    this.skipIdle();
    const shown = this.screens.filter((screen) => screen.visible);
    const waits = shown.map((screen) => screen.show(clock)).some(Boolean);
    if (!waits || !this.waits) this.waited = now;
    this.waits = waits;
    for (const voice of this.voices) voice.follow(clock);
    for (const screen of shown) this.overlay.draw(screen, clock.at);
    this.bar.draw();
    this.lists.mark(clock.at);
    this.tell();
    if (clock.playing) this.refresh();
  }

  tell() {
    const { clock } = this;
    byId("time").textContent = `${moment(clock.at)} / ${moment(clock.duration)}`;
    byId("play").textContent = clock.playing ? "Pause" : "Play";
    byId("rate").value = String(Math.abs(clock.rate));
    byId("caption").textContent = this.spoken.around(clock.at, 0, 1)[0]?.text ?? "";
  }
}

window.replay = new Page(RECORDING);
