// A report with its findings beside it: filter at once, go through with n and p, see what a
// finding follows from. Without it, links lead to and fro, and the server filters.
// Oldest browser: Chrome 86 (tools/web).
(function () {
  "use strict";

  const findings = Array.from(document.querySelectorAll(".finding"));
  const marks = Array.from(document.querySelectorAll(".m"));
  const filters = document.querySelector(".filters");
  const told = document.getElementById("told");
  const list = document.querySelector(".findings .list");
  const beside = document.querySelector(".beside");
  if (!filters || !list) {
    return;
  }
  let current = null;

  // On a narrow screen and on paper one stands below the other.
  function isBeside() {
    return getComputedStyle(list).overflowY === "auto";
  }

  function numberOf(finding) {
    return finding.id.slice(1);
  }

  function numbersOf(mark) {
    return mark.dataset.f.split(" ");
  }

  function finding(number) {
    return document.getElementById("f" + number);
  }

  function shown() {
    return findings.filter(function (one) { return !one.hidden; });
  }

  function tell() {
    const left = shown();
    const at = left.indexOf(current);
    const place = at < 0 ? "" : "第" + (at + 1) + "处，";
    told.textContent = place + (left.length === findings.length
      ? "共" + left.length + "处"
      : "显示" + left.length + "处，共" + findings.length + "处");
  }

  // Filter ------------------------------------------------------------------

  function value(name) {
    const choice = filters.elements.namedItem(name);
    return choice ? choice.value : "";
  }

  function choose() {
    const severity = value("severity");
    const check = value("check");
    const status = value("status");
    findings.forEach(function (one) {
      one.hidden = Boolean((severity && one.dataset.severity !== severity) ||
        (check && one.dataset.check !== check) ||
        (status && one.dataset.status.split(" ").indexOf(status) < 0));
    });
    marks.forEach(function (mark) {
      mark.classList.toggle("off", numbersOf(mark).every(function (number) { return finding(number).hidden; }));
    });
    const nothing = document.querySelector(".filtered");
    nothing.hidden = findings.length === 0 || shown().length > 0;
    tell();
  }

  // One finding after the other ---------------------------------------------

  function show(one, jump) {
    document.querySelectorAll(".finding.on, .m.on, .b.from").forEach(function (lit) {
      lit.classList.remove("on", "from");
    });
    current = one;
    one.classList.add("on");
    const number = numberOf(one);
    document.querySelectorAll("[data-f~='" + number + "']").forEach(function (mark) { mark.classList.add("on"); });
    document.querySelectorAll("[data-b~='" + number + "']").forEach(function (piece) { piece.classList.add("from"); });
    const place = document.getElementById("m" + number);
    if (jump && place && isBeside()) {
      place.scrollIntoView({ block: "center" });
    }
    one.scrollIntoView({ block: "nearest" });
    if (isBeside()) {
      // Both columns as a whole, whatever the two have scrolled.
      beside.scrollIntoView({ block: "start" });
    }
    one.focus({ preventScroll: true });
    tell();
  }

  function step(by) {
    const left = shown();
    if (!left.length) {
      return;
    }
    const at = left.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : left.length - 1) : Math.min(Math.max(at + by, 0), left.length - 1);
    show(left[next], true);
  }

  function isTyping(element) {
    return element.closest("input, textarea, select, summary") !== null;
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    if (event.key === "n") {
      step(1);
    } else if (event.key === "p") {
      step(-1);
    }
  });

  // A mark that several findings speak of leads to one after the other.
  document.addEventListener("click", function (event) {
    const mark = event.target.closest(".m");
    const card = event.target.closest(".finding");
    if (mark) {
      const seen = numbersOf(mark).map(finding).filter(function (one) { return !one.hidden; });
      if (seen.length) {
        event.preventDefault();
        show(seen[(seen.indexOf(current) + 1) % seen.length], false);
      }
    } else if (card && !event.target.closest("a, button, summary, form") && !String(getSelection())) {
      show(card, true);
    } else if (card && event.target.closest("h3 a")) {
      show(card, false);
    }
  });

  filters.addEventListener("change", function () {
    choose();
    const query = new URLSearchParams(new FormData(filters)).toString();
    history.replaceState(null, "", location.pathname + "?" + query + location.hash);
  });
  filters.addEventListener("submit", function (event) { event.preventDefault(); });

  choose();
  const asked = /^#[fm](\d+)$/.exec(location.hash);
  if (asked && finding(asked[1])) {
    show(finding(asked[1]), true);
  }
}());
