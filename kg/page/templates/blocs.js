// Blocs in a part of the reports: what kg.network.communities maximises, by local moves and merging (Louvain) where Python refines as well (Leiden).
// Ties between two actors: friendly weight (office, and cooperation that is more than a talk) and that less hostility; symmetric relations count once.
const tiesOf = (net, weights) => {
  const { couples, coupleOf } = net;
  const [office, cooperation, hostility] = [0, 1, 2].map(() => new Float64Array(couples.length));
  const told = new Uint8Array(couples.length);
  for (let edge = 0; edge < weights.length; edge += 1) {
    const at = coupleOf[edge];
    if (at < 0 || !weights[edge]) continue;
    const weight = net.both[edge] ? weights[edge] / 2 : weights[edge];
    told[at] = 1;
    if (net.sign[edge] > 0) cooperation[at] += weight;
    else if (net.sign[edge] < 0) hostility[at] += weight;
    else if (!net.acts[edge]) office[at] += weight;
  }
  const found = [];
  for (let at = 0; at < couples.length; at += 1) {
    if (!told[at]) continue;
    const friendly = office[at] + (cooperation[at] < reckoned.binding ? 0 : cooperation[at]);
    found.push({ a: Math.floor(couples[at] / net.size), b: couples[at] % net.size, friendly, net: friendly - hostility[at] });
  }
  return found;
};
// Neighbours of each node one after the other: where those of a node begin, who they are, what ties them.
const adjacency = (count, links) => {
  const start = new Int32Array(count + 1);
  for (const [a, b] of links) { start[a + 1] += 1; start[b + 1] += 1; }
  for (let node = 0; node < count; node += 1) start[node + 1] += start[node];
  const [next, near, weights] = [start.slice(), new Int32Array(2 * links.length), new Float64Array(2 * links.length)];
  const put = (at, other, weight) => { near[next[at]] = other; weights[next[at]] = weight; next[at] += 1; };
  for (const [a, b, weight] of links) { put(a, b, weight); put(b, a, weight); }
  return { start, near, weights };
};
// One round: each node joins the group that it fits best with, or none, in order of their numbers, until none moves.
const MOST_PASSES = 30;
const localMoves = (count, { start, near, weights }, degree, expected) => {
  const group = Int32Array.from({ length: count }, (_, node) => node);
  const [mass, size, pull, touched] = [Float64Array.from(degree), new Int32Array(count).fill(1), new Float64Array(count), new Uint8Array(count)];
  const empty = [];
  for (let pass = 0, moves = 1; moves && pass < MOST_PASSES; pass += 1) {
    moves = 0;
    for (let node = 0; node < count; node += 1) {
      const own = group[node];
      mass[own] -= degree[node];
      size[own] -= 1;
      const candidates = [own];
      touched[own] = 1;
      for (let at = start[node]; at < start[node + 1]; at += 1) {
        const other = group[near[at]];
        if (!touched[other]) { touched[other] = 1; candidates.push(other); }
        pull[other] += weights[at];
      }
      let [best, most] = [own, -Infinity];
      for (const candidate of candidates) {
        const gain = pull[candidate] - expected * degree[node] * mass[candidate];
        if (gain > most + 1e-12) [best, most] = [candidate, gain];
        pull[candidate] = 0;
        touched[candidate] = 0;
      }
      if (most < -1e-12 && size[best]) best = empty.pop() ?? best;  // better alone
      group[node] = best;
      mass[best] += degree[node];
      size[best] += 1;
      if (best !== own) { moves += 1; if (!size[own]) empty.push(own); }
    }
  }
  return group;
};
// The bloc of each actor with a tie, 0 for the largest; others have none.
const blocsOf = (net, weights) => {
  const ties_ = tiesOf(net, weights);
  const members = [...new Set(ties_.flatMap(({ a, b }) => [a, b]))].sort((p, q) => p - q);
  const number = new Int32Array(net.size);
  members.forEach((id, at) => { number[id] = at; });
  const total = ties_.reduce((sum, tie) => sum + tie.friendly, 0);
  let group = members.map((_, at) => at);
  let links = ties_.map(({ a, b, net: weight }) => [number[a], number[b], weight]);
  let degree = new Float64Array(members.length);
  for (const { a, b, friendly } of ties_) { degree[number[a]] += friendly; degree[number[b]] += friendly; }
  for (let count = members.length; total;) {
    const found = localMoves(count, adjacency(count, links), degree, 1 / (2 * total));
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
  const order_ = [...sizes.keys()].sort((p, q) => sizes.get(q) - sizes.get(p));  // a sort keeps the order of equals: by first member
  const rank = new Map(order_.map((name, at) => [name, at]));
  return new Map(members.map((id, at) => [id, rank.get(group[at])]));
};
