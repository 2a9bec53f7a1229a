// Names and the shades of blocs: placed here, painted on the canvas or drawn into an SVG.
// A bloc's shade is the hull of its visible members, drawn with a thick round pen.
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
const HULL_PEN = 76;
const hulls = () => {
  if (filters.ego) return [];  // on rings, blocs lie across each other
  const blocs = new Map();
  for (const actor of actors) if (actor.shown && actor.bloc >= 0) blocs.set(actor.bloc, [...(blocs.get(actor.bloc) ?? []), actor.id]);
  return [...blocs.values()].filter((members) => members.length > 2).map((members) => hull(Object.values(network.getPositions(members))));
};
network.on("beforeDrawing", (context) => {
  context.save();
  Object.assign(context, { fillStyle: colours.hull, strokeStyle: colours.hull, lineJoin: "round", lineWidth: HULL_PEN });
  for (const points of hulls()) {
    context.beginPath();
    points.forEach(({ x, y }) => context.lineTo(x, y));
    context.closePath();
    context.fill();
    context.stroke();
  }
  context.restore();
});

const segmenter = Intl.Segmenter && new Intl.Segmenter("en", { granularity: "grapheme" });  // older browsers have none
const lettersOf = (text) => (segmenter ? [...segmenter.segment(text)].map((part) => part.segment) : [...text]);
const shortNames = actors.map(({ name }) => {
  if (name.length <= 26) return name;
  const parts = lettersOf(name);
  return parts.length <= 26 ? name : `${parts.slice(0, 25).join("").trimEnd()}…`;
});
const directionOf = (text) => (/^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text) ? "rtl" : "ltr");
const widths = new Map();
const widthOf = (context, text, font) => {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) { context.font = font; widths.set(key, context.measureText(text).width); }
  return widths.get(key);
};
// Names keep their size on the screen at any zoom; the influential come first, and what would overlap is left out.
const MOST_LABELS = 400;
const placeLabels = (context, zoom, { near = null, inside = () => true } = {}) => {
  const lead = (hovered ?? selected)?.actor;
  const shown = byRank.filter((actor) => actor.shown && (!near || near.actors.has(actor.id)));
  const spots = network.getPositions(shown.map((actor) => actor.id));
  const wanted = (near ? [...shown].sort((a, b) => (b.id === lead) - (a.id === lead)) : shown).slice(0, MOST_LABELS);
  const radiusOf = (id) => actors[id].size * swell * zoom;
  const discs = shown.slice(0, 120).map(({ id }) => {
    const [x, y, r] = [spots[id].x * zoom, spots[id].y * zoom, radiusOf(id) * 0.8];
    return { id, place: actors[id].place, left: x - r, right: x + r, top: y - r, bottom: y + r };
  });
  const apart = (box, other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom;
  const taken = [];
  return wanted.flatMap(({ id, place }) => {
    const size = place < 8 ? 14 : place < 24 ? 12.5 : 11.5;
    const weight = place < 8 ? 600 : 400;
    const [text, font] = [shortNames[id], `${weight} ${size}px ${colours.sans}`];
    const [halfWidth, halfHeight] = [widthOf(context, text, font) / 2 + 3, size * 0.62];
    const [x, y, radius] = [spots[id].x * zoom, spots[id].y * zoom, radiusOf(id)];
    const [down, aside] = [radius + halfHeight + 3, radius + halfWidth + 3];
    const options = [[0, down], [0, -down], [aside, 0], [-aside, 0], [aside * 0.8, down * 0.8], [-aside * 0.8, down * 0.8], [aside * 0.8, -down * 0.8], [-aside * 0.8, -down * 0.8]];
    const boxAt = ([dx, dy]) => ({ left: x + dx - halfWidth, right: x + dx + halfWidth, top: y + dy - halfHeight, bottom: y + dy + halfHeight });
    const boxes = options.map(boxAt).filter((box) => inside(box) && taken.every((other) => apart(box, other)));
    const clear = (least) => boxes.find((box) => discs.every((disc) => disc.id === id || disc.place > least || apart(box, disc)));
    // The leading actors, and those in focus, may cover lesser discs where there is no better spot.
    const box = clear(Infinity) ?? (near || place < 10 ? clear(near ? -1 : place) : undefined);
    if (!box) return [];
    taken.push(box);
    return [{ id, text, size, weight, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }];
  });
};
const DISPUTED = 4.5;  // half the height of the mark on a disputed tie, in pixels of the screen
const viaOf = (pair, spots = network.getPositions([pair.a, pair.b])) => {  // the bend of the edge, as vis-network draws it
  const [from, to] = [spots[pair.a], spots[pair.b]];
  const [dx, dy] = [to.x - from.x, from.y - to.y];
  const angle = Math.atan2(dy, dx) + (0.12 * 0.5 + 0.5) * Math.PI;
  const reach = (0.12 * 0.5 + 0.5) * Math.hypot(dx, dy);
  return { from, to, via: { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) } };
};
const middleOf = ({ from, to, via }) => ({ x: (from.x + 2 * via.x + to.x) / 4, y: (from.y + 2 * via.y + to.y) / 4 });
const disputedPairs = (near) => pairs.filter((pair) => pair.live.length && pair.disputed && (!near || near.pairs.has(pair.id)));

network.on("afterDrawing", (context) => {
  const zoom = network.getScale();
  const near = focusSet();
  const middle = network.getViewPosition();
  const edge = (stage.clientWidth - 8) / 2;
  const inside = (box) => box.left > middle.x * zoom - edge && box.right < middle.x * zoom + edge;
  context.save();
  const half = (DISPUTED * Math.min(1, Math.max(0.6, zoom * 1.5))) / zoom;
  Object.assign(context, { lineWidth: 1.5 / zoom, strokeStyle: colours.ink, fillStyle: colours.bg });
  for (const pair of disputedPairs(near)) {
    const { x, y } = middleOf(viaOf(pair));
    context.beginPath();
    [[0, -half], [half, 0], [0, half], [-half, 0]].forEach(([dx, dy]) => context.lineTo(x + dx, y + dy));
    context.closePath();
    context.fill();
    context.stroke();
  }
  context.save();
  const placed = placeLabels(context, zoom, { near, inside });
  context.restore();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  for (const { id, text, size, weight, x, y } of placed) {
    context.font = `${weight} ${size / zoom}px ${colours.sans}`;
    context.direction = directionOf(text);
    Object.assign(context, { lineWidth: 4 / zoom, strokeStyle: colours.bg, globalAlpha: 0.85 });
    context.strokeText(text, x / zoom, y / zoom);
    Object.assign(context, { fillStyle: id < 24 ? colours.ink : colours.soft, globalAlpha: 1 });
    context.fillText(text, x / zoom, y / zoom);
  }
  context.restore();
  if (!performance.getEntriesByName("kg-drawn").length) performance.mark("kg-drawn");
});
