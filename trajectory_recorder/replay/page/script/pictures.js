// The pictures of one display: a video element for each of its files, led to what the clock says.
//
// Playing, a video runs by itself and is kept close by a little more or less speed. Paused or backwards, it is
// led to the very frame, one seek at a time. After a file's last frame that frame stays.

const INSIDE_FRAME_MS = 0.4; // a frame lasts 1 ms at least
const IN_TIME_MS = 15;
const LATE_MS = 100;
const LOST_MS = 3000;
const NUDGE = 0.1;
const FASTEST = 16;

class Screen {
  constructor(track, refresh) {
    this.id = track.display;
    this.refresh = refresh;
    this.files = track.files.map((file) => ({
      src: file.src,
      width: file.width,
      height: file.height,
      at: summed(file.at, 1000),
      place: summed(file.place),
      video: null,
      failed: false,
    }));
    this.files.sort((a, b) => a.at[0] - b.at[0]);
    this.begins = this.files.map((file) => file.at[0]);
    this.current = null;
    this.canvas = make("canvas", { "aria-hidden": "true" });
    this.note = make("p", { className: "none" });
    this.frame = make("div", { className: "frame" }, this.canvas, this.note);
    this.figure = make("figure", {}, this.frame);
  }

  // Session times of all frames.
  get times() {
    return this.files.flatMap((file) => [...file.at]);
  }

  get visible() {
    return !this.figure.hidden;
  }

  // Shows a time; returns whether the clock should wait.
  show(clock) {
    const number = lastAt(this.begins, clock.at);
    const file = this.files[number];
    for (const other of this.files) if (other !== file && other.video) other.video.pause();
    if (!file) {
      this.tell(this.files.length ? "Nothing was recorded yet" : "There are no pictures of this display");
      return false;
    }
    this.open(file);
    if (file.failed) {
      this.tell(`${file.src} can't be played by this browser`);
      return false;
    }
    const waits = this.lead(file, lastAt(file.at, clock.at), clock);
    this.swap(file);
    if (clock.forward && this.files[number + 1]?.at[0] - clock.at < 5000) this.open(this.files[number + 1]);
    return waits;
  }

  tell(text) {
    this.note.textContent = text;
    this.note.hidden = false;
    if (this.current?.video) this.current.video.hidden = true;
    this.current = null;
  }

  open(file) {
    if (file.video) return;
    file.video = make("video", {
      muted: true, playsInline: true, preload: "auto", hidden: true, disableRemotePlayback: true, tabIndex: -1,
    });
    file.video.setAttribute("aria-hidden", "true");
    file.video.addEventListener("loadedmetadata", () => this.fit(file));
    for (const name of ["loadeddata", "seeked", "playing"]) file.video.addEventListener(name, this.refresh);
    file.video.addEventListener("error", () => {
      file.failed = true;
      this.refresh();
    });
    file.video.src = file.src;
    this.frame.prepend(file.video);
  }

  // The coded picture may be a column and a row larger than the display: those lie outside of the frame.
  fit(file) {
    const { video } = file;
    file.width ||= video.videoWidth;
    file.height ||= video.videoHeight;
    video.style.width = `${(100 * video.videoWidth) / file.width}%`;
    video.style.height = `${(100 * video.videoHeight) / file.height}%`;
  }

  lead(file, index, clock) {
    const { video } = file;
    if (video.readyState < HTMLMediaElement.HAVE_METADATA) return true;
    const last = index === file.at.length - 1;
    if (clock.forward && !last) return this.run(file, index, clock);
    video.pause();
    const goal = file.place[index] + INSIDE_FRAME_MS;
    if (file.goal !== goal && !video.seeking) {
      file.goal = goal;
      video.currentTime = goal / 1000;
    }
    return clock.playing && video.seeking;
  }

  run(file, index, clock) {
    const { video } = file;
    const goal = file.place[index] + Math.max(0, clock.at - file.at[index]);
    const early = video.currentTime * 1000 - goal;
    file.goal = null;
    if (video.seeking) return true;
    if (video.paused && Math.abs(early) > LATE_MS || Math.abs(early) > LOST_MS * clock.rate) {
      video.currentTime = goal / 1000;
      return true;
    }
    if (early > LATE_MS * clock.rate) {
      video.pause();
      return false;
    }
    const nudge = Math.abs(early) < IN_TIME_MS ? 1 : 1 - Math.sign(early) * NUDGE;
    const rate = Math.min(clock.rate * nudge, FASTEST);
    if (video.playbackRate !== rate) video.playbackRate = rate;
    if (video.paused) video.play().catch((error) => this.refused(file, error));
    return early < -LATE_MS * Math.max(1, clock.rate);
  }

  // To be paused before it began to play is no failure.
  refused(file, error) {
    file.failed ||= error.name === "NotSupportedError";
    this.refresh();
  }

  // A new file is shown once its picture is there; until then the old picture stays.
  swap(file) {
    if (this.current === file || file.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    if (file.video.seeking) return;
    if (this.current) this.current.video.hidden = true;
    file.video.hidden = false;
    this.note.hidden = true;
    this.current = file;
    this.resized();
  }

  resized() {}
}
