// Blocs as shades with names: the hull of the visible members, drawn with a thick round pen.
const HULL_PEN = 76;
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
// Who is a member of which alliance, by what the filters let through.
const membersOf = () => {
  const found = new Map();
  for (const pair of pairs) for (const tie of pair.live) {
    if (tie.term !== "memberOf" || tie.kind === "claim" || actors[tie.to].kind !== "Alliance") continue;
    found.set(tie.to, (found.get(tie.to) ?? new Set()).add(whoActs(tie.from)));
  }
  return found;
};
// A bloc is called after the alliance that most of it is in, else after its strongest members.
const blocName = (members, alliances) => {
  const within = [...alliances].map(([id, inside]) => [id, members.filter(({ id: one }) => one === id || inside.has(one)).length]);
  const [best, count] = within.sort((p, q) => q[1] - p[1] || p[0] - q[0])[0] ?? [null, 0];
  if (count >= 3 && count > members.length / 2) return actors[best].name;
  const named = members.filter((actor) => actor.named).slice(0, 2).map((actor) => shortNames[actor.id]);
  const rest = members.length - named.length;
  if (!named.length) return plural(members.length, "actor");
  return rest ? `${named.join(", ")} and ${rest} more` : named.join(" and ");
};
let blocs = [];  // of the present view: members, the strongest first, and name; worked out after each change
const findBlocs = () => {
  const found = new Map();
  for (const actor of byRank) if (actor.shown && actor.bloc >= 0) found.set(actor.bloc, [...(found.get(actor.bloc) ?? []), actor]);
  const large = [...found].filter(([, members]) => members.length > 2);
  const alliances = large.length ? membersOf() : new Map();
  blocs = large.map(([number, members]) => ({ number, members, name: blocName(members, alliances) }));
};
const hulls = () => {
  if (filters.ego || !filters.blocs) return [];  // on rings, blocs lie across each other
  return blocs.map((bloc) => ({ ...bloc, points: hull(bloc.members.map(({ id }) => ({ x: body.nodes[id].x, y: body.nodes[id].y }))) }));
};
network.on("beforeDrawing", (context) => {
  const zoom = network.getScale();
  const found = hulls();
  context.save();
  context.lineJoin = "round";
  const draw = (points, colour, width) => {
    Object.assign(context, { fillStyle: colour, strokeStyle: colour, lineWidth: width });
    context.beginPath();
    points.forEach(({ x, y }) => context.lineTo(x, y));
    context.closePath();
    context.stroke();
    context.fill();
  };
  // All rims first: where blocs touch, no rim crosses a shade.
  for (const { points } of found) draw(points, colours.rim, HULL_PEN + 2 / zoom);
  for (const { points } of found) draw(points, colours.hull, HULL_PEN);
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
