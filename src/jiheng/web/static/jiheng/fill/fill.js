// The fill-in: what is typed is kept, saved in order, and never loses to silence.
// Oldest browser: Chrome 86 (tools/web).
(function () {
  "use strict";

  const fill = window.jihengFill;
  const board = document.querySelector("[data-fill]");
  if (!board) {
    return;
  }

  const POLL = 10000;
  const MOST_STEPS = 200;
  const LEAVING = 2000;

  const data = board.dataset;
  const form = board.querySelector("form.board");
  const table = board.querySelector("[data-grid]");
  const made = fill.made;
  const notice = document.querySelector("[data-notice]");
  const status = document.querySelector("[data-saving]");
  const token = form.querySelector("input[name=csrfmiddlewaretoken]").value;
  const revisions = JSON.parse(data.revisions);
  const conflicts = new Map();
  const drafts = new fill.Drafts(data.person, data.case);
  const side = new fill.Side(board);
  let since = data.revision;
  let at = data.at;

  // Cells -------------------------------------------------------------------

  function placeOf(field) {
    const cut = field.name.lastIndexOf("/");
    return { sheet: data.sheet, row: field.name.slice(0, cut), column: field.name.slice(cut + 1) };
  }

  function fieldOf(one) {
    return one.sheet === data.sheet ? form.elements[one.row + "/" + one.column] || null : null;
  }

  function revisionOf(one) {
    return one.sheet === data.sheet ? revisions[one.row + "/" + one.column] || 0 : 0;
  }

  function show(field, text) {
    if (field.tagName === "SELECT" && !Array.from(field.options).some(function (one) { return one.value === text; })) {
      field.append(made("option", text));
    }
    field.value = text;
    fit(field);
    sums(field.closest("tr"));
  }

  // A text takes as many lines as it needs.
  function fit(field) {
    if (field.tagName === "TEXTAREA") {
      field.style.height = "auto";
      field.style.height = Math.min(field.scrollHeight + 2, 320) + "px";
    }
  }

  // How saving goes stands above the grid; what must be read stays until it is over.
  function said(kind, sentence) {
    if (status && kind !== "note") {
      status.textContent = kind === "error" ? "没有保存" : sentence;
      status.className = "saving " + kind;
    }
    if (kind === "error" || kind === "note") {
      notice.hidden = false;
      notice.dataset.kind = kind;
      notice.textContent = sentence;
    } else if (kind === "saved" && notice.dataset.kind === "error") {
      notice.hidden = true;
    }
  }

  // 分项之和 and 差额, as the spreadsheet works them out.
  function sums(row) {
    const live = row.querySelector("[data-live=sum]");
    if (!live) {
      return;
    }
    const whole = form.elements[row.dataset.row + "/whole"];
    const parts = Array.from(row.querySelectorAll("td.number input")).filter(function (one) { return one !== whole; });
    const known = parts.map(function (one) { return one.value.replace(/[,，\s]/g, ""); }).filter(function (text) { return text !== "" && !isNaN(text); });
    const places = 6;
    const total = known.reduce(function (sum, text) { return sum + Number(text); }, 0);
    const stated = whole.value.replace(/[,，\s]/g, "");
    live.textContent = known.length ? String(Number(total.toFixed(places))) : "";
    const gap = row.querySelector("[data-live=gap]");
    gap.textContent = known.length && stated !== "" && !isNaN(stated) ? String(Number((Number(stated) - total).toFixed(places))) : "";
    gap.classList.toggle("wrong", gap.textContent !== "" && gap.textContent !== "0");
  }

  // Steps back and forth ----------------------------------------------------

  const memory = "jiheng-steps:" + data.person + ":" + data.case + ":" + data.sheet;
  let steps = { done: [], undone: [] };
  try {
    steps = JSON.parse(sessionStorage.getItem(memory)) || steps;
  } catch {
    sessionStorage.removeItem(memory);
  }
  let typing = null;

  function remember() {
    steps.done = steps.done.slice(-MOST_STEPS);
    try {
      sessionStorage.setItem(memory, JSON.stringify(steps));
    } catch {
      said("note", "浏览器存储已满，刷新后不能再撤销以前的改动。");
    }
    [["undo", steps.done], ["redo", steps.undone]].forEach(function (pair) {
      const button = board.querySelector("[data-" + pair[0] + "]");
      if (button) {
        button.disabled = !pair[1].length;
      }
    });
  }

  function step(cells) {
    if (cells.length) {
      steps.done.push(cells);
      steps.undone = [];
      remember();
    }
  }

  function settle() {
    if (typing && typing.field.value !== typing.before) {
      step([{ name: typing.field.name, before: typing.before, after: typing.field.value }]);
    }
    typing = null;
  }

  function walk(from, to, wanted, expected) {
    settle();
    const cells = steps[from].pop();
    if (!cells) {
      return;
    }
    let passed = 0;
    cells.forEach(function (one) {
      const field = form.elements[one.name];
      if (!field || field.value !== one[expected] || !fill.isOpen(field)) {
        passed += 1;
        return;
      }
      show(field, one[wanted]);
      changed(field);
    });
    steps[to].push(cells);
    remember();
    const first = form.elements[cells[0].name];
    if (first) {
      first.focus();
    }
    if (passed) {
      said("note", passed + "格已被改成别的内容，没有动。");
    }
  }

  function undo() { walk("done", "undone", "before", "after"); }
  function redo() { walk("undone", "done", "after", "before"); }

  // Saving ------------------------------------------------------------------

  const saver = new fill.Saver(data.cells, token, {
    saved: answered,
    said: said,
    signedOut: function () {
      said("error", "登录已失效，没有保存；输入保留在本机。");
      const link = made("a", "在新窗口重新登录");
      link.href = data.signIn;
      link.target = "_blank";
      notice.append(" ", link, "，登录后这里自动继续保存。");
    },
  });

  function changed(field, why) {
    const place = placeOf(field);
    const cell = fill.cellOf(place);
    const known = conflicts.get(cell);
    const held = drafts.of(cell);
    const base = saver.holds(cell) && held ? held.base : revisionOf(place);
    const change = Object.assign(place, { value: field.value.trim(), base: base, why: why || "" });
    if (!drafts.keep(cell, change)) {
      said("note", "浏览器存储已满，未保存的输入刷新后不能恢复。");
    }
    field.closest("td").classList.add("unsaved");
    if (known) {
      known.yours = change.value;
      known.box.querySelector("b").textContent = change.value || "（空）";
      return;
    }
    saver.put(change);
  }

  function answered(answer, sent) {
    answer.saved.forEach(function (one) { acknowledged(one, sent); });
    answer.conflicts.forEach(conflict);
    (answer.refused || []).forEach(function (one) {
      const field = fieldOf(one);
      drafts.drop(fill.cellOf(one));
      if (field) {
        say(field, one.message + "，没有保存");
      } else {
        said("note", one.sheet + " " + one.row + "：" + one.message);
      }
    });
    // What others changed meanwhile, the next poll brings.
    if (Number(answer.revision) <= Number(since) + 1) {
      since = String(answer.revision);
    }
    side.show(answer);
    problems(answer);
    if (!conflicts.size && !saver.busy()) {
      said("saved", "已保存 " + new Date().toTimeString().slice(0, 5));
    } else if (conflicts.size) {
      said("conflicting", conflicts.size + "格与他人的改动冲突，在格旁选择");
    }
  }

  function acknowledged(one) {
    const cell = fill.cellOf(one);
    const field = fieldOf(one);
    drafts.dropIf(cell, one.value);
    if (one.sheet === data.sheet) {
      revisions[one.row + "/" + one.column] = one.revision;
    }
    const later = saver.waiting.get(cell);
    if (later) {
      later.base = one.revision;
      drafts.keep(cell, later);
    } else if (field) {
      field.closest("td").classList.remove("unsaved", "theirs");
    }
  }

  // What is wrong, beside the cell ------------------------------------------

  function say(field, sentence) {
    const cell = field.closest("td");
    let place = cell.querySelector(".said");
    cell.classList.toggle("wrong", Boolean(sentence));
    if (!sentence) {
      if (place) {
        place.remove();
      }
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      return;
    }
    if (!place) {
      place = made("span", "", "said");
      place.id = "w-" + field.name;
      cell.append(place);
    }
    place.textContent = sentence;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", place.id.replace(/\s/g, ""));
    place.id = place.id.replace(/\s/g, "");
  }

  function problems(answer) {
    const wrong = new Map();
    Object.keys(answer.problems).forEach(function (where) { wrong.set(where, answer.problems[where]); });
    answer.saved = answer.saved || [];
    answer.saved.forEach(function (one) {
      if (one.message && !wrong.has(fill.cellOf(one))) {
        wrong.set(fill.cellOf(one), one.message);
      }
    });
    const refused = new Set((answer.refused || []).map(fill.cellOf));
    let count = 0;
    Array.from(form.elements).forEach(function (field) {
      if (field.closest("td.cell")) {
        const cell = fill.cellOf(placeOf(field));
        if (!refused.has(cell) && (wrong.has(cell) || field.closest("td").classList.contains("wrong"))) {
          say(field, wrong.get(cell) || "");
        }
        count += wrong.has(cell) ? 1 : 0;
      }
    });
    counts(count);
  }

  function counts(wrong) {
    const tab = document.querySelector(".sheets [aria-current]");
    const empty = Array.from(table.querySelectorAll("td.needed")).filter(function (cell) { return fill.fieldIn(cell).value === ""; }).length;
    tab.querySelectorAll(".count, .left").forEach(function (one) { one.remove(); });
    if (wrong) {
      const badge = made("span", String(wrong), "count");
      badge.append(made("span", "格有误", "visually-hidden"));
      tab.append(" ", badge);
    } else if (empty) {
      tab.append(" ", made("span", String(empty), "left"));
    }
  }

  // Conflicts: both values, and whoever is here chooses ----------------------

  function conflict(one) {
    const cell = fill.cellOf(one);
    const field = fieldOf(one);
    saver.withdraw(cell);
    if (!field) {
      said("note", one.sheet + "的“" + one.row + "”有冲突，打开那张表处理。");
      return;
    }
    const before = conflicts.get(cell);
    if (before) {
      before.box.remove();
    }
    const box = made("div", "", "conflict");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "与他人的改动冲突");
    const mine = made("p", "我的：");
    mine.append(made("b", field.value.trim() || "（空）"));
    const theirs = made("p", one.by + " " + one.at + "：");
    theirs.append(made("b", one.theirs || "（空）"));
    const keep = made("button", "用我的", "btn btn-sm btn-primary");
    const take = made("button", "用对方的", "btn btn-sm btn-plain");
    keep.type = take.type = "button";
    box.append(theirs, mine, keep, take);
    const state = { box: box, yours: one.yours };
    conflicts.set(cell, state);
    field.closest("td").classList.add("conflicting");
    field.closest("td").append(box);
    keep.addEventListener("click", function () {
      solved(cell, field, one);
      changed(field);
    });
    take.addEventListener("click", function () {
      solved(cell, field, one);
      step([{ name: field.name, before: field.value, after: one.theirs }]);
      show(field, one.theirs);
      drafts.drop(cell);
      field.closest("td").classList.remove("unsaved");
      said("saved", "已采用对方的值");
    });
  }

  function solved(cell, field, one) {
    const state = conflicts.get(cell);
    conflicts.delete(cell);
    state.box.remove();
    field.closest("td").classList.remove("conflicting");
    revisions[one.row + "/" + one.column] = one.revision;
    drafts.drop(cell);
    field.focus();
  }

  // What others change ------------------------------------------------------

  function poll() {
    if (document.hidden) {
      setTimeout(poll, POLL);
      return;
    }
    const address = data.cells + "?since=" + since + "&at=" + encodeURIComponent(at);
    fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } })
      .then(function (response) {
        if (!response.ok) {
          throw new Error(String(response.status));
        }
        return response.json();
      })
      .then(function (told) {
        told.cells.forEach(brought);
        since = String(told.revision);
        at = told.at;
        if (told.score !== undefined) {
          side.show(told);
          problems(told);
        }
        if (told.state !== data.state) {
          said("note", "这份填报的环节已变化，刷新页面后按新的环节办理。");
          data.state = told.state;
        }
      })
      // Away for a moment; saving says so, and the next poll asks again.
      .catch(function () { at = at || ""; })
      .then(function () { setTimeout(poll, POLL); });
  }

  function brought(one) {
    const field = fieldOf(one);
    const cell = fill.cellOf(one);
    if (!field || saver.holds(cell) || conflicts.has(cell) || one.revision <= revisionOf(one)) {
      return;
    }
    // Being typed into: its save will meet the other's and both are shown.
    if (field === document.activeElement && grid.mode !== "ready") {
      return;
    }
    revisions[one.row + "/" + one.column] = one.revision;
    if (field.value !== one.value) {
      show(field, one.value);
      const place = field.closest("td");
      place.classList.add("theirs");
      place.title = one.by + "刚刚改过";
    }
  }

  // The grid ----------------------------------------------------------------

  function set(changes) {
    settle();
    const cells = [];
    changes.forEach(function (pair) {
      const field = pair[0];
      const before = field.value;
      if (before !== pair[1] && fill.isOpen(field)) {
        show(field, pair[1]);
        cells.push({ name: field.name, before: before, after: field.value });
        changed(field, pair[2]);
      }
    });
    step(cells);
  }

  function addRow() {
    const pattern = board.querySelector("[data-row]");
    const template = board.querySelector("template[data-row]");
    if (!template || !pattern) {
      return null;
    }
    const numbers = Array.from(table.querySelectorAll("tr[data-row^='+']"), function (row) { return Number(row.dataset.row.slice(1)); });
    const number = Math.max.apply(null, numbers.concat([0])) + 1;
    const row = template.content.firstElementChild.cloneNode(true);
    row.dataset.row = "+" + number;
    row.querySelector("th").textContent = String(number);
    row.querySelector("th").id = "r-+" + number;
    row.querySelectorAll("input, select, textarea").forEach(function (field) {
      field.name = "+" + number + field.name.slice(2);
      field.setAttribute("aria-labelledby", field.getAttribute("aria-labelledby").replace("r-+0", "r-+" + number));
    });
    table.tBodies[table.tBodies.length - 1].append(row);
    droppable(row);
    return row;
  }

  const grid = new fill.Grid(table, {
    set: set,
    undo: undo,
    redo: redo,
    addRow: addRow,
    said: function (sentence) { said("note", sentence); },
    revert: function (field) {
      if (typing && typing.field === field) {
        show(field, typing.before);
        changed(field);
        typing = null;
      }
    },
    entered: function (row, field) {
      typing = null;
      side.row(row, field);
      table.querySelectorAll("tr.here").forEach(function (one) { one.classList.remove("here"); });
      row.classList.add("here");
      field.dataset.was = field.value;
    },
    left: function (field) {
      settle();
      delete field.dataset.was;
    },
  });

  table.addEventListener("input", function (event) {
    const field = event.target;
    if (!field.closest("td.cell")) {
      return;
    }
    grid.typed();
    if (!typing || typing.field !== field) {
      typing = { field: field, before: field.dataset.was || "" };
    }
    fit(field);
    sums(field.closest("tr"));
    changed(field);
  });

  table.addEventListener("click", function (event) {
    const button = event.target.closest("[data-take]");
    if (button) {
      const field = fill.fieldIn(button.closest("td"));
      set([[field, button.dataset.take, "取自" + button.dataset.why]]);
      field.focus();
    }
  });

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  [["undo", undo], ["redo", redo], ["add", function () {
    const row = addRow();
    fill.fieldIn(row.cells[1]).focus();
  }]].forEach(function (pair) {
    const button = board.querySelector("[data-" + pair[0] + "]");
    if (button) {
      button.addEventListener("click", pair[1]);
    }
  });

  // Looking for rows --------------------------------------------------------

  function sift() {
    const words = board.querySelector("[data-find]").value.trim();
    const only = function (name) { return board.querySelector("[data-only=" + name + "]").checked; };
    const empty = only("empty");
    const needed = only("needed");
    Array.from(table.querySelectorAll("tr[data-row]")).forEach(function (row) {
      const fields = Array.from(row.querySelectorAll("td.cell")).filter(function (cell) { return !needed || cell.classList.contains("needed"); }).map(fill.fieldIn);
      const figures = fields.filter(function (one) { return one.closest("td").classList.contains("needed"); });
      const asked = figures.length ? figures : fields.slice(0, 1);
      const lacks = asked.some(function (one) { return one.value === ""; });
      const named = !words || row.textContent.includes(words) || fields.some(function (one) { return one.value.includes(words); });
      row.hidden = !named || (needed && row.dataset.needed === undefined) || (empty && !lacks);
    });
    Array.from(table.querySelectorAll("tr.band")).forEach(function (band) {
      band.hidden = !band.parentElement.querySelector("tr[data-row]:not([hidden])");
    });
  }

  board.querySelector("[data-find]").addEventListener("input", sift);
  board.querySelectorAll("[data-only]").forEach(function (box) { box.addEventListener("change", sift); });

  // From an indicator to its cell -------------------------------------------

  function jump() {
    const name = decodeURIComponent(location.hash.slice(1));
    // An objective is found by its title: its row has only a number.
    const field = name.startsWith("/")
      ? Array.from(form.elements).find(function (one) { return one.closest("td.cell") && one.value === name.slice(1); })
      : name && form.elements[name];
    if (field) {
      field.closest("tr").hidden = false;
      field.focus();
      field.closest("td").scrollIntoView({ block: "center", inline: "center" });
    }
  }

  window.addEventListener("hashchange", jump);

  // Leaving: what is on its way arrives first, what is not stays here. -------

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a[href]");
    if (!link || !saver.busy() || link.target || event.ctrlKey || link.pathname === location.pathname) {
      return;
    }
    event.preventDefault();
    saver.whenIdle(function () { location.assign(link.href); }, LEAVING);
  });

  document.addEventListener("visibilitychange", function () {
    if (document.hidden && saver.busy()) {
      saver.soon(0);
    }
  });

  // Evidence dropped onto a row ----------------------------------------------

  function upload(row, files) {
    const body = new FormData();
    body.append("sheet", data.sheet);
    body.append("row", row.dataset.row);
    files.forEach(function (file) { body.append("files", file); });
    said("waiting", "正在上传" + files.length + "个文件…");
    fetch(data.upload, { method: "POST", credentials: "same-origin", body: body, headers: { Accept: "application/json", "X-CSRFToken": saver.token } })
      .then(function (response) { return response.json().then(function (told) { return { ok: response.ok, told: told }; }); })
      .then(function (answer) {
        if (!answer.ok) {
          said("error", answer.told.message);
          return;
        }
        let badge = row.querySelector(".files");
        if (!badge) {
          badge = made("span", "", "files");
          row.querySelector("th[scope=row]").append(" ", badge);
        }
        badge.textContent = answer.told.count;
        said("note", "已存入佐证：" + answer.told.names.join("、"));
      })
      .catch(function () { said("error", "文件没有上传，恢复连接后再拖一次。"); });
  }

  function droppable(row) {
    row.addEventListener("dragover", function (event) {
      event.preventDefault();
      row.classList.add("dropping");
    });
    row.addEventListener("dragleave", function () { row.classList.remove("dropping"); });
    row.addEventListener("drop", function (event) {
      row.classList.remove("dropping");
      if (event.dataTransfer.files.length) {
        event.preventDefault();
        upload(row, Array.from(event.dataTransfer.files));
      }
    });
  }

  // What was typed before a crash comes back ---------------------------------

  function restore() {
    const found = drafts.all();
    let shown = 0;
    found.forEach(function (pair) {
      const draft = pair[1];
      const field = fieldOf(draft);
      if (field && field.value !== draft.value) {
        step([{ name: field.name, before: field.value, after: draft.value }]);
        show(field, draft.value);
        field.closest("td").classList.add("unsaved");
        shown += 1;
      }
      if (field || draft.sheet !== data.sheet || draft.row.startsWith("+")) {
        saver.put(draft);
      }
    });
    if (shown) {
      said("note", "已恢复" + shown + "格上次没有来得及保存的输入，正在保存。");
    }
  }

  function rowsOf(found) {
    found.forEach(function (pair) {
      const draft = pair[1];
      while (draft.sheet === data.sheet && draft.row.startsWith("+") && !fieldOf(draft) && addRow()) {
        continue;
      }
    });
  }

  table.querySelectorAll("tr[data-row]").forEach(function (row) { droppable(row); });
  table.querySelectorAll("textarea").forEach(function (field) {
    if (field.value.length > 12) {
      fit(field);
    }
  });
  if (status) {
    rowsOf(drafts.all());
    restore();
  }
  remember();
  jump();
  setTimeout(poll, POLL);
}());
