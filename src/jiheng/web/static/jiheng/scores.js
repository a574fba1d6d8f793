// The score sheet: prints what is behind every score that somebody has opened, and closes the menu.
"use strict";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) { menu.open = false; }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") { return; }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
