// The drawing: vis-network holds nodes and edges; colours, dimming and what is hidden are set here.
const css = (name, from = document.documentElement) => getComputedStyle(from).getPropertyValue(`--${name}`).trim();
const readColours = (from) => Object.fromEntries(["bg", "ink", "soft", "muted", "line", "hull", "cooperation", "hostility", "mixed", "neutral", "sans", "serif", ...Object.keys(ONE)].map((name) => [name, css(name, from)]));
let colours = readColours();

refresh();
const nodes = new vis.DataSet(layout().map((spot) => ({ ...drawing.nodes[spot.id], ...spot, hidden: !actors[spot.id].shown })));
const edges = new vis.DataSet(drawing.edges.map((edge) => ({ ...edge, hidden: !pairs[edge.id].live.length })));
const network = new vis.Network(stage, { nodes, edges }, drawing.options);

let arranged = "";
// Moves actors to where the present view has them; true if it is another view than before.
const arrange = () => {
  const view = JSON.stringify([filters.ego, filters.leading, [...extra], turned, filters.ego ? [...reached] : 0]);
  if (view === arranged) return false;
  const first = !arranged;
  arranged = view;
  if (!first) nodes.update(layout());
  return !first;
};

let selected = null;  // {actor: id}, {pair: id} or {path: [from, to]}
let hovered = null;
const focusSet = () => {
  const target = hovered ?? selected;
  if (!target) return null;
  const near = { actors: new Set(), pairs: new Set() };
  const add = (pair) => { near.pairs.add(pair.id); near.actors.add(pair.a).add(pair.b); };
  if (target.actor !== undefined) {
    near.actors.add(target.actor);
    actors[target.actor].pairs.filter((pair) => pair.live.length).forEach(add);
  } else if (target.pair !== undefined) add(pairs[target.pair]);
  else {
    target.path.forEach((id) => near.actors.add(id));
    shortestPath(...target.path)?.pairs.forEach((id) => add(pairs[id]));
  }
  return near;
};
const actorStyle = (actor, near) => {
  const chosen = selected?.actor === actor.id || selected?.path?.includes(actor.id);
  return {
    hidden: !actor.shown, opacity: near && !near.actors.has(actor.id) ? 0.16 : 1, borderWidth: chosen ? 3 : 2,
    color: { background: colours[actor.kind] ?? colours.Group, border: chosen ? colours.ink : colours.bg },
  };
};
const pairStyle = (pair, near, faint) => {
  const on = near && near.pairs.has(pair.id);
  const quiet = pair.sign === "neutral" ? 0.5 : 0.75;
  return {
    hidden: !pair.live.length || !actors[pair.a].shown || !actors[pair.b].shown,
    color: { color: colours[pair.sign], opacity: near ? (on ? 0.95 : 0.07) : Math.min(quiet, faint + pair.weight * 0.28) },
    dashes: pair.claimed ? [5, 5] : false, width: (0.9 + 1.6 * Math.log1p(pair.weight)) * (on ? 1.35 : 1),
  };
};
const faintness = () => Math.max(0.2, 0.5 - pairs.filter((pair) => pair.live.length).length / 600);  // few ties may be bolder
// Only what looks different from before is handed on: a thousand ties are dear to update.
const changed = (things, style, before) => things.flatMap((thing) => {
  const now = style(thing);
  const key = now.hidden && before.get(thing.id)?.startsWith('{"hidden":true') ? before.get(thing.id) : JSON.stringify(now);
  if (before.get(thing.id) === key) return [];
  before.set(thing.id, key);
  return [{ id: thing.id, ...now }];
});
const painted = { nodes: new Map(), edges: new Map() };
const paint = () => {
  const near = focusSet();
  const faint = faintness();
  const [dots, lines] = [changed(actors, (actor) => actorStyle(actor, near), painted.nodes), changed(pairs, (pair) => pairStyle(pair, near, faint), painted.edges)];
  if (dots.length) nodes.update(dots);
  if (lines.length) edges.update(lines);
  if (!dots.length && !lines.length) network.redraw();
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
network.on("doubleClick", ({ pointer }) => {
  const node = network.getNodeAt(pointer.DOM);
  if (node !== undefined) expand(actors[node]);
});
