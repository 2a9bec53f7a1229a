// The legend: what lines and marks mean, from the one table of all pages; and the switch for the shades of blocs.
const sample = (look) => {
  if (look === "broken") return swatch("neutral", true);
  if (look === "disputed") return element("span", { class: "mark", "aria-hidden": "true" });
  if (look === "bloc") return element("span", { class: "shade", "aria-hidden": "true" });
  if (look === "size") return drawn("svg", { viewBox: "0 0 26 14", class: "measure", "aria-hidden": "true" }, drawn("circle", { cx: 4, cy: 7, r: 2.5 }), drawn("circle", { cx: 17, cy: 7, r: 6 }));
  if (look === "width") return drawn("svg", { viewBox: "0 0 26 14", class: "measure", "aria-hidden": "true" }, drawn("path", { d: "M0 4h22", "stroke-width": 1 }), drawn("path", { d: "M0 10h22", "stroke-width": 4 }));
  if (look !== "arrow") return swatch(look);
  return drawn("svg", { viewBox: "0 0 22 10", class: "way", "aria-hidden": "true" }, drawn("path", { d: "M0 5h14M13 1l9 4-9 4z" }));
};
let legendShown = null;
const showLegend = () => {
  const live = pairs.filter((pair) => pair.live.length);
  const there = (found) => live.some(found);
  const looks = {
    cooperation: there((pair) => pair.sign === "cooperation"), hostility: there((pair) => pair.sign === "hostility"), mixed: there((pair) => pair.sign === "mixed"),
    neutral: there((pair) => pair.sign === "neutral"), arrow: there((pair) => pair.way !== "none"), broken: there((pair) => pair.claimed),
    disputed: there((pair) => pair.disputed), bloc: hulls().length > 0, size: live.length > 0, width: live.length > 1,
  };
  const shown = Object.keys(looks).filter((look) => looks[look]);
  if (shown.join() === legendShown) return;
  legendShown = shown.join();
  byId("key").replaceChildren(...shown.map((look) => element("li", { "data-look": look }, sample(look), grammar.words[look])));
  byId("key-box").hidden = !shown.length;
};
updates.push(showLegend);
// Where the panel or a small screen leaves little room the legend folds by itself, until somebody folds it by hand.
let foldedByHand = false;
const tidyLegend = () => { if (!foldedByHand) byId("key-box").open = !small() && stage.clientWidth - panelRoom() > 560; };
byId("key-title").addEventListener("click", () => { foldedByHand = true; });
byId("key-box").addEventListener("toggle", redraw);
new MutationObserver(tidyLegend).observe(panel, { attributes: true, attributeFilter: ["hidden"] });
new ResizeObserver(tidyLegend).observe(stage);
byId("kinds").append(chip(element("span", { class: "shade", "aria-hidden": "true" }), "Blocs", {
  on: () => filters.blocs, toggle: () => { filters.blocs = !filters.blocs; }, count: () => blocs.length,
}));
