// The drawing: vis-network holds nodes and edges, labels and the shades of blocs are painted here.
const stage = byId("canvas");
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const colours = {};
const readColours = () => {
  for (const name of ["bg", "ink", "soft", "muted", "hull", "cooperation", "hostility", "mixed", "neutral", ...Object.keys(ONE)]) colours[name] = css(name);
};
readColours();

const upright = () => stage.clientHeight > stage.clientWidth * 1.15;
let turned = upright();  // a tall screen gets the layout on its side
// The layout is stretched, never squeezed, towards the shape of the screen.
const span = (axis) => drawing.nodes.reduce((most, node) => Math.max(most, Math.abs(node[axis])), 1);
const spanX = span("x");
const spanY = span("y");
const place = (node) => {
  const [x, y, wide, high] = turned ? [node.y, node.x, spanY, spanX] : [node.x, node.y, spanX, spanY];
  const slack = (stage.clientWidth * 0.86 / wide) / (stage.clientHeight * 0.82 / high);
  return { x: x * Math.min(1.7, Math.max(1, slack)), y: y * Math.min(1.7, Math.max(1, 1 / slack)) };
};
const nodes = new vis.DataSet(drawing.nodes.map((node) => ({ ...node, ...place(node) })));
const edges = new vis.DataSet(drawing.edges.map((edge) => ({ ...edge })));
const network = new vis.Network(stage, { nodes, edges }, drawing.options);

let selected = null;  // {actor: id} or {pair: id}
let hovered = null;
const focusSet = () => {
  const target = hovered ?? selected;
  if (!target) return null;
  const near = { actors: new Set(), pairs: new Set() };
  const add = (pair) => { near.pairs.add(pair.id); near.actors.add(pair.a).add(pair.b); };
  if (target.actor !== undefined) {
    near.actors.add(target.actor);
    actors[target.actor].pairs.filter((pair) => pair.live.length).forEach(add);
  } else add(pairs[target.pair]);
  return near;
};

const paint = () => {
  const near = focusSet();
  const chosen = selected && selected.actor;
  const faint = Math.max(0.2, 0.5 - pairs.filter((pair) => pair.live.length).length / 600);  // few ties may be bolder
  nodes.update(actors.map((actor) => {
    const dim = near && !near.actors.has(actor.id);
    return {
      id: actor.id, hidden: !actor.shown, opacity: dim ? 0.16 : 1,
      color: { background: colours[actor.kind] ?? colours.Group, border: chosen === actor.id ? colours.ink : colours.bg },
      borderWidth: chosen === actor.id ? 3 : 2,
    };
  }));
  edges.update(pairs.map((pair) => {
    const on = near && near.pairs.has(pair.id);
    const quiet = pair.sign === "neutral" ? 0.5 : 0.75;
    return {
      id: pair.id, hidden: !pair.live.length || !actors[pair.a].shown || !actors[pair.b].shown,
      color: { color: colours[pair.sign], opacity: near ? (on ? 0.95 : 0.07) : Math.min(quiet, faint + pair.weight * 0.28) },
      dashes: pair.claimed ? [5, 5] : false, width: (0.9 + 1.6 * Math.log1p(pair.weight)) * (on ? 1.35 : 1),
    };
  }));
};

// A bloc's shade: the hull of its visible members, drawn with a thick round pen.
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
network.on("beforeDrawing", (context) => {
  const blocs = new Map();
  for (const actor of actors) if (actor.shown && actor.bloc >= 0) blocs.set(actor.bloc, [...(blocs.get(actor.bloc) ?? []), actor.id]);
  context.save();
  Object.assign(context, { fillStyle: colours.hull, strokeStyle: colours.hull, lineJoin: "round", lineWidth: 76 });
  for (const members of blocs.values()) {
    if (members.length < 3) continue;
    context.beginPath();
    hull(Object.values(network.getPositions(members))).forEach(({ x, y }) => context.lineTo(x, y));
    context.closePath();
    context.fill();
    context.stroke();
  }
  context.restore();
});

// Labels keep their size on the screen at any zoom; the influential come first, and what would overlap is left out.
const short = (name) => (name.length > 26 ? `${name.slice(0, 25).trimEnd()}…` : name);
const labelOrder = (near) => {
  const shown = actors.filter((actor) => actor.shown);
  if (!near) return shown;
  return [...shown.filter((actor) => near.actors.has(actor.id))].sort((a, b) => (b.id === (hovered ?? selected).actor) - (a.id === (hovered ?? selected).actor));
};
// Zoomed out, the discs shrink less than the map.
let swell = 1;
const resize = () => {
  const wanted = Math.round(Math.min(2, Math.max(1, 0.72 / network.getScale())) * 10) / 10;
  if (wanted === swell) return;
  swell = wanted;
  nodes.update(drawing.nodes.map((node) => ({ id: node.id, size: node.size * swell })));
};
network.on("zoom", resize);
network.on("animationFinished", resize);
const sizes = new Map(drawing.nodes.map((node) => [node.id, node.size]));
network.on("afterDrawing", (context) => {
  const zoom = network.getScale();
  const spots = network.getPositions();
  const near = focusSet();
  const taken = [];
  const middle = network.getViewPosition();
  const edge = (stage.clientWidth - 8) / 2;
  const inside = (box) => box.left > middle.x * zoom - edge && box.right < middle.x * zoom + edge;
  const free = (box) => taken.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
  const discs = actors.filter((actor) => actor.shown && (!near || near.actors.has(actor.id))).slice(0, 120).map((actor) => {
    const { x, y } = spots[actor.id];
    const radius = sizes.get(actor.id) * swell * zoom * 0.8;
    return { id: actor.id, left: x * zoom - radius, right: x * zoom + radius, top: y * zoom - radius, bottom: y * zoom + radius };
  });
  const clear = (box, own, least) => discs.every((disc) => disc.id === own || disc.id > least || box.right < disc.left || box.left > disc.right || box.bottom < disc.top || box.top > disc.bottom);
  context.save();
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
  labelOrder(near).forEach((actor) => {
    const size = actor.id < 8 ? 14 : actor.id < 24 ? 12.5 : 11.5;
    const text = short(actor.name);
    context.font = `${actor.id < 8 ? 600 : 400} ${size / zoom}px ${css("sans")}`;
    const [halfWidth, halfHeight] = [context.measureText(text).width * zoom / 2 + 3, size * 0.62];
    const radius = sizes.get(actor.id) * swell * zoom;
    const [x, y] = [spots[actor.id].x * zoom, spots[actor.id].y * zoom];
    const options = [[0, radius + halfHeight + 3], [0, -radius - halfHeight - 3], [radius + halfWidth + 3, 0], [-radius - halfWidth - 3, 0]];
    const boxAt = ([dx, dy]) => ({ left: x + dx - halfWidth, right: x + dx + halfWidth, top: y + dy - halfHeight, bottom: y + dy + halfHeight });
    const fits = (least) => options.find((shift) => free(boxAt(shift)) && inside(boxAt(shift)) && clear(boxAt(shift), actor.id, least));
    // The leading actors, and those in focus, may cover lesser discs where there is no better spot.
    const spot = fits(Infinity) ?? (near || actor.id < 10 ? fits(near ? -1 : actor.id) : undefined);
    if (!spot) return;
    taken.push(boxAt(spot));
    const [atX, atY] = [(x + spot[0]) / zoom, (y + spot[1]) / zoom];
    Object.assign(context, { lineWidth: 4 / zoom, strokeStyle: colours.bg, globalAlpha: 0.85 });
    context.strokeText(text, atX, atY);
    Object.assign(context, { fillStyle: actor.id < 24 ? colours.ink : colours.soft, globalAlpha: 1 });
    context.fillText(text, atX, atY);
  });
  context.restore();
  if (!performance.getEntriesByName("kg-drawn").length) performance.mark("kg-drawn");
});

const small = () => innerWidth <= 820;
const panelRoom = () => (byId("panel").hidden || small() ? 0 : byId("panel").offsetWidth);
const sheetRoom = () => (byId("panel").hidden || !small() ? 0 : byId("panel").offsetHeight);
const fit = (animation = false, only = null) => {
  const shown = (only ?? actors.filter((actor) => actor.shown).map((actor) => actor.id));
  const found = Object.values(network.getPositions(shown));
  if (!found.length) return;
  const box = found.reduce((b, { x, y }) => ({ l: Math.min(b.l, x), r: Math.max(b.r, x), t: Math.min(b.t, y), b: Math.max(b.b, y) }), { l: Infinity, r: -Infinity, t: Infinity, b: -Infinity });
  const narrow = stage.clientWidth < 600;
  const [side, high] = narrow ? [40, 44] : [78, 62];
  const room = { w: Math.max(80, stage.clientWidth - panelRoom() - 2 * side), h: Math.max(80, stage.clientHeight - 2 * high - (narrow ? 20 : 14)) };
  const zoom = Math.min(only ? 0.9 : 1.35, room.w / Math.max(1, box.r - box.l), room.h / Math.max(1, box.b - box.t));
  const shift = { x: panelRoom() / 2 / zoom, y: (narrow ? 10 : 7) / zoom };
  network.moveTo({ position: { x: (box.l + box.r) / 2 + shift.x, y: (box.t + box.b) / 2 + shift.y }, scale: zoom, animation });
  resize();
};
const smooth = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });
const zoomBy = (factor) => network.moveTo({ scale: Math.min(5, Math.max(0.1, network.getScale() * factor)), animation: smooth() });
// Brings an actor or pair into view only where it is hidden or small: the map should not jump at each click.
const reveal = (ids) => {
  const [wide, high] = [stage.clientWidth - panelRoom(), stage.clientHeight - sheetRoom()];
  const outside = Object.values(network.getPositions(ids)).some((spot) => {
    const { x, y } = network.canvasToDOM(spot);
    return x < 40 || y < 40 || x > wide - 40 || y > high - 40;
  });
  if (outside) {
    const spots = Object.values(network.getPositions(ids));
    const apart = (axis) => Math.max(...spots.map((p) => p[axis])) - Math.min(...spots.map((p) => p[axis])) || 1;
    const zoom = Math.min(Math.max(network.getScale(), 0.6), (wide - 90) / apart("x"), (high - 90) / apart("y"));
    const middle = { x: spots.reduce((s, p) => s + p.x, 0) / spots.length, y: spots.reduce((s, p) => s + p.y, 0) / spots.length };
    network.moveTo({ position: { x: middle.x + panelRoom() / 2 / zoom, y: middle.y + sheetRoom() / 2 / zoom }, scale: zoom, animation: smooth() });
  }
};

// Until somebody moves the map, it makes room for the panel by itself.
let moved = false;
network.on("zoom", () => { moved = true; });
network.on("dragEnd", ({ nodes: dragged }) => { moved ||= !dragged.length; });
const makeRoom = (ids) => {
  if (!moved && !small()) fit(smooth(), ids.length ? [...focusSet().actors] : null);
  else if (ids.length) reveal(ids);
};

const hover = (target) => { hovered = target; paint(); };
network.on("hoverNode", ({ node }) => hover({ actor: node }));
network.on("blurNode", () => hover(null));
network.on("hoverEdge", ({ edge }) => { stage.style.cursor = "pointer"; hover({ pair: edge }); });
network.on("blurEdge", () => { stage.style.cursor = ""; hover(null); });
network.on("click", ({ pointer }) => {
  const node = network.getNodeAt(pointer.DOM);
  const edge = network.getEdgeAt(pointer.DOM);
  if (node !== undefined) select({ actor: node });
  else if (edge !== undefined) select({ pair: edge });
  else select(null);
});
stage.addEventListener("keydown", (event) => {
  const step = 60 / network.getScale();
  const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
  const { x, y } = network.getViewPosition();
  if (move || "+=-".includes(event.key)) moved = true;
  if (move) network.moveTo({ position: { x: x + move[0], y: y + move[1] } });
  else if (event.key === "+" || event.key === "=") zoomBy(1.25);
  else if (event.key === "-") zoomBy(0.8);
  else if (event.key === "0") { moved = false; fit(smooth()); }
  else return;
  event.preventDefault();
});
let [width, height] = [stage.clientWidth, stage.clientHeight];
new ResizeObserver(() => {
  if (upright() !== turned) {
    turned = upright();
    nodes.update(drawing.nodes.map((node) => ({ id: node.id, ...place(node) })));
  }
  const [wider, higher] = [Math.abs(stage.clientWidth - width) > 2, Math.abs(stage.clientHeight - height) > 2];
  [width, height] = [stage.clientWidth, stage.clientHeight];
  if (wider || (higher && !moved)) fit();
}).observe(stage);
