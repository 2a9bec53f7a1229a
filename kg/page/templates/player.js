// The time bar: a window on the scale, moved by hand or by playing it.
const TICK = 700;  // milliseconds between two steps
let mode = "cumulative";
let timer = null;
const timeWords = () => (filters.since === filters.until ? timeline.bins[filters.since].label : `${timeline.bins[filters.since].label} to ${timeline.bins[filters.until].label}`);
byId("when").hidden = !ties.length;
if (timeline.bins.length < 2) {
  byId("when").classList.add("timeless");
  byId("timeless").textContent = timeline.bins.length ? `All that is dated falls in one ${timeline.unit}: ${timeline.bins[0].label}.` : "No tie is dated.";
}
for (const name of ["since", "until"]) {
  Object.assign(byId(name), { min: 0, max: Math.max(0, lastBin), step: 1 });
  byId(name).setAttribute("aria-label", `${name === "since" ? "From" : "To"} ${timeline.unit}`);
  byId(name).addEventListener("input", () => {
    stop();
    const value = Number(byId(name).value);
    if (name === "since") { filters.since = value; filters.until = Math.max(value, filters.until); }
    else { filters.until = value; filters.since = Math.min(value, filters.since); }
    apply({ replace: true });
  });
}
updates.push(() => {
  if (timeline.bins.length < 2) return;
  for (const name of ["since", "until"]) {
    byId(name).value = filters[name];
    const label = timeline.bins[filters[name]].label;
    const text = name === "since" && filters.since === 0 && timeline.early ? `Before ${label}` : label;
    byId(name).setAttribute("aria-valuetext", barWords({ ...bars[barOf(filters[name])], label: text }));
    byId(`${name}-text`).textContent = text;
  }
  byId("mode").value = mode;
});

const stride = Math.max(1, Math.round(timeline.bins.length / 60));
const stop = () => {
  if (timer === null) return;
  clearInterval(timer);
  timer = null;
  showPlaying();
  remember({ replace: true });
};
const showPlaying = () => {
  byId("play").setAttribute("aria-label", timer === null ? "Play over time" : "Pause");
  byId("play").title = timer === null ? "Play over time" : "Pause";
  byId("play").classList.toggle("playing", timer !== null);
};
const tick = () => {
  if (filters.until >= lastBin) { stop(); say(`Played to the end: ${timeWords()}`); return; }
  const moves = Math.min(stride, lastBin - filters.until);
  filters.until += moves;
  if (mode === "window") filters.since += moves;
  apply({ silent: true });
};
const play = () => {
  if (timer !== null) { stop(); say(`Paused: ${timeWords()}`); return; }
  const width = filters.until - filters.since;
  if (mode === "window" && (filters.until >= lastBin || allTime())) {
    const wide = width > lastBin / 2 ? Math.round(lastBin / 8) : width;
    [filters.since, filters.until] = [0, wide];
  } else if (filters.until >= lastBin) filters.until = filters.since;
  timer = setInterval(tick, TICK);
  showPlaying();
  say(`Playing from ${timeline.bins[filters.since].label}`);
  apply({ silent: true });
};
byId("play").addEventListener("click", play);
byId("mode").addEventListener("change", () => { stop(); mode = byId("mode").value; remember(); });
showPlaying();
