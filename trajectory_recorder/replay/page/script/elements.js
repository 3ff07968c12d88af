// The page's elements. Whatever the recording tells becomes text, never markup.

const byId = (id) => document.getElementById(id);

const make = (name, fields = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(fields)) {
    if (key === "text") made.textContent = value;
    else if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

// Tells people, and whoever reads the screen to them.
const say = (text) => {
  byId("said").textContent = text;
};
