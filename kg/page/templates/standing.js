// Who stands where: influence, rank, size and bloc. For all reports they are those that Python worked out, for a part of
// them (a window of time, some sources) they are worked out here, from all that counts, whether there is room for it or not.
const { named: namedNet, states: statesNet, doubt: DOUBT, radii: RADII } = reckoned;
const SIZE = actors.length + reckoned.more;  // actors there was no room for have numbers above those of the page
const nets = {};
const netOf = (fold) => (fold && statesNet ? (nets.states ??= weighable(statesNet, SIZE)) : (nets.named ??= weighable(namedNet, SIZE)));
// What of the times and documents of a network lies in a window (in days) and is of the sources that are on.
const allowance = (net, window_, { undated, sources }) => {
  const times = net.times.map(([from, to]) => overlaps([[from ?? -Infinity, to ?? Infinity]], window_));
  const whole = window_.every((end) => !Number.isFinite(end));
  const known = sources ? documents.map((document_, id) => !filters.off.outlet.has(document_[0] || "Unnamed source") && (filters.text === null || filters.text === id)) : null;
  return (time, document_) => (time < 0 ? undated : whole || times[time]) && (!known || known[document_]);
};
const GRAIN = 1e-9;  // scores that differ by less share the better rank, as in Python
const weightsIn = (net, window_, { undated = filters.undated, sources = bySource() } = {}) => weigh(net, allowance(net, window_, { undated, sources }));
const standingIn = (window_ = timeWindow(), { undated = filters.undated, sources = bySource(), fold = filters.fold } = {}) => {
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
  if (!overall.has(fold)) overall.set(fold, standingIn([-Infinity, Infinity], { undated: true, sources: false, fold }));
  return overall.get(fold);
};
const edgeOf = new Map(namedNet.from.map((from, edge) => [`${from} ${namedNet.to[edge]} ${namedNet.term[edge]}`, edge]));
ties.forEach((tie) => { if (tie.kind !== "claim") tie.edge = edgeOf.get(`${tie.from} ${tie.to} ${tie.term}`); });

// Scores, blocs and sizes of the present view; `byRank` are the actors in its order.
let [byRank, grouped] = [actors, null];
const regroup = () => {
  const key = JSON.stringify([filters.fold, partial() && [filters.since, filters.until, filters.undated, [...filters.off.outlet].sort(), filters.text]]);
  if (key === grouped) return;
  grouped = key;
  now = partial() ? standingIn() : null;
  const blocs = now && blocsOf(now.net, now.weights);
  const weights = now && (filters.fold ? weightsIn(netOf(false), timeWindow()) : now.weights);
  for (const tie of ties) tie.exact = now && tie.edge !== undefined ? weights[tie.edge] : null;
  for (const actor of actors) {
    Object.assign(actor, filters.fold ? { ...actor.folded, size: foldedSpots[actor.id]?.[2] ?? actor.whole.size } : actor.whole);
    if (!now) continue;
    Object.assign(actor, { score: Math.round(10 * now.score(actor.id)) / 10, bloc: blocs.get(actor.id) ?? -1 });
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
