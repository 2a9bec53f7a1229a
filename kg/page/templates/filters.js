// What the filters let through: each tie must pass all of them; pairs and actors follow from their ties.
const order = actors.filter((actor) => !actor.aside && !actor.standin).map((actor) => actor.id);
const leading = new Set(Object.keys(leadingSpots).map(Number));  // actors shown at first where there are many
const many = leading.size > 0;
const foldedLeading = new Set(Object.keys(foldedSpots).map(Number).sort((p, q) => actors[q].folded.score - actors[p].folded.score || p - q).slice(0, leading.size || Infinity));
const NOBODY_NAMED = !actors.some((actor) => !actor.aside);
const CLAIMS_ALONE = ties.length > 0 && !ties.some((tie) => tie.kind !== "claim");
const UNDATED = ties.filter((tie) => !tie.dated).length;
const extra = new Set();  // found by search, or reached from one that is shown
const all = () => ({
  off: { sign: new Set(), kind: new Set(), term: new Set(), outlet: new Set() },
  leading: many, unnamed: NOBODY_NAMED || startWith.unnamed, fold: CAN_FOLD && startWith.fold, claims: CLAIMS_ALONE, undated: true, blocs: true,
  text: null, confidence: 0, since: 0, until: Math.max(0, lastBin), ego: null, hidden: new Set(),
});
let filters = all();
const isDefault = () => {
  const start = all();
  return [...Object.values(filters.off), filters.hidden].every((set) => !set.size)
    && ["leading", "unnamed", "fold", "claims", "undated", "blocs", "text", "confidence", "since", "until", "ego"].every((name) => filters[name] === start[name]);
};

const allTime = () => filters.since === 0 && filters.until === Math.max(0, lastBin);
// The window in days; its ends are open at the ends of the scale.
const windowBetween = (since, until) => [since === 0 ? -Infinity : timeline.bins[since].start, until >= lastBin ? Infinity : timeline.bins[until].end];
const timeWindow = () => windowBetween(filters.since, filters.until);
const overlaps = (spans, [from, to]) => spans.some(([start, end]) => end >= from && start <= to);
const sourceAllowed = (id) => !filters.off.outlet.has(outletOf(id)) && (filters.text === null || passages[id][DOCUMENT] === filters.text);
const bySource = () => filters.off.outlet.size > 0 || filters.text !== null;
const spans = new Map();  // of the times that passages tell
const spanFor = (id) => {
  const time = passages[id][TIME];
  if (!spans.has(time)) spans.set(time, spanOf(time));
  return spans.get(time);
};
const inWindow = (id, window_) => {
  const span = spanFor(id);
  return span ? overlaps([span], window_) : filters.undated;
};
// The sentences of a tie that the filters of source and time leave.
const heard = (tie) => {
  const window_ = timeWindow();
  const found = bySource() ? tie.said.filter(sourceAllowed) : tie.said;
  return allTime() ? found : found.filter((id) => inWindow(id, window_));
};
// What counts is weighed anew in standing.js; part of the sentences of any other tie carries part of its weight,
// w (1 + ln n') / (1 + ln n), n counting reports as `kg network` does.
const reports = (found) => new Set(found.filter((id) => passages[id][KIND] !== "claim").map((id) => passages[id][REPORT])).size || 1;
const weightOf = (tie, found) => tie.exact ?? (found.length === tie.said.length ? tie.weight
  : (tie.weight * (1 + Math.log(reports(found)))) / (1 + Math.log(reports(tie.said))));

// Whether a tie passes, whatever its actors; sets what it weighs now.
const tiePasses = (tie, window_, claims = filters.claims) => {
  if (filters.off.sign.has(SIGNS[tie.sign]) || filters.off.term.has(tie.term) || tie.confidence < filters.confidence) return false;
  if (!claims && tie.kind === "claim") return false;
  if (!tie.dated && !filters.undated) return false;
  if (tie.exact) { tie.now = tie.exact; return true; }
  if (tie.exact === 0 && !claims) return false;  // none of its reports is among those looked at
  tie.now = tie.weight;
  if (tie.dated && !allTime() && !overlaps(tie.spans, window_)) return false;
  if (!bySource() && allTime()) return true;
  const found = heard(tie);
  if (bySource() && !found.length) return false;
  if (bySource() && tie.kind !== "claim" && !found.some((id) => passages[id][KIND] !== "claim") && !claims) return false;
  tie.now = weightOf(tie, found);
  return true;
};
const between = (a, b) => pairs[(filters.fold ? foldedPairOf : pairOf).get(ends(a, b))];
const whoActs = (id) => (filters.fold ? stateOf(id) : id);
const stands = (actor) => (filters.fold ? actor.state === null : !actor.standin);
const kindAllowed = (actor) => stands(actor) && !filters.hidden.has(actor.id) && !filters.off.kind.has(actor.kind) && (!actor.aside || filters.unnamed || filters.ego?.actor === actor.id);
const actorAllowed = (actor) => kindAllowed(actor)
  && (filters.ego ? reached.has(actor.id) : !filters.leading || (filters.fold ? foldedLeading : leading).has(actor.id) || extra.has(actor.id));

// What follows of a target is worked out once for each state of the filters.
let version = 0;
const once = (make) => {
  let last = null;
  return (value) => {
    if (!last || last.value !== value || last.version !== version) last = { value, version, found: make(value) };
    return last.found;
  };
};
const NO_TIES = [];
const NOTHING_PASSES = { claimed: false, disputed: false, sign: "neutral", weight: 0 };
// As most pairs have one tie, and all are looked at in each step of a slider.
const ofOneTie = (pair, tie) => {
  pair.claimed = tie.kind === "claim";
  pair.disputed = Boolean(tie.disputed);
  pair.sign = tie.now ? SIGNS[tie.sign] : "neutral";
  pair.weight = tie.now;
};
let reached = new Set();  // actors within the neighbourhood that is asked for
// Works out which actors and pairs are visible, and the sign and weight of each pair from what is left of it.
const refresh = () => {
  version += 1;
  regroup();
  const window_ = timeWindow();
  for (const pair of pairs) {
    pair.passing = pair.folded !== filters.fold ? NO_TIES : pair.ties.filter((tie) => tiePasses(tie, window_));
    if (!pair.passing.length) { Object.assign(pair, NOTHING_PASSES); continue; }
    if (pair.passing.length === 1) { ofOneTie(pair, pair.passing[0]); continue; }
    const settled = pair.passing.filter((tie) => tie.kind !== "claim");
    pair.claimed = !settled.length;
    pair.disputed = pair.passing.some((tie) => tie.disputed);
    const counting = mergedTies(settled.length ? settled : pair.passing);
    pair.sign = mixture(counting);
    pair.weight = counting.reduce((sum, tie) => sum + tie.now, 0);
  }
  reached = filters.ego ? neighbourhood(filters.ego.actor, filters.ego.depth) : new Set();
  const allowed = actors.map(actorAllowed);
  for (const pair of pairs) {
    pair.live = allowed[pair.a] && allowed[pair.b] ? pair.passing : NO_TIES;
    pair.way = pair.live.length ? wayOf(pair) : "none";
  }
  for (const actor of actors) actor.shown = allowed[actor.id] && (actor.pairs.some((pair) => pair.live.length) || (isWithoutLine(actor) && asOpened()) || filters.ego?.actor === actor.id);
};
