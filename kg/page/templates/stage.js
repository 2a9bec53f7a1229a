// The drawing: vis-network holds nodes and edges; colours, dimming and what is hidden are set here.
const css = (name, from = document.documentElement) => getComputedStyle(from).getPropertyValue(`--${name}`).trim();
const readColours = (from) => Object.fromEntries(["bg", "ink", "soft", "muted", "line", "hull", "rim", "cooperation", "hostility", "mixed", "neutral", "gain", "loss", "turn", "sans", "serif", ...Object.keys(ONE)].map((name) => [name, css(name, from)]));
let colours = readColours();

refresh();
const bare = ({ label, title, ...looks }) => looks;  // names find room by themselves here, and cards tell what pyvis would
const network = new vis.Network(stage, {
  nodes: new vis.DataSet(layout().map((spot) => ({ ...bare(drawing.nodes[spot.id]), ...spot }))), edges: new vis.DataSet([]),
}, drawing.options);
stage.querySelector(".vis-network").removeAttribute("tabindex");  // the canvas around it takes the keys
// Changes are set on vis-network's own nodes and edges: by way of its data sets, a thousand would take a tenth of a second.
const { body } = network;
const style = (thing, looks) => Object.assign(thing.options, looks);
const move = (spots) => spots.forEach(({ id, x, y }) => Object.assign(body.nodes[id], { x, y }));
const redraw = () => body.emitter.emit("_requestRedraw");

let swell = 1;  // zoomed out, discs and lines shrink less than the map
const arrangement = () => JSON.stringify([filters.ego, filters.leading, filters.fold, [...extra], turned, filters.ego ? [...reached] : 0]);
let arranged = arrangement();
// Moves actors to where the present view has them; true if it is another view than before.
const arrange = () => {
  if (arrangement() === arranged) return false;
  arranged = arrangement();
  move(layout());
  return true;
};

let selected = null;  // a target: {actor: id}, {pair: id}, {path: [from, to]}, {group: [ids]} and what else `targets` knows
let hovered = null;
const focusSet = () => {
  const target = hovered ?? selected;
  if (!target || (!hovered && filters.ego && filters.ego.actor === selected.actor)) return null;  // all around it is meant
  const near = asked(target, "near");
  return near.actors.size ? near : null;
};
const actorStyle = (actor, near) => {
  if (!actor.shown) return { hidden: true };
  const chosen = selected?.actor === actor.id || selected?.path?.includes(actor.id) || selected?.group?.includes(actor.id);
  return {
    hidden: false, opacity: near && !near.actors.has(actor.id) ? 0.16 : 1, borderWidth: chosen ? 3 : 2,
    color: { background: colours[actor.kind] ?? colours.Group, border: chosen ? colours.ink : colours.bg },
  };
};
// The colours of a comparison, by pair, in place of those of the signs.
const tinted = () => (selected && targets[kindOf(selected)].tint ? asked(selected, "tint") : null);
const pairStyle = (pair, near, faint, tints = null) => {
  if (!pair.live.length || !actors[pair.a].shown || !actors[pair.b].shown) return { hidden: true };
  const on = near && near.pairs.has(pair.id);
  const quiet = pair.sign === "neutral" ? 0.5 : 0.75;
  return {
    hidden: false,
    color: { inherit: false, color: colours[tints?.get(pair.id)?.paint ?? pair.sign], opacity: near ? (on ? 0.95 : Math.min(0.07, faint / 3)) : Math.min(quiet, faint * (1 + pair.weight)) },
    dashes: pair.claimed ? grammar.dash : false, width: (0.9 + 1.6 * Math.log1p(pair.weight)) * (on ? 1.35 : 1) * swell,
  };
};
// Few ties may be bold; thousands must not make one blot.
const faintness = () => {
  let live = 0;
  for (const pair of pairs) if (pair.live.length) live += 1;
  return Math.min(0.42, Math.max(0.06, 60 / Math.max(1, live)));
};
// Edges are made when they are first to be seen, or before while nobody needs the page; like changes, not by way of a data set.
const makeEdge = ({ id, a, b }) => { body.edges[id] ??= body.functions.createEdge({ id, from: a, to: b, physics: false }); };
const drawEdges = () => { for (const pair of pairs) if (pair.live.length) makeEdge(pair); };
const painted = [];  // what follows the drawing: linked views
const paint = () => {
  drawEdges();
  const near = focusSet();
  const faint = faintness();
  const tints = tinted();
  for (const actor of actors) style(body.nodes[actor.id], actorStyle(actor, near));
  for (const pair of pairs) if (body.edges[pair.id]) style(body.edges[pair.id], pairStyle(pair, near, faint, tints));
  body.nodeIndices = actors.filter((actor) => actor.shown).map(({ id }) => id);
  body.edgeIndices = pairs.filter((pair) => body.edges[pair.id]?.options.hidden === false).map(({ id }) => id);
  body.edgeIndices.sort((p, q) => body.edges[p].options.color.opacity - body.edges[q].options.color.opacity);  // faint ones lie under bold ones
  redraw();
  painted.forEach((follow) => follow());
};

const hover = (target) => { hovered = target; paint(); };
network.on("hoverNode", ({ node }) => hover({ actor: node }));
network.on("blurNode", () => hover(null));
network.on("hoverEdge", ({ edge }) => { stage.style.cursor = "pointer"; hover({ pair: edge }); });
network.on("blurEdge", () => { stage.style.cursor = ""; hover(null); });
let lastClick = { time: -Infinity };  // the map may make room between the two clicks of a double click
network.on("click", ({ pointer, event }) => {
  const { x, y } = pointer.DOM;
  const again = event.timeStamp - lastClick.time < 450 && Math.hypot(x - lastClick.x, y - lastClick.y) < 8 && lastClick.node !== undefined;
  if (again) { expand(actors[lastClick.node]); return; }
  const node = network.getNodeAt(pointer.DOM);
  const edge = network.getEdgeAt(pointer.DOM);
  lastClick = { time: event.timeStamp, x, y, node };
  if (node !== undefined) select({ actor: node });
  else if (edge !== undefined) select({ pair: edge });
  else select(null);
});
