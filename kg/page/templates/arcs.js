// Ties between states as arcs: what one does to another, the other to it, and what binds both alike.
const arcsOf = (found) => {
  const arcs = new Map();
  for (const tie of found) {
    if (!tie.sign || tie.from === tie.to) continue;
    const [from, to] = tie.both && tie.from > tie.to ? [tie.to, tie.from] : [tie.from, tie.to];
    const key = `${from}${tie.both ? "=" : ">"}${to}`;
    if (!arcs.has(key)) arcs.set(key, { key, from, to, both: tie.both, ties: [], weight: 0 });
    const arc = arcs.get(key);
    arc.ties.push(tie);
    arc.weight += tie.now;
  }
  for (const arc of arcs.values()) {
    arc.claimed = arc.ties.every((tie) => tie.kind === "claim");
    arc.sign = mixture(arc.claimed ? arc.ties : arc.ties.filter((tie) => tie.kind !== "claim"));
  }
  return [...arcs.values()].sort((p, q) => q.weight - p.weight || (p.key < q.key ? -1 : 1));
};
// Cooperation and hostility of each state by its arcs: [cooperation, hostility].
const balancesOf = (arcs) => {
  const found = new Map();
  for (const { from, to, ties: told } of arcs) for (const id of [from, to]) {
    if (!found.has(id)) found.set(id, [0, 0]);
    for (const tie of told) found.get(id)[tie.sign > 0 ? 0 : 1] += tie.now;
  }
  return found;
};
// The way of an arc between two discs, bent to the left of where it leads, so that the two ways of a pair lie apart.
const BEND = 0.16;
const towards = (p, q, reach) => {
  const far = Math.hypot(q.x - p.x, q.y - p.y) || 1;
  return { x: p.x + ((q.x - p.x) * reach) / far, y: p.y + ((q.y - p.y) * reach) / far };
};
const arcWay = (a, b, { both, width }) => {
  const bend = both ? 0 : BEND;
  const via = { x: (a.x + b.x) / 2 + bend * (b.y - a.y), y: (a.y + b.y) / 2 - bend * (b.x - a.x) };
  const [start, tip] = [towards(a, via, a.r + 1), towards(b, via, b.r + 2)];
  const long = both ? 0 : Math.min(5 + 2 * width, Math.hypot(b.x - a.x, b.y - a.y) / 2);
  const neck = towards(tip, via, long);
  const [dx, dy] = long ? [(tip.y - neck.y) * 0.42, (neck.x - tip.x) * 0.42] : [0, 0];
  const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return {
    line: `M${at(start)}Q${at(via)} ${at(both ? tip : towards(tip, via, long * 0.8))}`,
    head: long ? `M${at(tip)}L${at({ x: neck.x + dx, y: neck.y + dy })}L${at({ x: neck.x - dx, y: neck.y - dy })}Z` : "",
  };
};
