// Blocks of cells as a spreadsheet puts them on the clipboard: tabs, lines, quotes around both.
// Oldest browser: Chrome 86 (tools/web).
(function () {
  "use strict";

  const fill = (window.jihengFill = window.jihengFill || {});

  // Rows of texts; a quoted text may hold tabs, line breaks and doubled quotes.
  function parse(text) {
    const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    const rows = [[]];
    let at = 0;
    let quoted = false;
    let cell = "";
    while (at < source.length) {
      const letter = source[at];
      if (quoted) {
        if (letter !== "\"") {
          cell += letter;
        } else if (source[at + 1] === "\"") {
          cell += "\"";
          at += 1;
        } else {
          quoted = false;
        }
      } else if (letter === "\"" && cell === "") {
        quoted = true;
      } else if (letter === "\t") {
        rows[rows.length - 1].push(cell);
        cell = "";
      } else if (letter === "\n") {
        rows[rows.length - 1].push(cell);
        rows.push([]);
        cell = "";
      } else {
        cell += letter;
      }
      at += 1;
    }
    rows[rows.length - 1].push(cell);
    return rows;
  }

  function quote(text) {
    return /[\t\n"]/.test(text) ? "\"" + text.replace(/"/g, "\"\"") + "\"" : text;
  }

  function write(rows) {
    return rows.map(function (row) { return row.map(quote).join("\t"); }).join("\r\n");
  }

  fill.tsv = { parse: parse, write: write };
}());
