// Names: placed here for the present view and zoom, painted on the canvas or drawn into an SVG.
const segmenter = Intl.Segmenter && new Intl.Segmenter("en", { granularity: "grapheme" });  // older browsers have none
const lettersOf = (text) => (segmenter ? [...segmenter.segment(text)].map((part) => part.segment) : [...text]);
const shortTo = (name, most) => {
  if (name.length <= most) return name;
  const parts = lettersOf(name);
  return parts.length <= most ? name : `${parts.slice(0, most - 1).join("").trimEnd()}…`;
};
const shortNames = actors.map(({ name }) => shortTo(name, 26));
const CUT_NAMES = 10;  // the leading actors: cut further, or over lesser discs, where there is no better spot
const directionOf = (text) => (/^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text) ? "rtl" : "ltr");
const widths = new Map();
const widthOf = (context, text, font) => {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) { context.font = font; widths.set(key, context.measureText(text).width); }
  return widths.get(key);
};
// How much an actor stands out in the present view: by its score and by how many of those shown it is tied to.
let byProminence = [];
const rankLabels = () => {
  findBlocs();
  const degrees = new Array(actors.length).fill(0);
  for (const { a, b, live } of pairs) if (live.length && actors[a].shown && actors[b].shown) { degrees[a] += 1; degrees[b] += 1; }
  const most = Math.max(1, ...degrees);
  actors.forEach((actor, id) => { actor.degree = degrees[id]; actor.prominence = Math.sqrt(actor.score / 100) + Math.sqrt(degrees[id] / most); });
  byProminence = actors.filter((actor) => actor.shown).sort((p, q) => q.prominence - p.prominence || p.id - q.id);
};
const apart = (box, other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom;
// Names keep their size on the screen at any zoom; those who stand out come first, and what would overlap is left out.
// `taken` are boxes that stay free: buttons and the legend.
const MOST_LABELS = 400;
const placeLabels = (context, zoom, { near = null, inside = () => true, taken = [] } = {}) => {
  const lead = (hovered ?? selected)?.actor;
  const spots = body.nodes;
  const radiusOf = (id) => actors[id].size * swell * zoom;
  const seen = ({ id }) => inside({ left: spots[id].x * zoom, right: spots[id].x * zoom, top: spots[id].y * zoom, bottom: spots[id].y * zoom });
  const shown = byProminence.filter((actor) => (!near || near.actors.has(actor.id)) && seen(actor));
  const wanted = (near ? [...shown].sort((a, b) => (b.id === lead) - (a.id === lead)) : shown).slice(0, MOST_LABELS);
  const discs = byProminence.filter(seen).slice(0, 160).map(({ id }, place) => {
    const [x, y, r] = [spots[id].x * zoom, spots[id].y * zoom, radiusOf(id) * 0.8];
    return { id, place, left: x - r, right: x + r, top: y - r, bottom: y + r };
  });
  const held = [...taken];
  const boxAround = (x, y, halfWidth, halfHeight) => ({ left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight });
  const free = (box) => inside(box) && held.every((other) => apart(box, other));
  const named = [];
  for (const { points, name, number } of near ? [] : hulls().filter(({ points: own }) => own.length > 2)) {
    const [text, font] = [name.length > 60 ? `${name.slice(0, 59).trimEnd()}…` : name, `italic 500 11.5px ${colours.sans}`];
    const [halfWidth, halfHeight] = [widthOf(context, text, font) / 2 + 4, 8];
    const found = hullSpots(points, zoom, halfWidth, halfHeight).map(([x, y]) => boxAround(x, y, halfWidth, halfHeight)).find((box) => free(box) && discs.every((disc) => apart(box, disc)));
    if (!found) continue;
    held.push(found);
    named.push({ bloc: number, text, size: 11.5, weight: 500, box: found, x: (found.left + found.right) / 2, y: (found.top + found.bottom) / 2 });
  }
  return [...named, ...wanted.flatMap(({ id }, place) => {
    const size = place < 8 ? 14 : place < 24 ? 12.5 : 11.5;
    const weight = place < 8 ? 600 : 400;
    const font = `${weight} ${size}px ${colours.sans}`;
    const [x, y, radius, halfHeight] = [spots[id].x * zoom, spots[id].y * zoom, radiusOf(id), size * 0.62];
    const spotFor = (text) => {
      const halfWidth = widthOf(context, text, font) / 2 + 3;
      const [down, aside] = [radius + halfHeight + 3, radius + halfWidth + 3];
      const options = [[0, down], [0, -down], [aside, 0], [-aside, 0], [aside * 0.8, down * 0.8], [-aside * 0.8, down * 0.8], [aside * 0.8, -down * 0.8], [-aside * 0.8, -down * 0.8]];
      const boxes = options.map(([dx, dy]) => boxAround(x + dx, y + dy, halfWidth, halfHeight)).filter(free);
      const clear = (least) => boxes.find((box) => discs.every((disc) => disc.id === id || disc.place > least || apart(box, disc)));
      const box = clear(Infinity) ?? (near || place < CUT_NAMES ? clear(near ? -1 : place) : undefined);
      return box && { text, box };
    };
    const found = spotFor(shortNames[id]) ?? (near || place < CUT_NAMES ? spotFor(shortTo(shortNames[id], 12)) : undefined);
    if (!found) return [];
    const { text, box } = found;
    held.push(box);
    return [{ id, text, size, weight, box, lead: place < 24, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }];
  })];
};
// What lies over the drawing, in its units at zoom 1: names keep off it.
const chrome = (zoom) => {
  const frame = stage.getBoundingClientRect();
  const middle = network.getViewPosition();
  const [dx, dy] = [middle.x * zoom - frame.width / 2, middle.y * zoom - frame.height / 2];
  return [...document.querySelectorAll(".stage > .bar, .stage > .zoom, .stage > .key, .stage > .banner, #panel")].map((thing) => thing.getBoundingClientRect()).filter((box) => box.width)
    .map((box) => ({ left: box.left - frame.left + dx - 3, right: box.right - frame.left + dx + 3, top: box.top - frame.top + dy - 3, bottom: box.bottom - frame.top + dy + 3 }));
};
const DISPUTED = 4.5;  // half the height of the mark on a disputed tie, in pixels of the screen
const disputedPairs = (near) => pairs.filter((pair) => pair.live.length && pair.disputed && (!near || near.pairs.has(pair.id)));

let labelsNow = [];  // on the screen: boxes in the units of the drawing at zoom 1
network.on("afterDrawing", (context) => {
  const zoom = network.getScale();
  const near = focusSet();
  const middle = network.getViewPosition();
  const [wide, high] = [(stage.clientWidth - 8) / 2, (stage.clientHeight - 4) / 2];
  const inside = (box) => box.left > middle.x * zoom - wide && box.right < middle.x * zoom + wide && box.top > middle.y * zoom - high && box.bottom < middle.y * zoom + high;
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
  const placed = labelsNow = placeLabels(context, zoom, { near, inside, taken: chrome(zoom) });
  context.restore();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  for (const { bloc, text, size, weight, lead, x, y } of placed) {
    context.font = `${bloc === undefined ? "" : "italic "}${weight} ${size / zoom}px ${colours.sans}`;
    context.direction = directionOf(text);
    Object.assign(context, { lineWidth: 4 / zoom, strokeStyle: colours.bg, globalAlpha: 0.85 });
    context.strokeText(text, x / zoom, y / zoom);
    Object.assign(context, { fillStyle: lead ? colours.ink : bloc === undefined ? colours.soft : colours.muted, globalAlpha: 1 });
    context.fillText(text, x / zoom, y / zoom);
  }
  context.restore();
  if (!performance.getEntriesByName("kg-drawn").length) performance.mark("kg-drawn");
});
