// Blocs in a part of the reports: what kg.network.communities maximises, by local moves and merging (Louvain) where Python refines as well (Leiden).
// Ties between two actors: friendly weight (cooperation, office, affiliation) and that less hostility; symmetric relations count once.
const tiesOf = (net, weights) => {
  const found = new Map();
  for (let edge = 0; edge < weights.length; edge += 1) {
    const [a, b] = [net.from[edge], net.to[edge]];
    if (!net.kept[edge] || !weights[edge]) continue;
    const key = Math.min(a, b) * net.size + Math.max(a, b);
    const weight = net.both[edge] ? weights[edge] / 2 : weights[edge];
    const tie = found.get(key) ?? { a: Math.min(a, b), b: Math.max(a, b), friendly: 0, net: 0 };
    if (net.sign[edge] >= 0) tie.friendly += weight;
    tie.net += net.sign[edge] >= 0 ? weight : -weight;
    found.set(key, tie);
  }
  return [...found.values()].sort((p, q) => p.a - q.a || p.b - q.b);
};
// One round: each node joins the group that it fits best with, lowest number first, until none moves.
const localMoves = (count, near, degree, expected) => {
  const group = Int32Array.from({ length: count }, (_, node) => node);
  const mass = Float64Array.from(degree);
  for (let pass = 0, moves = 1; moves && pass < 50; pass += 1) {
    moves = 0;
    for (let node = 0; node < count; node += 1) {
      const own = group[node];
      mass[own] -= degree[node];
      const links = new Map([[own, 0]]);
      for (const [other, weight] of near[node]) links.set(group[other], (links.get(group[other]) ?? 0) + weight);
      let [best, most] = [own, links.get(own) - expected * degree[node] * mass[own]];
      for (const [candidate, weight] of [...links].sort((p, q) => p[0] - q[0])) {
        const gain = weight - expected * degree[node] * mass[candidate];
        if (gain > most + 1e-12) [best, most] = [candidate, gain];
      }
      if (most < -1e-12) {  // better alone
        const empty = mass.findIndex((sum, at) => sum === 0 && !group.includes(at));
        if (empty >= 0) best = empty;
      }
      group[node] = best;
      mass[best] += degree[node];
      if (best !== own) moves += 1;
    }
  }
  return group;
};
// The bloc of each actor with a tie, 0 for the largest; others have none.
const blocsOf = (net, weights) => {
  const ties_ = tiesOf(net, weights);
  const members = [...new Set(ties_.flatMap(({ a, b }) => [a, b]))].sort((p, q) => p - q);
  const number = new Map(members.map((id, at) => [id, at]));
  const total = ties_.reduce((sum, tie) => sum + tie.friendly, 0);
  let group = members.map((_, at) => at);
  let links = ties_.map(({ a, b, net: weight }) => [number.get(a), number.get(b), weight]);
  let degree = new Float64Array(members.length);
  for (const { a, b, friendly } of ties_) { degree[number.get(a)] += friendly; degree[number.get(b)] += friendly; }
  for (let count = members.length; total;) {
    const near = Array.from({ length: count }, () => []);
    for (const [a, b, weight] of links) { near[a].push([b, weight]); near[b].push([a, weight]); }
    const found = localMoves(count, near, degree, 1 / (2 * total));
    const names = [...new Set(found)].sort((p, q) => p - q);
    if (names.length === count) break;
    const place = new Map(names.map((name, at) => [name, at]));
    const into = found.map((name) => place.get(name));
    group = group.map((at) => into[at]);
    const [sums, heavier] = [new Map(), new Float64Array(names.length)];
    degree.forEach((value, at) => { heavier[into[at]] += value; });
    for (const [a, b, weight] of links) {
      const [p, q] = [Math.min(into[a], into[b]), Math.max(into[a], into[b])];
      if (p !== q) sums.set(p * names.length + q, (sums.get(p * names.length + q) ?? 0) + weight);
    }
    links = [...sums].map(([key, weight]) => [Math.floor(key / names.length), key % names.length, weight]);
    [degree, count] = [heavier, names.length];
  }
  const sizes = counts(group);
  const order_ = [...sizes.keys()].sort((p, q) => sizes.get(q) - sizes.get(p) || group.indexOf(p) - group.indexOf(q));
  const rank = new Map(order_.map((name, at) => [name, at]));
  return new Map(members.map((id, at) => [id, rank.get(group[at])]));
};
