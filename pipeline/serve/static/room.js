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
  const progress = await (await fetch("/desk/progress.json")).json();
  lines.hidden = !progress.lines.length;
  lines.textContent = progress.lines.join("\n");
  if (progress.running) setTimeout(followBuild, 1000);
  else location.reload();
}

// Charts are drawn on the server. Who points at one gets it drawn again with figures that answer the pointer.
const COLOURS = ["#0b5c63", "#c77b30", "#5b6fb3", "#8a9a3b", "#a5516e", "#4d9cb0", "#8d6f4a", "#8b979d"];

function load(source) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}

async function answerPointer(figure) {
  const old = figure.querySelector("svg");
  const figures = JSON.parse(figure.dataset.figures);
  if (!old || !figures.length) return;
  if (!window.d3) await load(new URL("vendor/d3.min.js", import.meta.url));
  if (!window.Plot) await load(new URL("vendor/plot.umd.min.js", import.meta.url));
  const written = new Intl.NumberFormat(document.documentElement.lang);
  const short = new Intl.NumberFormat(document.documentElement.lang, { notation: "compact" });
  const shared = {
    x: "label",
    y: "value",
    channels: figures[0].group === undefined ? {} : { group: { value: "group", label: " " } },
    tip: { format: { group: true, x: true, fill: false, stroke: false, y: (value) => written.format(value) } },
  };
  const chart = Plot.plot({
    width: old.clientWidth,
    height: old.clientHeight,
    marginLeft: 84,
    ariaLabel: figure.dataset.title,
    x: { label: null },
    y: { label: null, grid: true, tickFormat: (value) => short.format(value) },
    color: { type: "identity" },
    marks:
      figure.dataset.plot === "bars"
        ? [Plot.barY(figures, { ...shared, fill: (one) => COLOURS[one.colour] }), Plot.ruleY([0])]
        : [Plot.ruleY([0]), Plot.lineY(figures, { ...shared, stroke: COLOURS[0] }), Plot.dot(figures, { ...shared, tip: false, fill: COLOURS[0] })],
  });
  chart.setAttribute("role", "img");
  // Its own style sheet is one that the policy of our pages does not run; room.css has what is needed of it.
  for (const style of chart.querySelectorAll("style")) style.remove();
  old.replaceWith(chart);
}

function charts() {
  for (const figure of all("[data-plot]")) {
    figure.addEventListener("pointerenter", () => answerPointer(figure), { once: true });
  }
}

followBuild();
charts();
showHere();
lightUpTogether();
zoom();
copying();
