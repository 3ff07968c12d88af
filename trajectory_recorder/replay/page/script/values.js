"use strict";
// Times and how they are found and written. Every time is in ms of session time.

// A column of ways from one value to the next, as values.
const summed = (steps, unit = 1) => {
  let sum = 0;
  return Float64Array.from(steps, (step) => (sum += step) / unit);
};

// The index of the last time at or before a time; -1 before the first.
const lastAt = (times, at) => {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const bounded = (value, least, most) => Math.min(Math.max(value, least), most);

// 0:04.213, 1:02:03.000
const moment = (at) => {
  const ms = Math.max(0, Math.floor(at));
  const two = (value) => String(value).padStart(2, "0");
  const minutes = Math.floor(ms / 60000);
  const rest = `${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
};

// 40 ms, 1.4 s, 2 min 5 s, 3 h 7 min
const length = (ms) => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

// Spans that may overlap, in the order of their beginnings, and those that hold at a time.
class Spans {
  constructor(spans) {
    this.all = spans;
    this.begins = spans.map((span) => span.from);
    let latest = -Infinity;
    this.latest = spans.map((span) => (latest = Math.max(latest, span.to ?? span.from)));
  }

  // Those from which a time is at most `later` ms behind the end, the newest first, at most `most`.
  around(at, later, most) {
    const found = [];
    for (let index = lastAt(this.begins, at); index >= 0 && found.length < most; index--) {
      if (this.latest[index] + later < at) break;
      if ((this.all[index].to ?? this.begins[index]) + later >= at) found.push(this.all[index]);
    }
    return found;
  }
}
