// What was done, drawn over the picture of a display from events. The recorded pixels stay as they are.

const TRAIL_MS = 700;
const CLICK_MS = 450;
const KEY_MS = 900;
const ELEMENT_MS = 500;
const MOST_KEYS = 8;
const ARROW = [[0, 0], [0, 17], [4, 13.5], [6.5, 19.5], [9, 18.5], [6.5, 12.5], [12, 12]];

class Overlay {
  constructor(recording) {
    this.shows = new Set();
    this.displays = recording.displays;
    this.displaysAt = recording.displays.map(([at]) => at);
    const { pointer, cursors } = recording;
    this.pointer = { at: summed(pointer.at), x: summed(pointer.x), y: summed(pointer.y) };
    this.cursorsAt = cursors.changes.map(([at]) => at);
    this.cursors = cursors.changes.map(([, number]) => number);
    this.images = cursors.images.map(({ src, hot }) => ({ hot, image: make("img", src ? { src } : {}) }));
    this.presses = new Spans(recording.presses);
    this.turns = new Spans(recording.turns);
    this.strokes = new Spans(recording.strokes);
    this.elements = new Spans(recording.steps.filter((step) => step.element));
    this.windows = recording.windows;
    this.windowsAt = recording.windows.map(({ at }) => at);
  }

  // Where a display lies on the desktop at a time.
  place(id, at) {
    const arranged = this.displays[Math.max(0, lastAt(this.displaysAt, at))]?.[1] ?? [];
    return arranged.find((display) => display.id === id);
  }

  draw(screen, at) {
    const { context, width, height } = fitted(screen.canvas);
    const display = this.place(screen.id, at);
    if (!display || !screen.current) return;
    const [left, top, columns] = display.place;
    const scale = width / Math.max(1, columns);
    const to = (x, y) => [(x - left) * scale, (y - top) * scale];
    const sheet = { context, width, height, scale, to, at };
    context.lineJoin = context.lineCap = "round";
    if (this.shows.has("window")) this.drawWindow(sheet);
    if (this.shows.has("element")) this.drawElements(sheet);
    if (this.shows.has("trail")) this.drawTrail(sheet);
    if (this.shows.has("clicks")) this.drawClicks(sheet);
    if (this.shows.has("cursor")) this.drawCursor(sheet);
    if (this.shows.has("keys") && this.isActive(display.place, at)) this.drawKeys(sheet);
  }

  // Keys are shown where the pointer is.
  isActive([left, top, width, height], at) {
    const index = lastAt(this.pointer.at, at);
    if (index < 0) return true;
    const [x, y] = [this.pointer.x[index] - left, this.pointer.y[index] - top];
    return x >= 0 && y >= 0 && x < width && y < height;
  }

  drawWindow({ context, to, scale, at }) {
    const place = this.windows[lastAt(this.windowsAt, at)]?.place;
    if (!place) return;
    context.setLineDash([8, 6]);
    outlined(context, colours.accent, 2, (it) => it.rect(...to(place[0], place[1]), place[2] * scale, place[3] * scale));
    context.setLineDash([]);
  }

  drawElements({ context, to, scale, at }) {
    const [step] = this.elements.around(at, ELEMENT_MS, 1);
    if (!step) return;
    const [x, y, width, height] = step.element;
    outlined(context, colours.element, 2, (it) => it.rect(...to(x, y), width * scale, height * scale));
  }

  drawTrail({ context, to, at }) {
    const { pointer } = this;
    const end = lastAt(pointer.at, at);
    context.strokeStyle = colours.mark;
    context.lineWidth = 2.5;
    for (let index = end; index > 0 && pointer.at[index] > at - TRAIL_MS; index--) {
      context.globalAlpha = 0.75 * (1 - (at - pointer.at[index]) / TRAIL_MS);
      context.beginPath();
      context.moveTo(...to(pointer.x[index - 1], pointer.y[index - 1]));
      context.lineTo(...to(pointer.x[index], pointer.y[index]));
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  drawClicks({ context, to, at }) {
    for (const press of this.presses.around(at, CLICK_MS, MOST_KEYS)) {
      const gone = bounded((at - press.to) / CLICK_MS, 0, 1);
      const [x, y] = to(...press.at);
      context.globalAlpha = 1 - gone;
      outlined(context, colours.mark, 2.5, (it) => it.arc(x, y, 9 + 14 * gone, 0, 2 * Math.PI));
      if (press.button !== "left") this.cap(context, press.button, x + 16, y + 6);
    }
    for (const turn of this.turns.around(at, CLICK_MS, 1)) {
      const [x, y] = to(...turn.at);
      context.globalAlpha = 1 - (at - turn.from) / CLICK_MS;
      outlined(context, colours.mark, 2.5, (it) => this.arrow(it, x, y, turn.right, -turn.up));
    }
    context.globalAlpha = 1;
  }

  arrow(context, x, y, right, down) {
    const [endX, endY] = [x + right * 26, y + down * 26];
    context.moveTo(x, y);
    context.lineTo(endX, endY);
    context.moveTo(endX - right * 7 - down * 5, endY - down * 7 - right * 5);
    context.lineTo(endX, endY);
    context.lineTo(endX - right * 7 + down * 5, endY - down * 7 + right * 5);
  }

  drawCursor({ context, to, scale, at }) {
    const index = lastAt(this.pointer.at, at);
    const number = this.cursors[lastAt(this.cursorsAt, at)];
    if (index < 0 || number === -1) return;
    const [x, y] = to(this.pointer.x[index], this.pointer.y[index]);
    const shape = this.images[number];
    if (shape?.image.naturalWidth) {
      const { image, hot } = shape;
      const size = Math.max(scale, 0.6); // a pointer that nobody sees shows nothing
      context.drawImage(image, x - hot[0] * size, y - hot[1] * size, image.naturalWidth * size, image.naturalHeight * size);
      return;
    }
    context.beginPath();
    for (const [right, down] of ARROW) context.lineTo(x + right, y + down);
    context.closePath();
    context.fillStyle = "#000";
    context.strokeStyle = "#fff";
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  }

  drawKeys({ context, width, height, at }) {
    const strokes = this.strokes.around(at, KEY_MS, MOST_KEYS).reverse();
    const caps = strokes.map((stroke) => ({ text: stroke.keys.map((key) => key.trim() || "Space").join(" + "), held: stroke.to >= at }));
    context.font = "600 15px system-ui, sans-serif";
    const widths = caps.map(({ text }) => context.measureText(text).width + 26);
    const whole = () => widths.reduce((sum, it) => sum + it, 0);
    while (caps.length > 1 && whole() > width) [caps, widths].forEach((it) => it.shift()); // the latest matter
    let x = (width - whole()) / 2;
    caps.forEach(({ text, held }, number) => {
      context.globalAlpha = held ? 1 : 0.8;
      this.cap(context, text, x, height - 22);
      x += widths[number];
    });
    context.globalAlpha = 1;
  }

  cap(context, text, x, y) {
    context.font = "600 15px system-ui, sans-serif";
    const width = context.measureText(text).width + 20;
    context.beginPath();
    context.roundRect(x, y - 20, width, 28, 6);
    context.fillStyle = "rgb(20 20 22 / 85%)";
    context.fill();
    context.strokeStyle = "rgb(255 255 255 / 50%)";
    context.lineWidth = 1;
    context.stroke();
    context.fillStyle = "#fff";
    context.fillText(text, x + 10, y);
  }
}
