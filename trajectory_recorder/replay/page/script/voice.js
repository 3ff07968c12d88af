// The voice: sound elements without holes, led through stretches that say which session time lies where.

const VOICE_IN_TIME_MS = 10;
const VOICE_LOST_MS = 150;
// Of what it is early or late, it makes up for a fifth in a tenth of a second; more than a tenth faster is heard.
const VOICE_CATCH_UP_MS = 500;
const VOICE_NUDGE = 0.1;
const FASTEST_VOICE = 4; // browsers are silent beyond

class Voice {
  constructor({ files, stretches }) {
    this.stretches = [...stretches].sort((a, b) => a[1] - b[1]);
    this.begins = this.stretches.map((stretch) => stretch[1]);
    this.files = files.map((src) => make("audio", { preload: "metadata", src }));
    this.on = true;
    this.seekMs = 0;
  }

  get recorded() {
    return this.stretches.length > 0;
  }

  follow(clock) {
    const goal = this.goal(clock);
    this.files.forEach((audio, number) => {
      if (goal?.number !== number) audio.pause();
    });
    if (goal) this.run(this.files[goal.number], goal.place, clock.rate);
  }

  goal(clock) {
    if (!this.on || !clock.forward || clock.rate > FASTEST_VOICE) return null;
    const stretch = this.stretches[lastAt(this.begins, clock.at)];
    if (!stretch || clock.at >= stretch[2]) return null;
    const [number, from, to, begins, ends] = stretch;
    return { number, place: begins + ((clock.at - from) * (ends - begins)) / (to - from) };
  }

  run(audio, place, rate) {
    if (audio.error || audio.seeking || audio.readyState < HTMLMediaElement.HAVE_METADATA) return;
    const early = audio.currentTime * 1000 - place;
    if (Math.abs(early) > VOICE_LOST_MS * Math.max(1, rate)) {
      this.seek(audio, place, rate);
      return;
    }
    const nudge = Math.abs(early) < VOICE_IN_TIME_MS ? 0 : bounded(early / VOICE_CATCH_UP_MS, -VOICE_NUDGE, VOICE_NUDGE);
    const wanted = rate * (1 - Math.round(nudge * 100) / 100);
    if (audio.playbackRate !== wanted) audio.playbackRate = wanted;
    if (audio.paused) audio.play().catch(Voice.refused);
  }

  // Time goes on while it seeks, about as long as it took the last time.
  seek(audio, place, rate) {
    const begun = performance.now();
    audio.addEventListener("seeked", () => (this.seekMs = performance.now() - begun), { once: true });
    audio.currentTime = (place + this.seekMs * rate) / 1000;
  }

  static refused(error) {
    if (error.name === "NotAllowedError") say("The browser keeps silent until you press a key or a button here");
  }
}
