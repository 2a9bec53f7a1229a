// Choosing several actors: with a line drawn around them, with Shift and a click, or by keyboard.
let lasso = null;  // the line that is being drawn: points on the stage, and whether it adds to those chosen
let lassoOn = false;
const lassoing = () => lasso !== null;
const trace = byId("trace");
const inside = ({ x, y }, points) => points.reduce((odd, p, i) => {
  const q = points[(i || points.length) - 1];
  return (p.y > y) !== (q.y > y) && x < ((q.x - p.x) * (y - p.y)) / (q.y - p.y) + p.x ? !odd : odd;
}, false);
const chosenNow = () => (selected?.group ?? (selected?.actor !== undefined ? [selected.actor] : selected?.pair !== undefined ? [pairs[selected.pair].a, pairs[selected.pair].b] : []));
const chooseGroup = (ids) => {
  const group = [...new Set(ids)].sort((p, q) => actors[p].place - actors[q].place || p - q);
  select(group.length > 1 ? { group } : group.length ? { actor: group[0] } : null);
};
const toggleChosen = (id) => { const now = new Set(chosenNow()); flip(now, id); chooseGroup([...now]); };
const turnLasso = (on) => {
  lassoOn = on;
  byId("lasso").setAttribute("aria-pressed", String(on));
  stage.classList.toggle("drawing", on);
  if (on) say("Draw a line around actors to choose them");
};
const endLasso = () => { lasso = null; trace.setAttribute("points", ""); };
const spotIn = (event) => { const frame = stage.getBoundingClientRect(); return { x: event.clientX - frame.left, y: event.clientY - frame.top }; };
const outer = stage.parentElement;
outer.addEventListener("pointerdown", (event) => {
  if (!stage.contains(event.target) || event.button || !event.isPrimary || !(lassoOn || event.shiftKey)) return;
  event.stopPropagation();  // or the drawing would move
  stage.focus({ preventScroll: true });
  lasso = { points: [spotIn(event)], add: event.shiftKey, pointer: event.pointerId };
  hideCard();
}, true);
addEventListener("pointermove", (event) => {
  if (!lasso || event.pointerId !== lasso.pointer) return;
  const [spot, last] = [spotIn(event), lasso.points[lasso.points.length - 1]];
  if (Math.hypot(spot.x - last.x, spot.y - last.y) < 4) return;
  lasso.points.push(spot);
  trace.setAttribute("points", lasso.points.map(({ x, y }) => `${x.toFixed(0)},${y.toFixed(0)}`).join(" "));
});
addEventListener("pointerup", (event) => {
  if (!lasso || event.pointerId !== lasso.pointer) return;
  const { points, add } = lasso;
  endLasso();
  if (points.length < 4) {
    const node = network.getNodeAt(points[0]);
    if (node !== undefined) toggleChosen(node);
    return;
  }
  const found = actors.filter((actor) => actor.shown && inside(network.canvasToDOM({ x: body.nodes[actor.id].x, y: body.nodes[actor.id].y }), points)).map((actor) => actor.id);
  if (lassoOn) turnLasso(false);
  if (found.length) chooseGroup(add ? [...chosenNow(), ...found] : found);
  else say("No actor inside the line");
});
addEventListener("pointercancel", endLasso);
byId("lasso").addEventListener("click", () => turnLasso(!lassoOn));
addEventListener("keydown", (event) => { if (event.key === "Escape" && (lassoOn || lasso)) { endLasso(); turnLasso(false); } });
