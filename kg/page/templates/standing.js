// Who stands where: influence, rank, size and bloc. For all reports they are those that Python worked out, for a part of
// them (a window of time, some sources) they are worked out here, from all that counts, whether there is room for it or not.
const { named: namedNet, states: statesNet, doubt: DOUBT, radii: RADII } = reckoned;
const SIZE = actors.length + reckoned.more;  // actors there was no room for have numbers above those of the page
const nets = {};
const netOf = (fold) => (fold && statesNet ? (nets.states ??= weighable(statesNet, SIZE)) : (nets.named ??= weighable(namedNet, SIZE)));
// What of the times and documents of a network lies in a window (in days) and is of the sources that are on.
// `sources` are the outlets that are off and the one text that is asked for, null for all.
const allowance = (net, window_, { undated, sources }) => {
  const times = net.times.map(([from, to]) => overlaps([[from ?? -Infinity, to ?? Infinity]], window_));
  const whole = window_.every((end) => !Number.isFinite(end));
  const known = sources ? documents.map((document_, id) => !sources.off.has(document_[0] || "Unnamed source") && (sources.text === null || sources.text === id)) : null;
  return (time, document_) => (time < 0 ? undated : whole || times[time]) && (!known || known[document_]);
};
const GRAIN = 1e-9;  // scores that differ by less share the better rank, as in Python
const sourcesNow = () => (bySource() ? { off: filters.off.outlet, text: filters.text } : null);
const weightsIn = (net, window_, { undated = filters.undated, sources = sourcesNow() } = {}) => weigh(net, allowance(net, window_, { undated, sources }));
const standingIn = (window_ = timeWindow(), { undated = filters.undated, sources = sourcesNow(), fold = filters.fold } = {}) => {
  const net = netOf(fold);
  const weights = weightsIn(net, window_, { undated, sources });
  const shares = influenceOf(net, weights, DOUBT);
  const there = new Set();
  weights.forEach((weight, edge) => { if (weight) [net.from[edge], net.to[edge]].forEach((id) => { if (id >= 0) there.add(id); }); });
  const sorted = [...there].sort((p, q) => shares[q] - shares[p] || p - q);
  const ranks = new Map();
  sorted.forEach((id, at) => ranks.set(id, at && Math.abs(shares[sorted[at - 1]] - shares[id]) < GRAIN ? ranks.get(sorted[at - 1]) : at + 1));
  const top = shares[sorted[0]] || 1;
  return { net, weights, shares, ranks, of: sorted.length, score: (id) => (100 * shares[id]) / top };
};

const partial = () => !allTime() || bySource() || (!filters.undated && UNDATED > 0);
const radius = (actor) => {
  const [least, most] = RADII[actor.kind] ?? RADII.other;
  return least + (most - least) * Math.sqrt(actor.score / 100);
};
let now = null;  // the standing in a part of the reports; null for all of them
const overall = new Map();  // of the network by name and of the one by states
const overallStanding = (fold = filters.fold) => {
  if (!overall.has(fold)) overall.set(fold, standingIn([-Infinity, Infinity], { undated: true, sources: null, fold }));
  return overall.get(fold);
};
const edgeOf = new Map(namedNet.from.map((from, edge) => [`${from} ${namedNet.to[edge]} ${namedNet.term[edge]}`, edge]));
ties.forEach((tie) => { if (tie.kind !== "claim") tie.edge = edgeOf.get(`${tie.from} ${tie.to} ${tie.term}`); });

// What a part of the reports gives: who stands where, blocs, and what each tie weighs. The parts looked at last are kept,
// so that a filter taken back or a window moved to and fro asks for nothing anew.
const MOST_KEPT = 24;
const lookedAt = new Map();
const partNow = () => ({ fold: filters.fold, since: filters.since, until: filters.until, undated: filters.undated, off: filters.off.outlet, text: filters.text });
const keyOfPart = ({ fold, since, until, undated, off, text }) => JSON.stringify([fold, since, until, undated, [...off].sort(), text]);
const standOf = (part) => {
  const key = keyOfPart(part);
  const known = lookedAt.get(key);
  lookedAt.delete(key);  // and set again: the one asked for longest ago comes first
  const [window_, options] = [windowBetween(part.since, part.until), { undated: part.undated, sources: part.off.size || part.text !== null ? { off: new Set(part.off), text: part.text } : null, fold: part.fold }];
  const make = () => {
    const found = standingIn(window_, options);
    return { found, blocs: blocsOf(found.net, found.weights), weights: part.fold ? weightsIn(netOf(false), window_, options) : found.weights };
  };
  lookedAt.set(key, known ?? make());
  if (lookedAt.size > MOST_KEPT) lookedAt.delete(lookedAt.keys().next().value);
  return lookedAt.get(key);
};

// Scores, blocs and sizes of the present view; `byRank` are the actors in its order.
let [byRank, grouped] = [actors, null];
const regroup = () => {
  const key = partial() ? keyOfPart(partNow()) : String(filters.fold);
  if (key === grouped) return;
  grouped = key;
  const part = partial() ? standOf(partNow()) : null;
  now = part && part.found;
  for (const tie of ties) tie.exact = part && tie.edge !== undefined ? part.weights[tie.edge] : null;
  for (const actor of actors) {
    Object.assign(actor, filters.fold ? { ...actor.folded, size: foldedSpots[actor.id]?.[2] ?? actor.whole.size } : actor.whole);
    if (!now) continue;
    Object.assign(actor, { score: Math.round(10 * now.score(actor.id)) / 10, bloc: part.blocs.get(actor.id) ?? -1 });
    actor.size = radius(actor);
  }
  const share = now ? (actor) => now.shares[actor.id] : (actor) => actor.score;
  byRank = now || filters.fold ? [...actors].sort((p, q) => share(q) - share(p) || p.id - q.id) : [...actors];
  byRank.forEach((actor, place) => { actor.place = place; });
  if (filters.ego && !stands(actors[filters.ego.actor])) filters.ego = null;
};
const rankOf = (actor) => (now ?? overallStanding()).ranks.get(actor.id) ?? null;
const placeIn = (found, actor) => (found.ranks.has(actor.id) ? `${found.ranks.get(actor.id).toLocaleString("en")} of ${found.of.toLocaleString("en")}` : null);
const partWords = () => (allTime() ? bySource() ? "in these sources" : "without what is undated" : bySource() ? "in this window and these sources" : "in this window");
// "Rank 3 of 21 in this window; 1 of 97 overall".
const rankWords = (actor) => {
  const whole = placeIn(overallStanding(), actor);
  if (!now) return whole && `Rank ${whole}`;
  const here = placeIn(now, actor);
  return whole && `${here ? `Rank ${here}` : "No rank"} ${partWords()}; ${whole} overall`;
};
