"use strict";
// In an enlarged picture: Escape closes it, the arrows lead to the pictures beside it.
addEventListener("keydown", (event) => {
  const shot = document.querySelector(".shot:target");
  const step = { ArrowLeft: -1, ArrowRight: 1, Escape: 0 }[event.key];
  if (!shot || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const shown = [...document.querySelectorAll(".card")].filter((card) => getComputedStyle(card).display !== "none");
  const shots = shown.flatMap((card) => [...card.querySelectorAll(".shot")]);
  const goal = step ? shots[shots.indexOf(shot) + step] : shot.closest(".card");
  if (!goal) return;
  location.replace("#" + goal.id);
  (goal.querySelector(".open") ?? goal).focus({ preventScroll: true });
});
