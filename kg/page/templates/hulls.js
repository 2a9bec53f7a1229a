// Blocs as shades with names. A shade follows the visible members: those near each other are joined by a thick round pen,
// and what lies between three of them is filled; so it covers few others, however a bloc lies across the drawing.
const HULL_PEN = 76;
const HULL_REACH = 240;  // members farther apart than this are not joined
const MOST_JOINED = 40;  // members of a piece; larger ones are shaded by their hull, which is drawn faster
const hull = (points) => {
  const sorted = [...points].sort((p, q) => p.x - q.x || p.y - q.y);
  const half = (list) => list.reduce((found, p) => {
    const turnsLeft = () => {
      const [a, b] = found.slice(-2);
      return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) <= 0;
    };
    while (found.length > 1 && turnsLeft()) found.pop();
    found.push(p);
    return found;
  }, []);
  return [...half(sorted).slice(0, -1), ...half(sorted.reverse()).slice(0, -1)];
};
const withinHull = (ring, { x, y }) => ring.every((p, n) => {
  const q = ring[(n + 1) % ring.length];
  return (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0;
});
// The pieces of a shade: of members that hang together, all that lies between them where no other actor does, else the
// lines and triangles between them.
const piecesOf = (points, others) => {
  const close = points.map(() => []);
  for (let i = 0; i < points.length; i += 1) for (let j = i + 1; j < points.length; j += 1) {
    const [dx, dy] = [points[i].x - points[j].x, points[i].y - points[j].y];
    if (dx * dx + dy * dy < HULL_REACH * HULL_REACH) { close[i].push(j); close[j].push(i); }
  }
  // Two are joined where no other lies in the circle between them (Gabriel 1969): few lines, and none across another.
  const clear = (i, j) => close[i].every((k) => k === j || (points[i].x - points[k].x) * (points[j].x - points[k].x) + (points[i].y - points[k].y) * (points[j].y - points[k].y) > 0);
  const joined = new Map();  // worked out where it is drawn: who hangs together by these hangs together by reach
  const near = (i) => { if (!joined.has(i)) joined.set(i, close[i].filter((j) => clear(i, j))); return joined.get(i); };
  const piece = points.map(() => -1);
  const found = [];
  points.forEach((_, start) => {
    if (piece[start] >= 0) return;
    const members = [start];
    piece[start] = found.length;
    for (const at of members) for (const n of close[at]) if (piece[n] < 0) { piece[n] = found.length; members.push(n); }
    const ring = hull(members.map((n) => points[n]));
    const whole = members.length > MOST_JOINED || (ring.length > 2 && !others.some((spot) => withinHull(ring, spot)));
    const strips = whole ? [ring] : members.flatMap((i) => near(i).filter((j) => j > i).flatMap((j) => {
      const thirds = near(i).filter((k) => k > j && near(j).includes(k));
      return thirds.length ? thirds.map((k) => [points[i], points[j], points[k]]) : [[points[i], points[j]]];
    }));
    found.push({ points: members.map((n) => points[n]), strips });
  });
  return found.filter(({ points: own }) => own.length > 1);
};
// Who is a member of which alliance, by what the filters let through.
const membersOf = () => {
  const found = new Map();
  for (const pair of pairs) for (const tie of pair.live) {
    if (tie.term !== "memberOf" || tie.kind === "claim" || actors[tie.to].kind !== "Alliance") continue;
    found.set(tie.to, (found.get(tie.to) ?? new Set()).add(whoActs(tie.from)));
  }
  return found;
};
// A bloc is called after the alliance that three quarters of it are in, else after its strongest members.
const blocName = (members, alliances) => {
  const within = [...alliances].map(([id, inside]) => [id, members.filter(({ id: one }) => one === id || inside.has(one)).length]);
  const [best, count] = within.sort((p, q) => q[1] - p[1] || p[0] - q[0])[0] ?? [null, 0];
  if (count >= 3 && 4 * count >= 3 * members.length) return actors[best].name;
  const named = members.filter((actor) => actor.named).slice(0, 2).map((actor) => shortNames[actor.id]);
  const rest = members.length - named.length;
  if (!named.length) return plural(members.length, "actor");
  if (rest && named.join().length > 34) return `${named[0]} and ${rest + 1} more`;
  return rest ? `${named.join(", ")} and ${rest} more` : named.join(" and ");
};
let blocs = [];  // of the present view: members, the strongest first, and name; worked out after each change
const findBlocs = () => {
  const found = new Map();
  for (const actor of byRank) {
    if (!actor.shown || actor.bloc < 0) continue;
    if (!found.has(actor.bloc)) found.set(actor.bloc, []);
    found.get(actor.bloc).push(actor);
  }
  const large = [...found].filter(([, members]) => members.length > 2);
  const alliances = large.length ? membersOf() : new Map();
  blocs = large.map(([number, members]) => ({ number, members, name: blocName(members, alliances) }));
};
const spotNow = ({ id }) => ({ x: body.nodes[id].x, y: body.nodes[id].y });
const shades = () => blocs.flatMap(({ number, name, members }) => piecesOf(members.map(spotNow), byProminence.filter((actor) => actor.bloc !== number).map(spotNow)).map((piece) => ({ ...piece, number, name })));
let [shaded, shadedAt] = [[], []];  // worked out anew where blocs are others or somebody has moved
const hulls = () => {
  if (filters.ego || !filters.blocs) return [];  // on rings, blocs lie across each other
  const now = blocs.flatMap(({ number, name }) => [number, name]);
  for (const { id, bloc } of byProminence) now.push(id, bloc, body.nodes[id].x, body.nodes[id].y);
  if (now.length !== shadedAt.length || now.some((part, n) => part !== shadedAt[n])) [shaded, shadedAt] = [shades(), now];
  return shaded;
};
network.on("beforeDrawing", (context) => {
  const zoom = network.getScale();
  const found = hulls();
  context.save();
  Object.assign(context, { lineJoin: "round", lineCap: "round" });
  // All rims first: where blocs touch, no rim crosses a shade.
  for (const [paint, wide] of [[colours.rim, HULL_PEN + 2 / zoom], [colours.hull, HULL_PEN]]) {
    Object.assign(context, { fillStyle: paint, strokeStyle: paint, lineWidth: wide });
    for (const { strips } of found) {
      context.beginPath();
      for (const [first, ...rest] of strips) {
        context.moveTo(first.x, first.y);
        rest.forEach(({ x, y }) => context.lineTo(x, y));
        context.closePath();
      }
      context.stroke();
      context.fill();
    }
  }
  context.restore();
});
// Where names of blocs may stand, best first: over, under, beside; `text` is wide and high in the units of the screen.
const hullSpots = (points, zoom, halfWidth, halfHeight) => {
  const box = boxOf(points);
  const pen = HULL_PEN / 2;
  const [x, y] = [((box.l + box.r) / 2) * zoom, ((box.t + box.b) / 2) * zoom];
  const [over, under] = [(box.t - pen) * zoom - halfHeight - 2, (box.b + pen) * zoom + halfHeight + 2];
  const [left, right] = [(box.l - pen) * zoom - halfWidth - 4, (box.r + pen) * zoom + halfWidth + 4];
  const [west, east] = [box.l * zoom, box.r * zoom];
  return [[x, over], [x, under], [west, over], [east, over], [west, under], [east, under], [right, y], [left, y]];
};
