// What changed between two windows of time: ties that are new, gone, turned, stronger or weaker, with their sentences, and
// actors who rose and fell. Where no text of a window tells of both ends of a tie, its silence means nothing, and that is said.
const STRONGER = 1.25;  // times the weight of before
const CLOSE = 40;  // days that a sentence's time may be wide to stand in a window: a month is close enough, a year is not
const MOVERS = 6;
const WINDOW_NAMES = ["Before", "After"];
const windowText = ([from, to]) => (from === to ? day(isoOf(from)) : `${day(isoOf(from))} to ${day(isoOf(to))}`);
const isWithin = (time, [from, to]) => { const span = spanOf(time); return Boolean(span) && span[1] - span[0] <= CLOSE && span[0] >= from && span[1] <= to; };
const sourcePasses = (id) => !bySource() || sourceAllowed(id);
// Texts published in a window, and whom they tell of.
const coverage = (window_) => {
  const found = { texts: new Set(), told: new Set() };
  for (const tie of ties) for (const id of tie.said) {
    if (!sourcePasses(id) || !isWithin(documents[passages[id][DOCUMENT]][1], window_)) continue;
    found.texts.add(passages[id][TEXT]);
    found.told.add(whoActs(tie.from)).add(whoActs(tie.to));
  }
  return found;
};
const windowPasses = (tie) => !filters.off.sign.has(SIGNS[tie.sign]) && !filters.off.term.has(tie.term) && tie.confidence >= filters.confidence
  && (filters.claims || tie.kind !== "claim") && kindAllowed(actors[whoActs(tie.from)]) && kindAllowed(actors[whoActs(tie.to)]);
// By pair, for each window: its ties with what they weigh there, and their sentences.
const heldIn = (windows) => {
  const found = new Map();
  for (const tie of ties) {
    const pair = windowPasses(tie) ? between(whoActs(tie.from), whoActs(tie.to)) : undefined;
    if (!pair) continue;
    windows.forEach((window_, place) => {
      const said_ = tie.said.filter((id) => sourcePasses(id) && isWithin(passages[id][TIME], window_));
      if (!said_.length || (tie.kind !== "claim" && said_.every((id) => passages[id][KIND] === "claim"))) return;
      if (!found.has(pair)) found.set(pair, [0, 1].map(() => ({ ties: [], said: new Set() })));
      const side = found.get(pair)[place];
      side.ties.push({ ...tie, now: said_.length === tie.said.length ? tie.weight : (tie.weight * (1 + Math.log(reports(said_)))) / (1 + Math.log(reports(tie.said))) });
      said_.forEach((id) => side.said.add(id));
    });
  }
  return found;
};
const weighing = (side) => side.ties.reduce((sum, tie) => sum + tie.now, 0);
const changeOf = (pair, sides, covered) => {
  const told = covered.map(({ told: who }) => who.has(pair.a) && who.has(pair.b));
  const [before, after] = sides.map(weighing);
  const signs = sides.map((side) => mixture(side.ties));
  if (!before) return told[0] ? "new" : "unheard";
  if (!after) return told[1] ? "gone" : "silent";
  if (signs[0] !== signs[1] && !signs.includes("neutral")) return "turned";
  return after > before * STRONGER ? "stronger" : before > after * STRONGER ? "weaker" : "same";
};
const CHANGES = {
  new: ["New", "gain"], gone: ["Gone", "loss"], turned: ["Turned", "turn"], stronger: ["Stronger", "gain"], weaker: ["Weaker", "loss"],
  unheard: ["Only after, and no text of the first window tells of both", "muted"], silent: ["Only before, and no text of the second window tells of both", "muted"], same: ["As before", "muted"],
};
// Ranks as the page has them for each window (standing.js): of all that counts, whether it is shown or not.
const moversOf = (windows, covered) => {
  const found = windows.map((window_) => standingIn(window_, { undated: false }));
  const [shares, ranks] = [found.map((one) => new Map([...one.ranks.keys()].map((id) => [id, one.shares[id]]))), found.map((one) => one.ranks)];
  const both = actors.map(({ id }) => id).filter((id) => covered.every(({ told }) => told.has(id)) && ranks.some((found) => found.has(id)));
  const moved_ = both.map((id) => ({ id, by: (shares[1].get(id) ?? 0) - (shares[0].get(id) ?? 0), ranks: ranks.map((found) => found.get(id) ?? null) })).filter(({ by }) => Math.abs(by) > 0.005);
  return moved_.sort((p, q) => Math.abs(q.by) - Math.abs(p.by) || p.id - q.id);
};
const changes = once((windows) => {
  const covered = windows.map(coverage);
  const held_ = heldIn(windows);
  const rows = [...held_].map(([pair, sides]) => ({ pair, sides, how: changeOf(pair, sides, covered) }));
  rows.sort((p, q) => Math.max(...q.sides.map(weighing)) - Math.max(...p.sides.map(weighing)) || p.pair.id - q.pair.id);
  return { covered, rows, movers: moversOf(windows, covered) };
});
const mixed_ = (side) => (side.ties.length ? `${SIGN_WORDS[mixture(side.ties)]} ${weighing(side).toFixed(1)}` : "Nothing");
const changeView = ({ pair, sides, how }) => element("article", { class: "tie besides" },
  element("p", { class: "kicker" }, paintMark(CHANGES[how][1]), `${mixed_(sides[0])} → ${mixed_(sides[1])}`),
  pairTitle(pair),
  element("div", { class: "columns" }, ...sides.map((side, place) => (side.said.size ? element("div", { class: "column", "data-side": WINDOW_NAMES[place] },
    element("p", { class: "time" }, element("b", {}, WINDOW_NAMES[place]), ": ", [...new Set(side.ties.map((tie) => terms[tie.term]))].join(", ")),
    ...some([...side.said], 2, passageView, (n) => `Show ${plural(n, "more sentence")}`)) : null))));
const moverView = ({ id, by, ranks }) => element("li", {}, element("button", { type: "button", onclick: () => select({ actor: id }) },
  element("span", { "aria-hidden": "true" }, by > 0 ? "▲" : "▼"), element("bdi", { class: "clip" }, nameOf(id)),
  element("span", { class: "n" }, `${ranks[0] ? `rank ${ranks[0]}` : "no rank"} → ${ranks[1] ? `rank ${ranks[1]}` : "none"}`)));

const windowPicker = (windows, place) => {
  const bins = timeline.bins;
  const end = (name, which) => element("select", { "aria-label": `${WINDOW_NAMES[place]}: ${name}`, "data-window": `${place}-${name}`, onchange: (event) => {
    const chosen = windows.map((window_) => [...window_]);
    chosen[place][which] = which ? bins[Number(event.target.value)].end : bins[Number(event.target.value)].start;
    if (chosen[place][0] > chosen[place][1]) chosen[place][1 - which] = which ? bins[Number(event.target.value)].start : bins[Number(event.target.value)].end;
    select({ windows: chosen });
    panel.querySelector(`[data-window="${place}-${name}"]`).focus();
  } }, ...bins.map((bin, n) => element("option", { value: n, ...(timeline.at(windows[place][which]) === n ? { selected: true } : {}) }, bin.label)));
  const fromBar = quiet("From the time bar", () => {
    const chosen = windows.map((window_) => [...window_]);
    chosen[place] = [bins[filters.since].start, bins[filters.until].end];
    select({ windows: chosen });
    panel.querySelector(`[data-bar="${place}"]`).focus();
  }, { "data-bar": place, "aria-label": `${WINDOW_NAMES[place]}: the window of the time bar` });
  return element("div", { class: "window-of" }, element("b", {}, WINDOW_NAMES[place]), end("from", 0), "to", end("to", 1), fromBar);
};
const windowsView = (windows, options) => {
  const head = [...comparisonTabs("windows"), element("h2", { id: "panel-title" }, "What changed between two windows")];
  if (!windows) return [...head, element("p", { class: "also answers", role: "status" }, timeline.bins.length ? `All that is dated falls in one ${timeline.unit}: there are no two windows.` : "No tie is dated.")];
  head.push(...windows.map((_, place) => windowPicker(windows, place)));
  const { covered, rows, movers } = changes(windows);
  const counted_ = covered.map(({ texts }, place) => `${WINDOW_NAMES[place]}: ${texts.size ? plural(texts.size, "text") : "no texts in this window"}`).join(" · ");
  const silent = covered.some(({ texts }) => !texts.size);
  const uneven = !silent && Math.max(...covered.map(({ texts }) => texts.size)) > 2 * Math.min(...covered.map(({ texts }) => texts.size));
  const groups = Object.keys(CHANGES).map((how) => [how, rows.filter((row) => row.how === how)]).filter(([, found]) => found.length);
  return [...head,
    element("p", { class: "also answers", role: "status" }, `${counted_}.`),
    ...(silent ? [element("p", { class: "note" }, "Where no text was published, silence is no change: nothing is called new, gone or weaker for it.")] : []),
    ...(uneven ? [element("p", { class: "note" }, "One window has more than twice as many texts: more told need not be more done.")] : []),
    element("ul", { class: "tallies" }, ...groups.filter(([how]) => CHANGES[how][1] !== "muted").map(([how, found]) => element("li", {}, paintMark(CHANGES[how][1]), element("b", {}, found.length.toLocaleString("en")), ` ${CHANGES[how][0].toLowerCase()}`))),
    ...(movers.length ? [element("h3", {}, "Actors who rose and fell"), element("ul", { class: "ties movers" }, ...movers.slice(0, MOVERS).map(moverView))] : []),
    ...(rows.length ? [] : [element("p", { class: "also" }, "No tie is dated within either window.")]),
    ...groups.flatMap(([how, found]) => [element("h3", { "data-how": how }, `${CHANGES[how][0]} (${found.length.toLocaleString("en")})`), ...some(found, options?.whole ? Infinity : how === "same" ? 3 : 10, changeView, (n) => `Show ${n.toLocaleString("en")} more`)])];
};
const PAINTED = new Set(["gain", "loss", "turn"]);
const changedRows = (windows) => (windows ? changes(windows).rows.filter(({ how }) => PAINTED.has(CHANGES[how][1])) : []);
targets.windows = {
  view: windowsView,
  words: (windows) => (windows ? `Between ${windowText(windows[0])} and ${windowText(windows[1])}: ${plural(changedRows(windows).length, "tie")} changed` : "No two windows"),
  near: (windows) => changedRows(windows).map(({ pair }) => pair).filter((pair) => pair.live.length).reduce(addPair, emptyFocus()),
  tint: (windows) => new Map(changedRows(windows).map(({ pair, how }) => [pair.id, { paint: CHANGES[how][1] }])),
  wanted: nobody,
  wide: true,
  around: (windows) => [...targets.windows.near(windows).actors],
  gone: () => false,
  address: (windows) => (windows ?? []).flat().map(isoOf).join(" "),
  found: (text) => {
    const days = text.split(" ").map((iso) => (/^\d{4}-\d\d-\d\d$/.test(iso) ? spanOf(iso)?.[0] ?? null : null));
    if (days.length !== 4 || days.includes(null) || days[0] > days[1] || days[2] > days[3] || !timeline.bins.length) return null;
    return [days.slice(0, 2), days.slice(2)];
  },
};
// To begin with: the window of the time bar and as much before it; with all time shown, what the texts report up to the
// middle one, and from there on.
const firstWindows = () => {
  const bins = timeline.bins;
  if (bins.length < 2) return null;
  if (!allTime() && filters.since > 0) return [[bins[Math.max(0, 2 * filters.since - filters.until - 1)].start, bins[filters.since - 1].end], [bins[filters.since].start, bins[filters.until].end]];
  const published = documents.map(([, date]) => spanOf(date)?.[0]).filter((one) => one !== undefined && one >= bins[0].start && one <= bins[lastBin].end).sort((a, b) => a - b);
  const middle = Math.min(lastBin, Math.max(1, published.length ? timeline.at(published[Math.floor(published.length / 2)]) : Math.ceil(lastBin / 2)));
  return [[bins[0].start, bins[middle - 1].end], [bins[middle].start, bins[lastBin].end]];
};
