"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const cards = all(".card");
  const marks = all(".m");
  const aside = document.querySelector("aside");
  const map = document.querySelector(".map");
  const status = document.querySelector("[role=status]");
  const choice = document.querySelector("select");
  const levels = all("button[data-level]");
  const fold = document.querySelector(".fold");
  const narrow = matchMedia("(max-width: 860px)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const numbers = (mark) => mark.dataset.f.split(" ");
  const card = (number) => document.getElementById(`f${number}`);
  const shown = () => cards.filter((one) => !one.hidden);
  let current = null;

  const told = () => {
    const left = shown().length;
    const at = current && !current.hidden ? `第${shown().indexOf(current) + 1}处，` : "";
    status.textContent = left === cards.length ? `${at}共${left}处` : `${at}显示${left}处，共${cards.length}处`;
  };

  const show = (one, { jump = true, focus = false } = {}) => {
    for (const lit of all(".on, .why")) lit.classList.remove("on", "why");
    current = one;
    one.classList.add("on");
    const number = one.id.slice(1);
    const own = marks.filter((mark) => numbers(mark).includes(number));
    for (const mark of own) mark.classList.add("on");
    for (const piece of all(`[data-b~="${number}"]`)) piece.classList.add("why");
    for (const tick of all(`.map [data-f~="${number}"]`)) tick.classList.add("on");
    const list = aside.querySelector(".list");
    const room = list.getBoundingClientRect();
    const place = one.getBoundingClientRect();
    if (place.top < room.top || place.bottom > room.bottom) list.scrollTop += place.top - room.top - 12;
    const far = own.length > 0 && Math.abs(own[0].getBoundingClientRect().top) > 2 * innerHeight;
    const behavior = calm.matches || far ? "instant" : "smooth";
    if (jump && own.length) own[0].scrollIntoView({ behavior, block: narrow.matches ? "start" : "center", inline: "nearest" });
    if (focus) one.focus({ preventScroll: true });
    told();
  };

  const step = (by) => {
    const left = shown();
    if (!left.length) return;
    const at = left.indexOf(current);
    show(left[at < 0 ? (by > 0 ? 0 : left.length - 1) : Math.min(Math.max(at + by, 0), left.length - 1)], { focus: true });
  };

  const choose = () => {
    const wanted = new Set(levels.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.level));
    const check = choice ? choice.value : "";
    for (const one of cards) one.hidden = !wanted.has(one.dataset.level) || (check !== "" && one.dataset.check !== check);
    for (const mark of marks) mark.classList.toggle("off", numbers(mark).every((number) => card(number).hidden));
    document.querySelector(".filtered").hidden = !cards.length || shown().length > 0;
    draw();
    told();
  };

  const draw = () => {
    map.replaceChildren();
    const report = document.querySelector("#report > article").getBoundingClientRect();
    map.style.left = `${Math.round(report.right + 20)}px`;
    if (!report.height) return;
    for (const mark of marks) {
      if (mark.classList.contains("off") || !mark.dataset.n) continue;
      const tick = document.createElement("i");
      tick.className = mark.className.includes("error") ? "error" : mark.className.includes("doubt") ? "doubt" : "";
      tick.dataset.f = mark.dataset.f;
      tick.style.top = `${(100 * (mark.getBoundingClientRect().top - report.top)) / report.height}%`;
      if (current && numbers(mark).includes(current.id.slice(1))) tick.classList.add("on");
      map.append(tick);
    }
  };

  const open = (mark) => {
    const seen = numbers(mark).map(card).filter((one) => !one.hidden);
    if (!seen.length) return;
    if (aside.classList.contains("folded")) fold.click();
    show(seen[(seen.indexOf(current) + 1) % seen.length], { jump: false });
  };

  document.addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    const one = event.target.closest(".card");
    const tick = event.target.closest(".map i");
    if (mark) open(mark);
    else if (one) { event.preventDefault(); if (!String(getSelection())) show(one); }
    else if (tick) show(card(numbers(tick)[0]));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input")) return;
    const mark = event.target.closest(".m");
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (mark && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); open(mark); }
    else if (event.target.closest(".card") && event.key === "Enter") { event.preventDefault(); show(event.target.closest(".card")); }
  });
  for (const one of levels) {
    one.addEventListener("click", () => {
      one.setAttribute("aria-pressed", String(one.getAttribute("aria-pressed") !== "true"));
      choose();
    });
  }
  if (choice) choice.addEventListener("change", choose);
  fold.addEventListener("click", () => {
    const folded = aside.classList.toggle("folded");
    fold.textContent = folded ? "展开" : "收起";
    fold.setAttribute("aria-expanded", String(!folded));
  });
  addEventListener("resize", draw);
  document.querySelector(".tools").hidden = false;
  const head = () => document.documentElement.style.setProperty("--head", narrow.matches ? "0px" : `${document.querySelector("header").offsetHeight}px`);
  addEventListener("resize", head);
  head();
  choose();
  const asked = /^#[fm](\d+)$/.exec(location.hash);
  if (asked && card(asked[1])) show(card(asked[1]));
})();
