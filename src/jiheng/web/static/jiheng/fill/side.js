// The side of the page: score, what indicators still need, ties that do not hold, the row one is in.
// Oldest browser: Chrome 86 (tools/web).
(function () {
  "use strict";

  const fill = (window.jihengFill = window.jihengFill || {});

  function made(name, text, className) {
    const element = document.createElement(name);
    element.textContent = text;
    if (className) {
      element.className = className;
    }
    return element;
  }

  function Side(board) {
    this.board = board;
    this.base = board.dataset.base;
    this.find = function (name) { return board.querySelector("[data-" + name + "]"); };
  }

  Side.prototype.address = function (cell) {
    return this.base + encodeURIComponent(cell[0]) + "/#" + cell[1] + "/" + cell[2];
  };

  Side.prototype.links = function (cells) {
    const place = made("span", "", "jumps");
    cells.forEach(function (one) {
      const link = made("a", one[3]);
      link.href = this.address(one);
      place.append(link, " ");
    }, this);
    return place;
  };

  Side.prototype.score = function (told) {
    const score = told.score;
    const total = this.find("total");
    const before = total.textContent;
    total.textContent = score ? score.total : "—";
    if (this.find("grade")) {
      this.find("grade").textContent = score ? score.grade : "";
    }
    if (!score) {
      this.find("range").textContent = told.problem || "还没有可以评分的数据";
    } else if (score.complete) {
      this.find("range").textContent = "已全部评分";
    } else {
      this.find("range").textContent = "未评分的按0至满分计，在" + score.low + "至" + score.high + "之间";
    }
    if (before !== total.textContent) {
      total.classList.remove("changed");
      void total.offsetWidth;
      total.classList.add("changed");
    }
  };

  Side.prototype.needs = function (told) {
    const list = this.find("need-list");
    const paths = Object.keys(told.needs);
    list.textContent = "";
    this.find("need-count").textContent = paths.length;
    paths.forEach(function (path) {
      const item = made("li", "");
      const jumps = told.jumps[path];
      const title = made(jumps.length ? "a" : "span", path, "what");
      if (jumps.length) {
        title.href = this.address(jumps[0]);
      }
      item.append(title);
      told.needs[path].forEach(function (one) { item.append(made("span", one, "why")); });
      if (jumps.length > 1) {
        item.append(this.links(jumps));
      }
      list.append(item);
    }, this);
    if (!paths.length) {
      list.append(made("li", "没有。", "quiet"));
    }
  };

  Side.prototype.ties = function (told) {
    const list = this.find("tie-list");
    list.textContent = "";
    this.find("ties").hidden = !told.ties.length;
    this.find("tie-count").textContent = told.ties.length;
    told.ties.forEach(function (sentence, at) {
      const item = made("li", sentence);
      item.append(this.links(told.tie_cells[at]));
      list.append(item);
    }, this);
  };

  Side.prototype.show = function (told) {
    this.score(told);
    this.needs(told);
    this.ties(told);
  };

  // What the form says of the row one is in: its definition, where the figure is found.
  Side.prototype.row = function (row, field) {
    const box = this.find("rowbox");
    const heads = Array.from(row.querySelectorAll("th[scope=row]")).map(function (one) {
      return one.firstChild ? one.firstChild.textContent.trim() : "";
    });
    const notes = Array.from(row.querySelectorAll(".note")).map(function (one) { return one.textContent; });
    const why = field.closest("td").title;
    box.hidden = false;
    this.find("rowtitle").textContent = heads.filter(Boolean).join(" ") || "自填行";
    this.find("rownote").textContent = notes.concat(why ? [why] : []).join("　");
    this.find("rowlink").href = this.board.dataset.upload + "?sheet=" + encodeURIComponent(this.board.dataset.sheet) +
      "&row=" + encodeURIComponent(row.dataset.row);
  };

  fill.Side = Side;
  fill.made = made;
}());
