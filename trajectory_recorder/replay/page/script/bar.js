// The recording at one glance, by time: findings, steps, voice and speech, windows, gaps and idle stretches.

const LABELS_PX = 72;
const NARROW_PX = 560;
const AXIS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600];
const ROWS = [
  { name: "Findings", top: 0, height: 14 },
  { name: "Steps", top: 18, height: 14 },
  { name: "Voice", top: 36, height: 40 },
  { name: "Windows", top: 80, height: 14 },
];
const [FINDINGS, STEPS, VOICE, WINDOWS] = ROWS;
const ROWS_PX = 98;

class Bar {
  constructor(element, recording, clock) {
    this.element = element;
    this.recording = recording;
    this.clock = clock;
    this.canvas = element.querySelector("canvas");
    this.still = document.createElement("canvas");
    this.drawn = "";
    element.setAttribute("aria-valuemax", Math.round(clock.duration / 1000));
    const follow = (event) => {
      if (event.buttons & 1) clock.seek(this.timeAt(event.offsetX));
    };
    this.canvas.addEventListener("pointerdown", (event) => {
      this.canvas.setPointerCapture(event.pointerId);
      follow(event);
    });
    this.canvas.addEventListener("pointermove", follow);
  }

  get left() {
    return this.canvas.clientWidth < NARROW_PX ? 0 : LABELS_PX;
  }

  timeAt(x) {
    const across = this.canvas.clientWidth - this.left;
    return (bounded(x - this.left, 0, across) / Math.max(1, across)) * this.clock.duration;
  }

  // What holds still is drawn once; the rest is a line.
  draw() {
    const { context, width, height } = fitted(this.canvas);
    const shape = `${width} ${height} ${devicePixelRatio} ${colours.paper}`;
    if (this.drawn !== shape) this.drawStill(width, height);
    this.drawn = shape;
    context.drawImage(this.still, 0, 0, width, height);
    const x = this.left + (this.clock.at / Math.max(1, this.clock.duration)) * (width - this.left);
    outlined(context, colours.mark, 2, (it) => {
      it.moveTo(x, 0);
      it.lineTo(x, ROWS_PX);
    });
    this.element.setAttribute("aria-valuenow", Math.round(this.clock.at / 1000));
    this.element.setAttribute("aria-valuetext", `${moment(this.clock.at)} of ${moment(this.clock.duration)}`);
  }

  drawStill(width, height) {
    const { still, recording } = this;
    [still.width, still.height] = [this.canvas.width, this.canvas.height];
    const context = still.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    const across = width - this.left;
    const x = (at) => this.left + (at / Math.max(1, this.clock.duration)) * across;
    const sheet = { context, x, width, height };
    this.drawRows(sheet);
    this.drawVoice(sheet);
    for (const [at, to] of recording.idle) this.stripes(sheet, at, to, 5, colours.idle);
    for (const gap of recording.gaps) this.stripes(sheet, gap.from, gap.to, 3, colours.fail);
    const placed = (found) => found.filter((it) => !this.isWhole(it));
    for (const damage of placed(recording.damages)) this.block(sheet, FINDINGS, damage, colours.fail);
    for (const finding of placed(recording.findings)) {
      this.block(sheet, FINDINGS, finding, colours[finding.severity] || colours.note);
    }
    for (const note of recording.notes) this.block(sheet, FINDINGS, note, colours.note);
    for (const marker of recording.markers) this.flag(sheet, marker.from);
    for (const step of recording.steps) if (step.kind !== "wait") this.block(sheet, STEPS, step, colours.accent);
    this.drawAxis(sheet);
  }

  // What is said of the whole recording has no place in it.
  isWhole({ from, to }) {
    return from <= 0 && to >= this.clock.duration;
  }

  drawRows({ context, x, width }) {
    context.font = "11px system-ui, sans-serif";
    for (const row of ROWS) {
      context.fillStyle = colours.line;
      context.fillRect(this.left, row.top, width - this.left, row.height);
      context.fillStyle = colours.quiet;
      if (this.left) context.fillText(row.name, 0, row.top + row.height / 2 + 4);
    }
    const { windows } = this.recording;
    windows.forEach(({ at, application, title, place }, number) => {
      if (!place) return;
      const to = windows[number + 1]?.at ?? this.clock.duration;
      context.fillStyle = Bar.hue(application || title);
      context.fillRect(x(at), WINDOWS.top, Math.max(1, x(to) - x(at) - 1), WINDOWS.height);
      if (x(to) - x(at) > 60) this.write(context, application || title, x(at) + 5, x(to) - x(at) - 10);
    });
  }

  write(context, text, x, width) {
    context.save();
    context.beginPath();
    context.rect(x, WINDOWS.top, width, WINDOWS.height);
    context.clip();
    context.fillStyle = "#fff";
    context.fillText(text, x, WINDOWS.top + 11);
    context.restore();
  }

  drawVoice({ context, x, width }) {
    const middle = VOICE.top + VOICE.height / 2;
    for (const { from, to, later } of this.recording.spoken) {
      context.fillStyle = later ? colours.later : colours.speech;
      context.fillRect(x(from), VOICE.top, Math.max(1, x(to) - x(from)), VOICE.height);
    }
    const { every, loudest } = this.recording.peaks;
    context.fillStyle = colours.voice;
    for (let column = this.left; column < width; column++) {
      const first = Math.floor(this.timeAt(column) / every);
      const last = Math.max(first + 1, Math.floor(this.timeAt(column + 1) / every));
      let peak = 0;
      for (let index = first; index < last && index < loudest.length; index++) peak = Math.max(peak, loudest[index]);
      const high = (Math.sqrt(peak / 100) * VOICE.height) / 2;
      if (peak) context.fillRect(column, middle - high, 1, 2 * high);
    }
  }

  stripes({ context, x }, from, to, apart, colour) {
    const [left, width] = [x(from), Math.max(2, x(to) - x(from))];
    context.save();
    context.beginPath();
    context.rect(left, 0, width, ROWS_PX);
    context.clip();
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.beginPath();
    for (let at = left - ROWS_PX; at < left + width; at += apart) {
      context.moveTo(at, ROWS_PX);
      context.lineTo(at + ROWS_PX, 0);
    }
    context.stroke();
    context.restore();
  }

  block({ context, x }, row, { from, to }, colour) {
    context.fillStyle = colour;
    context.globalAlpha = 0.85;
    context.fillRect(x(from), row.top, Math.max(2, x(to) - x(from)), row.height);
    context.globalAlpha = 1;
  }

  flag({ context, x }, at) {
    context.fillStyle = colours.element;
    context.beginPath();
    for (const [right, down] of [[-5, 0], [5, 0], [0, 9]]) context.lineTo(x(at) + right, down);
    context.fill();
  }

  drawAxis({ context, x, width, height }) {
    const seconds = this.clock.duration / 1000;
    const most = Math.max(2, Math.floor((width - this.left) / 80));
    const every = AXIS_S.find((step) => seconds / step <= most) ?? Math.ceil(seconds / most);
    context.fillStyle = colours.quiet;
    for (let second = 0; second <= seconds; second += every) {
      const text = moment(second * 1000).slice(0, -4);
      if (x(second * 1000) + 40 < width) context.fillText(text, x(second * 1000), height - 2);
    }
  }

  // One colour for each name, whatever the name.
  static hue(name) {
    let sum = 0;
    for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 360;
    return `hsl(${sum} 38% 45%)`;
  }
}
