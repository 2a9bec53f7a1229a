// Neighbourhoods and shortest paths over the ties that pass the filters, shown or not.
const passable = (pair) => pair.passing.length > 0 && kindAllowed(actors[pair.a]) && kindAllowed(actors[pair.b]);
const neighbourhood = (start, depth) => {
  const found = new Set([start]);
  let edge = [start];
  for (let step = 0; step < depth; step += 1) {
    const next = [];
    for (const id of edge) for (const pair of actors[id].pairs) {
      const other = otherEnd(pair, id).id;
      if (!found.has(other) && passable(pair)) { found.add(other); next.push(other); }
    }
    edge = next;
  }
  return found;
};

// The path of fewest steps and, among those, of the strongest ties (least sum of 1/weight); null where there is none.
const shortestPath = (from, to) => {
  const reachedBy = new Map([[from, { cost: 0, via: null }]]);
  let edge = [from];
  while (edge.length && !reachedBy.has(to)) {
    const next = new Map();
    for (const id of edge) for (const pair of actors[id].pairs) {
      const other = otherEnd(pair, id).id;
      if (reachedBy.has(other) || !passable(pair)) continue;
      const cost = reachedBy.get(id).cost + 1 / Math.max(pair.weight, 0.01);
      const known = next.get(other);
      if (!known || cost < known.cost || (cost === known.cost && pair.id < known.via.id)) next.set(other, { cost, via: pair });
    }
    for (const [id, entry] of next) reachedBy.set(id, entry);
    edge = [...next.keys()];
  }
  if (!reachedBy.has(to)) return null;
  const found = { actors: [to], pairs: [] };
  for (let at = to; at !== from;) {
    const pair = reachedBy.get(at).via;
    at = otherEnd(pair, at).id;
    found.pairs.unshift(pair.id);
    found.actors.unshift(at);
  }
  return found;
};
