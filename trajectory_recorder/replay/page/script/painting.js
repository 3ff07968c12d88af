// What all drawings share: colours from the style sheet, and canvases as sharp as the display.

const colours = {};

const readColours = () => {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ink", "quiet", "line", "paper", "mark", "halo", "element", "fail", "warn", "note", "voice", "speech", "later", "idle", "accent"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
};

// Makes a canvas as large as it is shown; returns its context in CSS pixels, cleared.
const fitted = (canvas) => {
  const { width, height } = canvas.getBoundingClientRect();
  const scale = devicePixelRatio;
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width !== columns || canvas.height !== rows) [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
};

// Draws a path twice, so that it is seen on every ground.
const outlined = (context, colour, width, path) => {
  for (const [stroke, more] of [[colours.halo, 2], [colour, 0]]) {
    context.strokeStyle = stroke;
    context.lineWidth = width + more;
    context.beginPath();
    path(context);
    context.stroke();
  }
};
