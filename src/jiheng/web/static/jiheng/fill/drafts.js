// What was typed and not yet acknowledged, kept by the browser until it is.
// Oldest browser: Chrome 86 (tools/web).
(function () {
  "use strict";

  const fill = (window.jihengFill = window.jihengFill || {});

  // By person and case: nobody's keystrokes come back under another name.
  function Drafts(person, caseNumber) {
    this.prefix = "jiheng:" + person + ":" + caseNumber + ":";
  }

  // Without room in the browser typing goes on; only a crash would lose what is not saved yet.
  Drafts.prototype.keep = function (cell, draft) {
    try {
      localStorage.setItem(this.prefix + cell, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  };

  Drafts.prototype.drop = function (cell) {
    localStorage.removeItem(this.prefix + cell);
  };

  Drafts.prototype.dropIf = function (cell, value) {
    const draft = this.of(cell);
    if (draft && draft.value === value) {
      this.drop(cell);
    }
  };

  Drafts.prototype.of = function (cell) {
    const text = localStorage.getItem(this.prefix + cell);
    try {
      return text === null ? null : JSON.parse(text);
    } catch {
      return null;
    }
  };

  Drafts.prototype.all = function () {
    const found = [];
    for (let at = 0; at < localStorage.length; at += 1) {
      const name = localStorage.key(at);
      if (name.startsWith(this.prefix)) {
        const cell = name.slice(this.prefix.length);
        const draft = this.of(cell);
        if (draft) {
          found.push([cell, draft]);
        }
      }
    }
    return found;
  };

  fill.Drafts = Drafts;
}());
