// The keyboard. Keys work wherever the focus is, but for fields that take them themselves.

const TAKES_KEYS = "input:not([type=checkbox]), textarea, select";
const TAKES_SPACE = "button, input, summary";

class Keys {
  // Of every row: the keys as events name them, how people call them, what they do.
  constructor(rows) {
    this.rows = rows;
    this.deeds = new Map(rows.flatMap(([keys, , , deed]) => keys.map((key) => [key, deed])));
    addEventListener("keydown", (event) => this.press(event));
    byId("keys").querySelector("dl").append(
      ...rows.flatMap(([, name, does]) => [make("dt", {}, make("kbd", { text: name })), make("dd", { text: does })]),
    );
    byId("help").addEventListener("click", () => byId("keys").showModal());
  }

  press(event) {
    const { target } = event;
    // On some keyboards brackets need AltGr, which some systems tell as Control and Alt.
    const commands = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState("AltGraph");
    if (commands || byId("keys").open) return;
    if (event.key === "Escape" && target.matches?.(TAKES_KEYS)) target.blur();
    if (target.matches?.(TAKES_KEYS) || (event.key === " " && target.matches?.(TAKES_SPACE))) return;
    const deed = this.deeds.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!deed) return;
    event.preventDefault();
    deed(event);
  }
}
