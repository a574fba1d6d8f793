// What makes every page handier; without it each still reads, submits and prints.
// Oldest browser: Chrome 86 (tools/web).
(function () {
  "use strict";

  const POLL_MILLISECONDS = 1500;
  const MEGABYTE = 1024 * 1024;

  document.documentElement.classList.add("scripted");

  function all(selector, work) {
    Array.from(document.querySelectorAll(selector)).forEach(work);
  }

  function made(name, text, className) {
    const element = document.createElement(name);
    element.textContent = text;
    if (className) {
      element.className = className;
    }
    return element;
  }

  // Submitting once ---------------------------------------------------------

  function buttonsOf(form) {
    return Array.from(form.querySelectorAll("button:not([type=button]), input[type=submit]"));
  }

  // A disabled button is not sent, so it is put off until the form is on its way.
  function submitOnce(form) {
    form.addEventListener("submit", function (event) {
      if (event.defaultPrevented) {
        return;
      }
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      form.setAttribute("aria-busy", "true");
      setTimeout(function () {
        buttonsOf(form).forEach(function (button) { button.disabled = true; });
      }, 0);
    });
  }

  // Back from the next page: the form may be sent again, with the same key.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) {
      return;
    }
    all("form[data-sent]", function (form) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
      buttonsOf(form).forEach(function (button) { button.disabled = false; });
    });
  });

  // Asking first, in place --------------------------------------------------

  function ask(form, button, question) {
    const asked = made("span", question, "asked");
    const yes = made("button", button.textContent.trim(), "btn btn-sm btn-primary");
    const no = made("button", form.dataset.no, "btn btn-sm btn-plain");
    asked.setAttribute("role", "group");
    asked.setAttribute("aria-label", question);
    no.type = "button";
    yes.addEventListener("click", function () { form.dataset.answered = "yes"; });
    function withdraw() {
      asked.remove();
      button.hidden = false;
      button.focus();
    }
    no.addEventListener("click", withdraw);
    asked.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        withdraw();
      }
    });
    asked.append(yes, no);
    button.hidden = true;
    form.append(asked);
    no.focus();
  }

  function askFirst(form) {
    form.addEventListener("submit", function (event) {
      if (form.dataset.answered) {
        return;
      }
      event.preventDefault();
      if (!form.querySelector(".asked")) {
        ask(form, buttonsOf(form)[0], form.dataset.asks);
      }
    });
  }

  // Files dropped into a box ------------------------------------------------

  function sizeOf(file) {
    return file.size < MEGABYTE
      ? Math.max(1, Math.round(file.size / 1024)) + " KB"
      : (file.size / MEGABYTE).toFixed(1) + " MB";
  }

  function ofKind(file, accept) {
    const name = file.name.toLowerCase();
    return !accept || accept.toLowerCase().split(",").some(function (ending) {
      return name.endsWith(ending.trim());
    });
  }

  // What is taken stays in the input; what is not is named with the reason.
  function take(box, input, files) {
    const largest = Number(box.dataset.largest || 0);
    const list = box.querySelector("ul");
    const taken = new DataTransfer();
    list.textContent = "";
    files.forEach(function (file) {
      if (!ofKind(file, input.accept)) {
        list.append(made("li", box.dataset.wrongKind + file.name, "wrong"));
      } else if (largest && file.size > largest) {
        list.append(made("li", box.dataset.tooLarge + file.name + " " + sizeOf(file), "wrong"));
      } else if (input.multiple || !taken.files.length) {
        taken.items.add(file);
        list.append(made("li", file.name + " " + sizeOf(file)));
      }
    });
    input.files = taken.files;
    list.hidden = !list.children.length;
    box.dispatchEvent(new CustomEvent("taken", { bubbles: true, detail: { files: Array.from(taken.files) } }));
  }

  function dropped(box) {
    const input = box.querySelector("input[type=file]");
    let depth = 0;
    box.addEventListener("dragenter", function (event) {
      event.preventDefault();
      depth += 1;
      box.classList.add("over");
    });
    box.addEventListener("dragover", function (event) { event.preventDefault(); });
    box.addEventListener("dragleave", function () {
      depth -= 1;
      box.classList.toggle("over", depth > 0);
    });
    box.addEventListener("drop", function (event) {
      event.preventDefault();
      depth = 0;
      box.classList.remove("over");
      const before = input.multiple ? Array.from(input.files) : [];
      take(box, input, before.concat(Array.from(event.dataTransfer.files)));
    });
    input.addEventListener("change", function () { take(box, input, Array.from(input.files)); });
  }

  // Progress of what is in the queue ----------------------------------------

  function show(place, answer) {
    const bar = place.querySelector("progress");
    if (answer.max) {
      bar.max = answer.max;
    }
    bar.value = answer.value || 0;
    place.querySelector("output").textContent = answer.failed || answer.text || "";
  }

  function poll(place) {
    fetch(place.dataset.pollUrl, { headers: { Accept: "application/json" }, credentials: "same-origin" })
      .then(function (response) {
        if (!response.ok) {
          throw new Error(String(response.status));
        }
        return response.json();
      })
      .then(function (answer) {
        show(place, answer);
        if (answer.failed) {
          return;
        }
        if (!answer.done) {
          setTimeout(poll, POLL_MILLISECONDS, place);
        } else if (answer.next) {
          location.assign(answer.next);
        } else {
          location.reload();
        }
      })
      // The server is away for a moment: ask again, more slowly.
      .catch(function () { setTimeout(poll, 4 * POLL_MILLISECONDS, place); });
  }

  // All of it ---------------------------------------------------------------

  all("form[data-asks]", askFirst);
  all("form[data-once]", submitOnce);
  all("[data-drop]", dropped);
  all("[data-poll-url]", poll);
  all("[data-print]", function (button) {
    button.addEventListener("click", function () { window.print(); });
  });
  all("[data-submit-on-change]", function (input) {
    input.addEventListener("change", function () { input.form.submit(); });
  });
}());
