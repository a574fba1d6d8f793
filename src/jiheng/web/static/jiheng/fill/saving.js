// Saving: one request at a time, in order, again until it is acknowledged.
// Oldest browser: Chrome 86 (tools/web).
(function () {
  "use strict";

  const fill = (window.jihengFill = window.jihengFill || {});

  const PAUSE = 300;
  const SOONEST_AGAIN = 1000;
  const LATEST_AGAIN = 30000;

  // Unique enough to tell one request from another: time and chance.
  function newKey() {
    const chance = new Uint32Array(3);
    crypto.getRandomValues(chance);
    return Date.now().toString(36) + "-" + Array.from(chance, function (one) { return one.toString(36); }).join("-");
  }

  // hooks: saved(answer, sent), said(kind, sentence), signedOut().
  function Saver(address, token, hooks) {
    this.address = address;
    this.token = token;
    this.hooks = hooks;
    this.waiting = new Map();
    this.sending = null;
    this.timer = 0;
    this.failures = 0;
    this.renewed = false;
    this.idlers = [];
    const saver = this;
    window.addEventListener("online", function () { saver.soon(0); });
    window.addEventListener("focus", function () {
      if (saver.failures) {
        saver.soon(0);
      }
    });
  }

  Saver.prototype.busy = function () {
    return this.sending !== null || this.waiting.size > 0;
  };

  Saver.prototype.holds = function (cell) {
    return this.waiting.has(cell) || (this.sending !== null && this.sending.changes.some(function (one) {
      return fill.cellOf(one) === cell;
    }));
  };

  // The last text of a cell is what is sent; its base is the revision its writer saw first.
  Saver.prototype.put = function (change) {
    this.waiting.delete(fill.cellOf(change));
    this.waiting.set(fill.cellOf(change), change);
    this.hooks.said("waiting", "正在保存…");
    this.soon(PAUSE);
  };

  Saver.prototype.withdraw = function (cell) {
    this.waiting.delete(cell);
  };

  Saver.prototype.soon = function (milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.send.bind(this), milliseconds);
  };

  Saver.prototype.whenIdle = function (work, most) {
    if (!this.busy()) {
      work();
      return;
    }
    const saver = this;
    const once = function () {
      saver.idlers = saver.idlers.filter(function (one) { return one !== once; });
      clearTimeout(late);
      work();
    };
    const late = setTimeout(once, most);
    this.idlers.push(once);
    this.soon(0);
  };

  Saver.prototype.send = function () {
    if (this.sending && this.sending.onItsWay) {
      return;
    }
    if (!this.sending) {
      if (!this.waiting.size) {
        return;
      }
      this.sending = { key: newKey(), changes: Array.from(this.waiting.values()) };
      this.waiting.clear();
    }
    this.sending.onItsWay = true;
    fetch(this.address, {
      method: "POST",
      credentials: "same-origin",
      keepalive: JSON.stringify(this.sending.changes).length < 50000,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify({ key: this.sending.key, changes: this.sending.changes }),
    }).then(this.answered.bind(this), this.unreached.bind(this));
  };

  Saver.prototype.answered = function (response) {
    const saver = this;
    const isJson = (response.headers.get("Content-Type") || "").includes("json");
    if (response.ok && isJson) {
      return response.json().then(function (answer) {
        const sent = saver.sending.changes;
        saver.sending = null;
        saver.failures = 0;
        saver.renewed = false;
        saver.hooks.saved(answer, sent);
        if (saver.waiting.size) {
          saver.soon(0);
        } else {
          saver.idlers.slice().forEach(function (work) { work(); });
        }
      }, this.unreached.bind(this));
    }
    this.sending.onItsWay = false;
    if (response.redirected || response.status === 401) {
      this.renewed = false;
      this.hooks.signedOut();
      this.again();
    } else if (response.status === 403 && !this.renewed) {
      this.renewed = true;
      this.renew();
    } else if (response.status >= 500) {
      this.hooks.said("error", "服务器出错，没有保存；输入保留在本机，稍后自动重试。");
      this.again();
    } else {
      return (isJson ? response.json() : Promise.resolve({})).then(function (told) {
        saver.refused(response.status, told.message || "没有保存，输入保留在本机。");
      });
    }
    return undefined;
  };

  // Refused as a whole: what was typed stays, and is tried again when something changes.
  Saver.prototype.refused = function (status, sentence) {
    const waiting = this.waiting;
    this.sending.changes.forEach(function (one) {
      if (!waiting.has(fill.cellOf(one))) {
        waiting.set(fill.cellOf(one), one);
      }
    });
    this.sending = null;
    this.renewed = false;
    this.failures += 1;
    this.hooks.said("error", sentence + (/[。]$/.test(sentence) ? "" : "。") + "输入保留在本机。");
    this.soon(LATEST_AGAIN);
  };

  Saver.prototype.unreached = function () {
    if (this.sending) {
      this.sending.onItsWay = false;
    }
    this.hooks.said("error", "连不上服务器，没有保存；输入保留在本机，恢复后自动保存。");
    this.again();
  };

  Saver.prototype.again = function () {
    this.failures += 1;
    this.soon(Math.min(SOONEST_AGAIN * Math.pow(2, this.failures - 1), LATEST_AGAIN));
  };

  // Signing in again renews the token; the page itself has it.
  Saver.prototype.renew = function () {
    const saver = this;
    fetch(location.pathname, { credentials: "same-origin" })
      .then(function (response) { return response.text(); })
      .then(function (text) {
        const page = new DOMParser().parseFromString(text, "text/html");
        const field = page.querySelector("input[name=csrfmiddlewaretoken]");
        if (field) {
          saver.token = field.value;
        }
        saver.soon(0);
      }, this.unreached.bind(this));
  };

  fill.Saver = Saver;
  fill.newKey = newKey;
  fill.cellOf = function (one) { return one.sheet + "/" + one.row + "/" + one.column; };
}());
