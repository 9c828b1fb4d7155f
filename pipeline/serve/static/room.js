// Small comforts: nothing here is needed to read. Zoom, boxes and facts that light up together, copying.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function showHere() {
  const here = document.getElementById("here");
  if (here && location.hash === "#here") here.scrollIntoView({ block: "center", behavior: "instant" });
}

function lightUpTogether() {
  const same = (id) => all("[data-mark]").filter((found) => found.dataset.mark === id);
  const light = (event, on) => {
    const mark = event.target.closest?.("[data-mark]");
    if (!mark) return;
    for (const found of same(mark.dataset.mark)) (found.querySelector("rect") ?? found).classList.toggle("hover", on);
  };
  document.addEventListener("pointerover", (event) => light(event, true));
  document.addEventListener("pointerout", (event) => light(event, false));
  document.addEventListener("focusin", (event) => light(event, true));
  document.addEventListener("focusout", (event) => light(event, false));
}

async function zoom() {
  const sheet = document.querySelector("[data-sheet]");
  const buttons = document.querySelector(".zoom");
  if (!sheet || !buttons) return;
  await import("./vendor/panzoom.min.js");
  const inner = sheet.querySelector(".sheet-in");
  const scale = () => view.getTransform().scale;
  const view = window.panzoom(inner, {
    minZoom: 1,
    maxZoom: 6,
    bounds: true,
    boundsPadding: 1,
    zoomDoubleClickSpeed: 1,
    filterKey: () => true,
    beforeWheel: (event) => !event.ctrlKey,
    beforeMouseDown: () => scale() <= 1.001,
    onTouch: () => false,
  });
  buttons.hidden = false;
  const by = { in: 1.5, out: 1 / 1.5 };
  buttons.addEventListener("click", (event) => {
    const how = event.target.dataset.zoom;
    if (how === "reset") {
      view.moveTo(0, 0);
      view.zoomAbs(0, 0, 1);
    } else if (how) {
      const box = sheet.getBoundingClientRect();
      view.zoomTo(box.width / 2, Math.min(box.height, innerHeight) / 2, by[how]);
    }
  });
}

function copying() {
  for (const text of all("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet copy";
    button.textContent = document.documentElement.lang === "fr" ? "Copier" : "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = document.documentElement.lang === "fr" ? "Copié" : "Copied";
    });
    text.after(button);
  }
}

async function followBuild() {
  const shown = document.querySelector("[data-build][data-running]");
  if (!shown) return;
  const lines = shown.querySelector(".build-lines");
  const told = await (await fetch("/desk/progress.json")).json();
  lines.hidden = !told.lines.length;
  lines.textContent = told.lines.join("\n");
  if (told.running) setTimeout(followBuild, 1000);
  else location.reload();
}

followBuild();
showHere();
lightUpTogether();
zoom();
copying();
