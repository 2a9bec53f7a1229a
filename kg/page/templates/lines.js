// Ties as lines with an arrowhead at each end that somebody acts upon: geometry for the canvas and for the SVG alike.
const viaOf = (pair, spots = body.nodes) => {  // the bend of the edge, where vis-network looks for it under the pointer
  const [from, to] = [spots[pair.a], spots[pair.b]];
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const angle = Math.atan2(dy, dx) + (0.12 * 0.5 + 0.5) * Math.PI;
  const reach = (0.12 * 0.5 + 0.5) * Math.hypot(dx, dy);
  return { from, to, via: { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) } };
};
const along = ({ from, via, to }, t) => {
  const s = 1 - t;
  return { x: s * s * from.x + 2 * s * t * via.x + t * t * to.x, y: s * s * from.y + 2 * s * t * via.y + t * t * to.y };
};
const middleOf = (bend) => along(bend, 0.5);
// Where the bend is as far as `reach` from its end.
const stopAt = (bend, end, reach) => {
  const long = Math.hypot(bend.to.x - bend.from.x, bend.to.y - bend.from.y) || 1;
  let rest = Math.min(0.5, reach / long);
  for (let step = 0; step < 3; step += 1) {
    const spot = along(bend, end === bend.to ? 1 - rest : rest);
    rest = Math.min(0.5, (rest * reach) / (Math.hypot(spot.x - end.x, spot.y - end.y) || 1));
  }
  return end === bend.to ? 1 - rest : rest;
};
// The part of a bend between two moments, as a bend of its own.
const partOf = (bend, t, u) => {
  const mix = (axis) => (1 - t) * (1 - u) * bend.from[axis] + (t + u - 2 * t * u) * bend.via[axis] + t * u * bend.to[axis];
  return { from: along(bend, t), via: { x: mix("x"), y: mix("y") }, to: along(bend, u) };
};
// A tie as a bend that ends at the discs, and the heads of its arrows: tip and two corners each.
const lineOf = (pair, width, zoom, spots = body.nodes) => {
  const bend = viaOf(pair, spots);
  const radius = (id) => actors[id].size * swell * (drawing.nodes[id].shape === "square" ? 1.15 : 1) + 2.5;
  const gap = Math.hypot(bend.to.x - bend.from.x, bend.to.y - bend.from.y) - radius(pair.a) - radius(pair.b);
  const long = Math.min(Math.max((beside() ? 5 : 7) / zoom, 2.6 * width) + 1.2 * width, Math.max(0, gap) * 0.4);  // seen at any zoom, never longer than the tie
  const heads = [];
  const cut = (id, end, way) => {
    const tip = stopAt(bend, end, radius(id));
    if (pair.way !== way && pair.way !== "both") return tip;
    const base = stopAt(bend, end, radius(id) + long);
    const [p, q] = [along(bend, tip), along(bend, base)];
    const [nx, ny] = [((q.y - p.y) * 0.42), ((p.x - q.x) * 0.42)];
    heads.push([p, { x: q.x + nx, y: q.y + ny }, { x: q.x - nx, y: q.y - ny }]);
    return base;
  };
  const [start, end] = [cut(pair.a, bend.from, "from"), cut(pair.b, bend.to, "to")];
  return { line: partOf(bend, start, Math.max(start, end)), heads };
};
// The same until an end moves or grows, the zoom or what the tie weighs changes.
const lineNow = (pair, width, zoom) => {
  const p = body.nodes[pair.a];
  const q = body.nodes[pair.b];
  const was = pair.line;
  if (was && was.px === p.x && was.py === p.y && was.qx === q.x && was.qy === q.y && was.zoom === zoom && was.width === width && was.swell === swell
    && was.way === pair.way && was.one === actors[pair.a].size && was.other === actors[pair.b].size) return was;
  pair.line = { px: p.x, py: p.y, qx: q.x, qy: q.y, zoom, width, swell, way: pair.way, one: actors[pair.a].size, other: actors[pair.b].size, ...lineOf(pair, width, zoom) };
  return pair.line;
};
const headStrength = (opacity) => Math.min(1, opacity * 1.7);  // direction is to be read where lines are faint

// vis-network finds edges under the pointer; they are drawn here, in the order in which they are painted.
network.renderer._drawArrows = () => {};
network.renderer._drawEdges = (context) => {
  const zoom = network.getScale();
  const { left, top, right, bottom } = seenPart();
  context.save();
  context.lineCap = "butt";
  let [colour, dashed] = ["", false];
  for (const id of body.edgeIndices) {
    const pair = pairs[id];
    const p = body.nodes[pair.a];
    const q = body.nodes[pair.b];
    const slack = (Math.abs(p.x - q.x) + Math.abs(p.y - q.y)) / 3;  // a line bends out of the box of its ends by less than that
    if (Math.max(p.x, q.x) + slack < left || Math.min(p.x, q.x) - slack > right || Math.max(p.y, q.y) + slack < top || Math.min(p.y, q.y) - slack > bottom) continue;
    const { color, width: wide, dashes } = body.edges[id].options;
    const { line, heads } = lineNow(pair, wide, zoom);
    if (color.color !== colour) { colour = color.color; context.strokeStyle = colour; context.fillStyle = colour; }
    if (dashes || dashed) context.setLineDash(dashes ? dashes.map((length) => length / Math.min(1, zoom)) : []);
    dashed = Boolean(dashes);
    context.lineWidth = wide;
    context.globalAlpha = color.opacity;
    context.beginPath();
    context.moveTo(line.from.x, line.from.y);
    context.quadraticCurveTo(line.via.x, line.via.y, line.to.x, line.to.y);
    context.stroke();
    if (!heads.length) continue;
    context.globalAlpha = headStrength(color.opacity);
    context.beginPath();
    for (const [tip, one, other] of heads) {
      context.moveTo(tip.x, tip.y);
      context.lineTo(one.x, one.y);
      context.lineTo(other.x, other.y);
    }
    context.fill();
  }
  context.restore();
};
