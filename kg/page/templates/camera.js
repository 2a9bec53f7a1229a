// What part of the drawing is seen: fit, zoom, move, and making room for the panel.
const small = () => innerWidth <= 820;
const beside = () => small() || byId("app").classList.contains("linked");  // the panel lies under the drawing, or on other views
const panelRoom = () => (byId("panel").hidden || beside() || innerWidth < 1240 ? 0 : byId("panel").offsetWidth);  // below, it takes the place of the side
const sheetRoom = () => (byId("panel").hidden || !small() ? 0 : Math.max(0, stage.getBoundingClientRect().bottom - innerHeight + byId("panel").offsetHeight));
// vis-network counts frames, not time: with thousands of ties a movement would last.
const smooth = () => (matchMedia("(prefers-reduced-motion: reduce)").matches || body.edgeIndices.length > 800 ? false : { duration: 350, easingFunction: "easeInOutQuad" });
const zoomBy = (factor) => network.moveTo({ scale: Math.min(5, Math.max(0.05, network.getScale() * factor)), animation: smooth() });

let sizedFor = null;  // which standing of the actors the sizes are of
const resize = () => {
  const most = filters.ego ? 1.3 : beside() ? 1.6 : body.nodeIndices.length > 300 ? 1.6 : 2.4;
  const wanted = Math.round(Math.min(most, Math.max(1, 0.72 / network.getScale())) * 5) / 5;
  if (wanted === swell && sizedFor === grouped) return;
  [swell, sizedFor] = [wanted, grouped];
  for (const { id, size } of actors) {
    style(body.nodes[id], { size: size * swell });
    body.nodes[id].needsRefresh();
  }
  paint();
};
network.on("zoom", resize);
network.on("animationFinished", resize);

const boxOf = (points) => points.reduce((b, { x, y }) => ({ l: Math.min(b.l, x), r: Math.max(b.r, x), t: Math.min(b.t, y), b: Math.max(b.b, y) }), { l: Infinity, r: -Infinity, t: Infinity, b: -Infinity });
// How far what lies over the drawing reaches down from its top, and up from its foot.
const roomAbove = (what) => { const box = document.querySelector(what).getBoundingClientRect(); return box.height && box.bottom - stage.getBoundingClientRect().top; };
const roomBelow = (what) => { const box = document.querySelector(what).getBoundingClientRect(); return box.height && stage.getBoundingClientRect().bottom - box.top; };
const fit = (animation = false, only = []) => {
  const shown = only.length ? only : actors.filter((actor) => actor.shown).map((actor) => actor.id);
  const found = Object.values(network.getPositions(shown));
  if (!found.length) return;
  const box = boxOf(found);
  const narrow = stage.clientWidth < 600;
  const [side, top, foot] = !narrow ? [78, Math.max(58, 24 + roomAbove(".stage > .bar")), Math.max(74, 36 + roomBelow("#key-box"))] : sheetRoom() ? [60, 30, 34] : [40, 78, 72];  // room for labels, buttons and the legend
  const space = { w: Math.max(80, stage.clientWidth - panelRoom() - 2 * side), h: Math.max(80, stage.clientHeight - sheetRoom() - top - foot) };
  const zoom = Math.min(only.length ? 0.9 : 1.35, space.w / Math.max(1, box.r - box.l), space.h / Math.max(1, box.b - box.t));
  const shift = { x: panelRoom() / 2 / zoom, y: (foot - top + sheetRoom()) / 2 / zoom };
  network.moveTo({ position: { x: (box.l + box.r) / 2 + shift.x, y: (box.t + box.b) / 2 + shift.y }, scale: zoom, animation });
  resize();
};
// Brings actors into view only where they are hidden or small: the map should not jump at each click.
const reveal = (ids) => {
  const [wide, high] = [stage.clientWidth - panelRoom(), stage.clientHeight - sheetRoom()];
  const outside = Object.values(network.getPositions(ids)).some((spot) => {
    const { x, y } = network.canvasToDOM(spot);
    return x < 40 || y < 40 || x > wide - 40 || y > high - 40;
  });
  if (outside) fit(smooth(), ids);
};

// Until somebody moves the map, it makes room for the panel by itself.
let moved = false;
network.on("zoom", () => { moved = true; });
network.on("dragEnd", ({ nodes: dragged }) => { moved ||= !dragged.length; });
const aim = () => (selected && !filters.ego ? [...focusSet()?.actors ?? []] : []);  // what the view is about; nobody for all
const makeRoom = (ids) => {
  if (!moved) fit(smooth(), aim());
  else if (ids.length) reveal(ids);
};

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
  turned = upright();
  const again = arrange();
  const [wider, higher] = [Math.abs(stage.clientWidth - width) > 2, Math.abs(stage.clientHeight - height) > 2];
  [width, height] = [stage.clientWidth, stage.clientHeight];
  if (again || wider || (higher && !moved)) fit(false, aim());
}).observe(stage);
byId("zoom-in").addEventListener("click", () => { moved = true; zoomBy(1.35); });
byId("zoom-out").addEventListener("click", () => { moved = true; zoomBy(1 / 1.35); });
byId("fit").addEventListener("click", () => { moved = false; fit(smooth()); });
