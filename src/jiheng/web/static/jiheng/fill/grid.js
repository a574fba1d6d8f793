// The table as a spreadsheet: moving, selecting, copying, pasting. What a cell means, others know.
// Oldest browser: Chrome 86 (tools/web).
(function () {
  "use strict";

  const fill = (window.jihengFill = window.jihengFill || {});

  const PAGE = 15;
  const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  function fieldIn(cell) {
    return cell ? cell.querySelector("input, select, textarea") : null;
  }

  function isOpen(field) {
    return field && !field.disabled && !field.readOnly;
  }

  // hooks: set(changes [[field, text]]), undo(), redo(), revert(field), entered(row, field), left(field), addRow(), said(sentence).
  function Grid(table, hooks) {
    this.table = table;
    this.hooks = hooks;
    // ready: keys move and replace; enter: one types, arrows move; edit: arrows move the caret.
    this.mode = "ready";
    this.anchor = null;
    this.end = null;
    this.dragging = false;
    table.addEventListener("focusin", this.entered.bind(this));
    table.addEventListener("focusout", this.left.bind(this));
    table.addEventListener("keydown", this.pressed.bind(this));
    table.addEventListener("mousedown", this.down.bind(this));
    table.addEventListener("mouseover", this.over.bind(this));
    table.addEventListener("mouseup", this.up.bind(this));
    table.addEventListener("dblclick", this.edit.bind(this));
    table.addEventListener("copy", this.copy.bind(this));
    table.addEventListener("cut", this.cut.bind(this));
    table.addEventListener("paste", this.paste.bind(this));
  }

  // Places ------------------------------------------------------------------

  Grid.prototype.rows = function () {
    return Array.from(this.table.querySelectorAll("tr[data-row]")).filter(function (row) { return !row.hidden; });
  };

  Grid.prototype.placeOf = function (cell) {
    return { row: this.rows().indexOf(cell.parentElement), column: cell.cellIndex };
  };

  Grid.prototype.block = function () {
    const from = this.anchor;
    const to = this.end || this.anchor;
    if (!from) {
      return null;
    }
    return {
      top: Math.min(from.row, to.row),
      bottom: Math.max(from.row, to.row),
      left: Math.min(from.column, to.column),
      right: Math.max(from.column, to.column),
    };
  };

  Grid.prototype.isBlock = function () {
    const block = this.block();
    return Boolean(block) && (block.top !== block.bottom || block.left !== block.right);
  };

  Grid.prototype.cells = function (block) {
    return this.rows().slice(block.top, block.bottom + 1).map(function (row) {
      return Array.from(row.cells).slice(block.left, block.right + 1);
    });
  };

  Grid.prototype.mark = function () {
    this.table.querySelectorAll(".picked").forEach(function (cell) { cell.classList.remove("picked"); });
    if (this.isBlock()) {
      this.cells(this.block()).forEach(function (row) {
        row.forEach(function (cell) { cell.classList.add("picked"); });
      });
    }
  };

  // Moving ------------------------------------------------------------------

  Grid.prototype.entered = function (event) {
    const field = event.target;
    const cell = field.closest("td");
    if (!cell || field !== fieldIn(cell)) {
      return;
    }
    this.mode = "ready";
    if (!this.dragging) {
      this.anchor = this.placeOf(cell);
      this.end = null;
      this.mark();
    }
    this.fresh = true;
    if (field.select) {
      field.select();
    }
    this.hooks.entered(cell.parentElement, field);
  };

  Grid.prototype.left = function (event) {
    if (event.target.closest("td")) {
      this.mode = "ready";
      this.hooks.left(event.target);
    }
  };

  // The next cell that can be gone to, in a direction; words of the form are passed over.
  Grid.prototype.go = function (column, row, steps) {
    const rows = this.rows();
    const place = this.end || this.anchor;
    let x = place.column;
    let y = place.row;
    let target = null;
    for (let step = 0; step < steps; step += 1) {
      let nextX = x + column;
      let nextY = y + row;
      while (rows[nextY] && rows[nextY].cells[nextX] && !fieldIn(rows[nextY].cells[nextX])) {
        nextX += column;
        nextY += row;
      }
      const field = rows[nextY] && fieldIn(rows[nextY].cells[nextX]);
      if (!field) {
        break;
      }
      target = field;
      x = nextX;
      y = nextY;
    }
    if (target) {
      target.focus();
      this.intoView(target.closest("td"));
    }
    return Boolean(target);
  };

  // Sticky heads hide what the browser thinks is in view.
  Grid.prototype.intoView = function (cell) {
    const box = this.table.parentElement;
    const head = this.table.tHead.offsetHeight;
    let stuck = 0;
    Array.from(cell.parentElement.querySelectorAll(".stick")).forEach(function (one) { stuck += one.offsetWidth; });
    const top = cell.offsetTop - head;
    if (top < box.scrollTop) {
      box.scrollTop = top;
    } else if (cell.offsetTop + cell.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = cell.offsetTop + cell.offsetHeight - box.clientHeight;
    }
    if (cell.offsetLeft - stuck < box.scrollLeft) {
      box.scrollLeft = cell.offsetLeft - stuck;
    } else if (cell.offsetLeft + cell.offsetWidth > box.scrollLeft + box.clientWidth) {
      box.scrollLeft = cell.offsetLeft + cell.offsetWidth - box.clientWidth;
    }
  };

  Grid.prototype.stretch = function (column, row) {
    const rows = this.rows();
    const to = this.end || this.anchor;
    const next = { row: to.row + row, column: to.column + column };
    if (rows[next.row] && rows[next.row].cells[next.column]) {
      this.end = next;
      this.mark();
      this.intoView(rows[next.row].cells[next.column]);
    }
  };

  // Keys --------------------------------------------------------------------

  Grid.prototype.pressed = function (event) {
    const field = event.target;
    const cell = field.closest && field.closest("td");
    // A word being put together by an input method is the input method's.
    if (!cell || field !== fieldIn(cell) || event.isComposing || event.keyCode === 229) {
      return;
    }
    const done = event.ctrlKey || event.metaKey ? this.command(event, field) : this.key(event, field);
    if (done) {
      event.preventDefault();
    }
  };

  Grid.prototype.command = function (event, field) {
    const key = event.key.toLowerCase();
    if (key === "z") {
      if (event.shiftKey) {
        this.hooks.redo();
      } else {
        this.hooks.undo();
      }
      return true;
    }
    if (key === "y") {
      this.hooks.redo();
      return true;
    }
    if (key === "d") {
      this.fillDown();
      return true;
    }
    if (key === "home" || key === "end") {
      const fields = this.rows().map(function (row) { return fieldIn(row.cells[field.closest("td").cellIndex]); }).filter(Boolean);
      const target = key === "home" ? fields[0] : fields[fields.length - 1];
      target.focus();
      this.intoView(target.closest("td"));
      return true;
    }
    return false;
  };

  Grid.prototype.key = function (event, field) {
    const key = event.key;
    if (ARROWS[key]) {
      return this.arrow(event, field);
    }
    if (key === "Enter") {
      return this.enter(event, field);
    }
    if (key === "F2") {
      this.mode = "edit";
      if (field.setSelectionRange) {
        field.setSelectionRange(field.value.length, field.value.length);
      }
      return true;
    }
    if (key === "Escape") {
      this.hooks.revert(field);
      this.mode = "ready";
      this.end = null;
      this.mark();
      if (field.select) {
        field.select();
      }
      return true;
    }
    if (key === "Delete" && this.mode === "ready") {
      this.clear();
      return true;
    }
    if ((key === "PageDown" || key === "PageUp") && this.mode !== "edit") {
      this.go(0, key === "PageDown" ? 1 : -1, PAGE);
      return true;
    }
    return field.tagName === "SELECT" && isOpen(field) && this.choose(key, field);
  };

  Grid.prototype.arrow = function (event, field) {
    const way = ARROWS[event.key];
    if (this.mode === "edit" || event.altKey) {
      return false;
    }
    if (event.shiftKey && this.mode === "ready") {
      this.stretch(way[0], way[1]);
    } else if (!event.shiftKey) {
      this.end = null;
      this.anchor = this.placeOf(field.closest("td"));
      this.go(way[0], way[1], 1);
    }
    return true;
  };

  Grid.prototype.enter = function (event, field) {
    if (event.altKey && field.tagName === "TEXTAREA") {
      field.setRangeText("\n", field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return true;
    }
    this.end = null;
    this.anchor = this.placeOf(field.closest("td"));
    if (!this.go(0, event.shiftKey ? -1 : 1, 1)) {
      this.hooks.left(field);
      if (field.select) {
        field.select();
      }
      this.mode = "ready";
    }
    return true;
  };

  // 1 to 9 choose; 0 is 否.
  Grid.prototype.choose = function (key, field) {
    const words = Array.from(field.options, function (one) { return one.value; });
    const wanted = key === "0" ? "否" : words[Number(key)];
    if (!/^[0-9]$/.test(key) || !wanted || words.indexOf(wanted) < 0) {
      return false;
    }
    this.hooks.set([[field, wanted]]);
    return true;
  };

  // The mouse ---------------------------------------------------------------

  Grid.prototype.down = function (event) {
    const cell = event.target.closest("td, th");
    if (!cell || !cell.closest("tr[data-row]") || event.button !== 0 || event.target.closest("button, a")) {
      return;
    }
    if (event.shiftKey && this.anchor) {
      this.end = this.placeOf(cell);
      this.mark();
      event.preventDefault();
      return;
    }
    this.fresh = document.activeElement !== fieldIn(cell);
    this.from = this.placeOf(cell);
    this.end = null;
  };

  Grid.prototype.over = function (event) {
    const cell = event.target.closest("td, th");
    if (!(event.buttons & 1) || !cell || !this.from || !cell.closest("tr[data-row]")) {
      return;
    }
    const place = this.placeOf(cell);
    if (this.dragging || place.row !== this.from.row || place.column !== this.from.column) {
      this.dragging = true;
      this.anchor = this.from;
      this.end = place;
      this.mark();
      document.getSelection().removeAllRanges();
    }
  };

  Grid.prototype.up = function (event) {
    const field = event.target;
    if (!this.dragging && field.select && field === document.activeElement) {
      if (this.fresh) {
        event.preventDefault();
        field.select();
      } else {
        this.mode = "edit";
      }
    }
    this.fresh = false;
    this.dragging = false;
    this.from = null;
  };

  Grid.prototype.edit = function (event) {
    if (event.target === fieldIn(event.target.closest("td"))) {
      this.mode = "edit";
    }
  };

  Grid.prototype.typed = function () {
    if (this.mode === "ready") {
      this.mode = "enter";
      this.end = null;
      this.mark();
    }
  };

  // Blocks ------------------------------------------------------------------

  function textOf(cell) {
    const field = fieldIn(cell);
    if (field) {
      return field.value;
    }
    return (cell.firstChild ? cell.firstChild.textContent : "").trim();
  }

  Grid.prototype.owns = function () {
    return this.mode === "ready" || this.isBlock();
  };

  Grid.prototype.copy = function (event) {
    if (!this.anchor || !this.owns()) {
      return false;
    }
    const rows = this.cells(this.block()).map(function (row) { return row.map(textOf); });
    event.clipboardData.setData("text/plain", fill.tsv.write(rows));
    event.preventDefault();
    return true;
  };

  Grid.prototype.cut = function (event) {
    if (this.copy(event)) {
      this.clear();
    }
  };

  Grid.prototype.clear = function () {
    const changes = [];
    this.cells(this.block()).forEach(function (row) {
      row.forEach(function (cell) {
        if (isOpen(fieldIn(cell))) {
          changes.push([fieldIn(cell), ""]);
        }
      });
    });
    this.hooks.set(changes);
  };

  Grid.prototype.paste = function (event) {
    const text = event.clipboardData.getData("text/plain");
    const rows = fill.tsv.parse(text);
    const single = rows.length === 1 && rows[0].length === 1;
    if (!this.anchor || (single && this.mode !== "ready") || (this.mode === "edit" && !/\t/.test(text))) {
      return;
    }
    event.preventDefault();
    this.lay(rows);
  };

  // One value fills the block; a block is laid from its corner, rows added where they may be.
  Grid.prototype.lay = function (texts) {
    const block = this.block();
    const single = texts.length === 1 && texts[0].length === 1;
    const height = single ? block.bottom - block.top + 1 : texts.length;
    const width = single ? block.right - block.left + 1 : Math.max.apply(null, texts.map(function (row) { return row.length; }));
    const changes = [];
    let passed = 0;
    for (let y = 0; y < height; y += 1) {
      const row = this.rows()[block.top + y] || this.hooks.addRow();
      for (let x = 0; x < width; x += 1) {
        const given = single ? texts[0][0] : texts[y][x];
        const field = row && fieldIn(row.cells[block.left + x]);
        if (given === undefined) {
          continue;
        }
        if (isOpen(field)) {
          changes.push([field, given.trim()]);
        } else if (given.trim()) {
          passed += 1;
        }
      }
    }
    this.hooks.set(changes);
    this.anchor = { row: block.top, column: block.left };
    this.end = { row: block.top + height - 1, column: block.left + width - 1 };
    this.mark();
    if (passed) {
      this.hooks.said(passed + "格在这里不填写，没有粘贴。");
    }
  };

  Grid.prototype.fillDown = function () {
    const block = this.block();
    const top = block.top === block.bottom ? block.top - 1 : block.top;
    const rows = this.rows();
    const changes = [];
    for (let x = block.left; x <= block.right; x += 1) {
      const source = rows[top] && fieldIn(rows[top].cells[x]);
      for (let y = top + 1; source && y <= block.bottom; y += 1) {
        const field = fieldIn(rows[y].cells[x]);
        if (isOpen(field)) {
          changes.push([field, source.value]);
        }
      }
    }
    this.hooks.set(changes);
  };

  fill.Grid = Grid;
  fill.fieldIn = fieldIn;
  fill.isOpen = isOpen;
}());
