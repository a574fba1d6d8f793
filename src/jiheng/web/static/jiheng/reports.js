// The report: inserts references where the cursor stands, shows how the text will print while it is
// typed, keeps what was typed until it is saved, and closes menus.
"use strict";

(function () {
  const WAIT = 600;

  function menus(event) {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (event.type === "keydown" ? event.key === "Escape" : !menu.contains(event.target)) {
        menu.open = false;
      }
    }
  }

  function insert(area, reference) {
    const words = `{{${reference}}}`;
    const start = area.selectionStart;
    area.setRangeText(words, start, area.selectionEnd, "end");
    area.focus();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function search(box, list, told) {
    box.addEventListener("input", () => {
      const words = box.value.trim().toLowerCase();
      let found = 0;
      for (const item of list.children) {
        item.hidden = words !== "" && item.textContent.toLowerCase().indexOf(words) < 0;
        if (!item.hidden) { found += 1; }
      }
      told.textContent = found ? "" : told.dataset.none;
    });
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") { return; }
      event.preventDefault();
      const first = list.querySelector("li:not([hidden]) button");
      if (first) { first.click(); }
    });
  }

  // The same form, sent to the frame: the composer of the report answers, and nothing is saved.
  function previewer(form, area) {
    const shown = document.createElement("form");
    shown.method = "post";
    shown.action = form.dataset.preview;
    shown.target = "preview";
    shown.hidden = true;
    for (const name of ["csrfmiddlewaretoken", "section", "text"]) {
      const field = document.createElement("textarea");
      field.name = name;
      shown.append(field);
    }
    document.body.append(shown);
    return () => {
      shown.elements.csrfmiddlewaretoken.value = form.elements.csrfmiddlewaretoken.value;
      shown.elements.section.value = form.elements.section.value;
      shown.elements.text.value = area.value;
      shown.submit();
    };
  }

  function writing(form) {
    const area = form.querySelector("textarea");
    const told = document.getElementById("unsaved");
    const saved = area.value;
    const preview = previewer(form, area);
    let timer = 0;
    let leaving = false;
    area.addEventListener("input", () => {
      if (told) { told.textContent = area.value === saved ? "" : told.dataset.unsaved; }
      clearTimeout(timer);
      timer = setTimeout(preview, WAIT);
    });
    form.addEventListener("submit", () => { leaving = true; });
    window.addEventListener("beforeunload", (event) => {
      if (!leaving && area.value !== saved) {
        event.preventDefault();
        event.returnValue = "";
      }
    });
    const list = document.getElementById("quotable");
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-reference]");
      if (button && !button.disabled) { insert(area, button.dataset.reference); }
    });
    search(document.getElementById("search"), list, document.getElementById("found"));
  }

  document.addEventListener("click", menus);
  document.addEventListener("keydown", menus);
  const form = document.getElementById("writing");
  if (form) { writing(form); }
})();
