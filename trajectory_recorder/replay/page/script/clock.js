// The one clock: session time. Pictures and voice follow it, and it waits for pictures that can't.

const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const LONGEST_TICK_MS = 250;

class Clock {
  constructor(duration) {
    this.duration = duration;
    this.at = 0;
    this.rate = 1;
    this.playing = false;
    this.jumped = () => {};
    this.changed = () => {};
    this.ticked = null;
  }

  get forward() {
    return this.playing && this.rate > 0;
  }

  // Goes on by what passed since the last tick, unless somebody waits.
  tick(now, waiting) {
    const passed = this.ticked === null ? 0 : Math.min(now - this.ticked, LONGEST_TICK_MS);
    this.ticked = this.playing ? now : null;
    if (!this.playing || waiting) return;
    this.at = bounded(this.at + passed * this.rate, 0, this.duration);
    if (this.at === (this.rate > 0 ? this.duration : 0)) this.pause();
  }

  play(rate = this.rate) {
    if (rate > 0 && this.at >= this.duration) this.seek(0);
    this.rate = rate;
    this.playing = true;
    this.changed();
  }

  pause() {
    if (this.rate < 0) this.rate = 1;
    this.playing = false;
    this.ticked = null;
    this.changed();
  }

  seek(at) {
    this.at = bounded(at, 0, this.duration);
    this.jumped();
    this.changed();
  }

  setRate(rate) {
    this.rate = rate;
    this.changed();
  }
}
