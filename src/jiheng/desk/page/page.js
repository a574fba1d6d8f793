"use strict";
(() => {
  const drop = document.querySelector(".drop");
  const input = drop.querySelector("input");
  const list = document.querySelector(".files");
  const state = document.querySelector(".state");
  const most = Number(drop.dataset.most);
  let left = 0;

  const made = (tag, name, text, within) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    if (within) within.append(element);
    return element;
  };
  const link = (text, href, within, save) => {
    const element = made("a", "", text, within);
    element.href = href;
    if (save) element.download = "";
    return element;
  };

  const fill = (row, told) => {
    row.replaceChildren();
    if (told.error) {
      row.className = "unread";
      made("span", "name", told.file, row);
      made("span", "counts", "未读", row);
      made("p", "more", told.error, row);
      return;
    }
    row.className = told.error_count ? "error" : told.doubt_count ? "doubt" : "";
    link(told.file, `${told.number}/`, row).className = "name";
    const counts = made("span", "counts", "", row);
    for (const [kind, label] of [["error", "须更正"], ["doubt", "需核实"], ["note", "提示"]]) {
      const one = made("span", kind, `${label} `, counts);
      made("b", "", String(told[`${kind}_count`]), one);
    }
    const more = made("p", "more", "", row);
    link("看审核发现", `${told.number}/`, more);
    if (told.word) link("下载带批注的Word", `${told.number}/docx`, more, true);
    link("下载工作底稿", `${told.number}/xlsx`, more, true);
    link("下载数据", `${told.number}/json`, more, true);
  };

  const hand = async (file) => {
    const row = made("li", "busy");
    list.prepend(row);
    if (file.size > most * 1e6) {
      fill(row, { file: file.name, error: `文件超过${most}MB，没有审核。只留下需要的部分后另存。` });
      return row;
    }
    made("span", "name", file.name, row);
    made("p", "more", "正在审核", row);
    left += 1;
    state.textContent = `正在审核，还有${left}个`;
    try {
      const answer = await fetch(`files?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
      fill(row, await answer.json());
    } catch {
      fill(row, { file: file.name, error: "没有送到：绩衡已经结束，或文件太大、正被别的程序占用。" });
    }
    left -= 1;
    state.textContent = left ? `正在审核，还有${left}个` : "审核完毕";
    return row;
  };

  const take = async (files) => {
    const rows = [];
    for (const file of files) rows.push(await hand(file));
    input.value = "";
    const only = rows.length === 1 && rows[0].querySelector("a.name");
    if (only) location.assign(only.href);
  };

  input.addEventListener("change", () => take([...input.files]));
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) {
    document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.remove("over"); });
  }
  document.addEventListener("drop", (event) => take([...event.dataTransfer.files]));
  document.querySelector(".end").addEventListener("click", async () => {
    await fetch("end", { method: "POST" });
    document.querySelector("main").replaceChildren(made("p", "state", "已结束，交来的文件已删除，可以关闭本页。"));
    document.querySelector("footer").remove();
  });
  fetch("files").then((answer) => answer.json()).then((known) => {
    for (const told of known) fill(list.appendChild(made("li")), told);
  });
})();
