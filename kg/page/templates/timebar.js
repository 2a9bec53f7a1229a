// Above the sliders of the time bar: how many reports each step holds, those that the texts date apart from those that
// only their publication dates; what a bar holds is told at the pointer and at the slider that has the focus; dates below.
const barStep = Math.max(1, Math.ceil(timeline.bins.length / 120));
const barOf = (bin) => Math.floor(bin / barStep);
const bars = Array.from({ length: Math.ceil(timeline.bins.length / barStep) }, (_, n) => {
  const [first, last] = [timeline.bins[n * barStep], timeline.bins[Math.min(timeline.bins.length, (n + 1) * barStep) - 1]];
  return { first: n * barStep, label: first === last ? first.label : `${first.label} to ${last.label}`, told: 0, published: 0 };
});
// Each report once, in the step it begins in; what spans more than a step of a month stands in none.
const countReports = () => {
  const seen = new Set();
  for (const [at, report] of namedNet.passages[2].entries()) {
    const [from, to, told] = namedNet.times[namedNet.passages[1][at]] ?? [null, null, false];
    if (from === null || to === null || to - from >= 40 || seen.has(report)) continue;
    seen.add(report);
    bars[barOf(timeline.at(from))][told ? "told" : "published"] += 1;
  }
};
if (timeline.bins.length) countReports();
const barWords = ({ label, told, published }) => `${label}: ${plural(told + published, "report")}${told + published ? `, ${told.toLocaleString("en")} of that time, ${published.toLocaleString("en")} by publication alone` : ""}`;
const highest = Math.max(1, ...bars.map(({ told, published }) => told + published));
const heightOf = (n) => `${(100 * Math.sqrt(n / highest)).toFixed(1)}%`;
byId("bars").append(...bars.map(({ told, published }) => {
  const all_ = told + published || 1;
  return element("span", { class: "bar-of", style: { height: heightOf(told + published) } },
    element("i", { class: "published", style: { height: `${(100 * published) / all_}%` } }), element("i", { class: "told", style: { height: `${(100 * told) / all_}%` } }));
}));
const across = (bin) => (lastBin > 0 ? bin / lastBin : 0.5);  // part of the way that a slider has gone there
const tip = byId("bar-tip");
const showTip = (bin) => {
  tip.hidden = bin === null;
  if (bin === null) return;
  tip.textContent = barWords(bars[barOf(bin)]);
  requestAnimationFrame(() => {  // once the rest is laid out
    const [half, wide] = [tip.offsetWidth / 2, tip.parentElement.clientWidth];
    tip.style.insetInlineStart = `${Math.max(half, Math.min(wide - half, across(bin) * wide))}px`;
  });
};
const binAt = (event) => {
  const { left, width } = byId("bars").getBoundingClientRect();
  return Math.min(lastBin, Math.max(0, Math.floor(((event.clientX - left) / width) * (lastBin + 1))));
};
if (lastBin > 0) {
  byId("bars").addEventListener("pointermove", (event) => showTip(binAt(event)));
  byId("bars").addEventListener("pointerleave", () => showTip(null));
  byId("bars").addEventListener("click", (event) => {  // one step alone
    stop();
    const bar = bars[barOf(binAt(event))];
    [filters.since, filters.until] = [bar.first, Math.min(lastBin, bar.first + barStep - 1)];
    apply();
  });
}

// Dates below: as many as there is room for, at whole months, quarters or years.
const TICK_ROOM = 84;  // pixels
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
const monthTicks = (every) => timeline.bins.flatMap(({ start, end }, bin) => {
  const [first, last] = [monthNumber(start), monthNumber(end)];
  const there = [...Array(Math.min(last - first, 1200) + 1).keys()].map((n) => first + n).find((n) => n % every === 0 && dayAt(Math.floor(n / 12), n % 12) >= start);
  return there === undefined ? [] : [{ bin, month: there }];
});
const ticksFor = (width) => {
  const most = Math.max(2, Math.floor(width / TICK_ROOM));
  const every = MONTH_STEPS.find((step) => monthTicks(step).length <= most) ?? MONTH_STEPS[MONTH_STEPS.length - 1];
  return monthTicks(every).map(({ bin, month }, at) => {
    const [year, name] = [Math.floor(month / 12), MONTHS[month % 12]];
    return { bin, words: every >= 12 ? String(year) : month % 12 === 0 || at === 0 ? `${name} ${year}` : name };
  });
};
const showTicks = () => byId("ticks").replaceChildren(...(lastBin > 0 ? ticksFor(byId("ticks").clientWidth) : []).map(({ bin, words }) => (
  element("span", { class: across(bin) < 0.04 ? "first" : across(bin) > 0.96 ? "last" : "", style: { insetInlineStart: `calc(7px + ${across(bin)} * (100% - 14px))` } }, words))));
new ResizeObserver(showTicks).observe(byId("ticks"));
updates.push(() => [...byId("bars").children].forEach((bar, n) => {
  bar.classList.toggle("out", (n + 1) * barStep - 1 < filters.since || n * barStep > filters.until);
}));
// By keyboard: arrows move an end, with Shift the whole window; what the step holds is told with it.
const moveWindow = (by) => {
  const steps = Math.max(-filters.since, Math.min(lastBin - filters.until, by));
  stop();
  filters.since += steps;
  filters.until += steps;
  apply({ replace: true });
};
for (const name of ["since", "until"]) {
  byId(name).addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (!event.shiftKey || !by) return;
    event.preventDefault();
    moveWindow(by);
    showTip(filters[name]);
  });
  byId(name).addEventListener("focus", () => showTip(filters[name]));
  byId(name).addEventListener("input", () => showTip(Number(byId(name).value)));
  byId(name).addEventListener("blur", () => showTip(null));
}
