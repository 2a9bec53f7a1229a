// What comparisons have in common: three colours for lines and lists, and the tabs between two sources and two windows.
const comparisonTabs = (kind) => [element("div", { class: "segments two", role: "group", "aria-label": "Compare" }, ...[["beside", "Two sources", () => firstSides()], ["windows", "Two windows", () => firstWindows()]].map(([name, text, start]) => (
  element("button", { type: "button", "data-compare": name, "aria-pressed": String(name === kind), onclick: () => { select({ [name]: start() }); panel.querySelector(`[data-compare=${name}]`).focus(); } }, text))))];
const paintMark = (paint) => element("span", { class: "swatch", "aria-hidden": "true", style: { color: `var(--${paint})` } });
const pairTitle = (pair, between_ = " and ") => element("h4", {}, element("button", { type: "button", class: "name", onclick: () => select({ pair: pair.id }) }, element("bdi", {}, nameOf(pair.a)), between_, element("bdi", {}, nameOf(pair.b))));
// The colour of each pair: that of its ties, or where they differ that of what both have.
const paintOver = (found) => {
  const paints = new Map();
  for (const [tie, paint] of found) {
    const pair = between(whoActs(tie.from), whoActs(tie.to));
    if (pair) paints.set(pair.id, { paint: paints.has(pair.id) && paints.get(pair.id).paint !== paint ? "turn" : paint });
  }
  return paints;
};
byId("compare").addEventListener("click", () => select(selected?.beside || selected?.windows ? null : { beside: firstSides() }));
