"use strict";
// Without this script the page shows everything; with it, rows can be chosen and their grounds folded.
(() => {
  const make = (tag, text, attributes = {}) => {
    const node = document.createElement(tag);
    node.textContent = text;
    Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
    return node;
  };

  // Cells over several rows must follow when some of the rows are hidden.
  const spans = (body) => {
    const rows = [...body.rows];
    return rows.flatMap((row, at) =>
      [...row.cells]
        .filter((cell) => cell.rowSpan > 1)
        .map((cell) => ({ cell, column: +cell.dataset.col, rows: rows.slice(at, at + cell.rowSpan) })));
  };
  const settle = (groups) => groups.forEach(({ cell, column, rows }) => {
    const shown = rows.filter((row) => !row.hidden);
    if (!shown.length) return;
    cell.rowSpan = shown.length;
    const next = [...shown[0].cells].find((other) => other !== cell && +other.dataset.col > column);
    shown[0].insertBefore(cell, next ?? null);
  });

  const detailed = (body) => [...body.rows]
    .filter((row) => row.classList.contains("detail"))
    .map((detail) => ({ detail, row: detail.previousElementSibling }));

  const enhance = (sheet, index) => {
    const body = sheet.querySelector(":scope > table > tbody");
    const groups = spans(body);
    const details = detailed(body);
    const rows = [...body.rows].filter((row) => !row.classList.contains("detail"));
    const counted = rows.filter((row) => !row.classList.contains("total"));
    const filters = (sheet.dataset.filters ?? "").split("|").filter(Boolean);
    const word = sheet.dataset.detail ?? "明细";
    const open = new Set();
    let chosen = "";

    const refresh = () => {
      rows.forEach((row) => {
        row.hidden = chosen !== "" && !(row.dataset.tags ?? "").split("|").includes(chosen);
      });
      details.forEach(({ detail, row }) => {
        detail.hidden = row.hidden || !open.has(row);
        row.querySelector("button.more").setAttribute("aria-expanded", String(open.has(row)));
      });
      settle(groups);
      buttons.forEach(([name, button]) => button.setAttribute("aria-pressed", String(name === chosen)));
      state.textContent = chosen
        ? `显示${counted.filter((row) => !row.hidden).length}行，共${counted.length}行` : "";
      if (all) all.textContent = (open.size === details.length ? "收起全部" : "展开全部") + word;
    };

    const tools = make("div", "", { class: "tools", role: "group", "aria-label": "选择表中的行" });
    const state = make("span", "", { class: "state", role: "status" });
    const choices = filters.map((name) =>
      [name, rows.filter((row) => (row.dataset.tags ?? "").split("|").includes(name)).length]);
    const buttons = [["", "全部"], ...choices.map(([name, many]) => [name, `只看${name}（${many}）`])]
      .map(([name, text]) => [name, make("button", text, { type: "button" })]);
    if (filters.length) {
      buttons.forEach(([name, button]) => {
        button.disabled = name !== "" && choices.some(([other, many]) => other === name && !many);
        button.addEventListener("click", () => { chosen = name; refresh(); });
        tools.append(button);
      });
    }
    let all = null;
    if (details.length > 1) {
      all = make("button", "", { type: "button", class: "all" });
      all.addEventListener("click", () => {
        if (open.size === details.length) open.clear();
        else details.forEach(({ row }) => open.add(row));
        refresh();
      });
      tools.append(all);
    }
    details.forEach(({ detail, row }, at) => {
      detail.id = `detail-${index}-${at}`;
      const names = [...row.cells].filter((cell) => cell.tagName === "TH");
      const name = names[names.length - 1] ?? row.cells[0];
      const more = make("button", name.textContent,
        { type: "button", class: "more", "aria-controls": detail.id, "aria-label": `${word}：${name.textContent}` });
      more.addEventListener("click", () => { open.has(row) ? open.delete(row) : open.add(row); refresh(); });
      name.replaceChildren(more);
    });
    if (tools.childElementCount) {
      tools.append(state);
      sheet.prepend(tools);
    }
    if (tools.childElementCount || details.length) refresh();
  };

  document.querySelectorAll("[data-filters], [data-detail]").forEach(enhance);
})();
