// Where actors stand: as Python laid them out, on rings around the one whose neighbourhood is shown, or near a neighbour.
const stage = byId("canvas");
const upright = () => stage.clientHeight > stage.clientWidth * 1.15;
let turned = upright();  // a tall screen gets the layout on its side
const extent = (points) => [0, 1].map((axis) => points.reduce((most, point) => Math.max(most, Math.abs(point[axis])), 1));
const everywhere = drawing.nodes.map((node) => [node.x, node.y]);
const [wideAll, wideFirst, wideFolded] = [everywhere, Object.values(leadingSpots), Object.values(foldedSpots)].map(extent);
// The layout is stretched, never squeezed, towards the shape of the screen.
const fitted = ([x, y], [wide, high]) => {
  const [px, py, w, h] = turned ? [y, x, high, wide] : [x, y, wide, high];
  const slack = (stage.clientWidth * 0.86 / w) / (stage.clientHeight * 0.82 / h);
  return { x: px * Math.min(1.7, Math.max(1, slack)), y: py * Math.min(1.7, Math.max(1, 1 / slack)) };
};

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const room = (id) => actors[id].size + 14;
// The first free spot on a sunflower around a point, begun at an angle of its own.
const freeSpot = (id, around, taken) => {
  for (let step = 3; step < 900; step += 1) {
    const [angle, reach] = [step * GOLDEN + id, 30 * Math.sqrt(step)];
    const spot = { x: around.x + reach * Math.cos(angle), y: around.y + reach * Math.sin(angle) };
    if (taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > other.room + room(id))) return spot;
  }
  return around;
};
const opening = () => {
  const found = new Map([...leading].map((id) => [id, fitted(leadingSpots[id], wideFirst)]));
  const taken = [...found].map(([id, spot]) => ({ ...spot, room: room(id) }));
  for (const id of extra) {
    if (found.has(id)) continue;
    const near = actors[id].pairs.filter((pair) => found.has(otherEnd(pair, id).id)).sort((p, q) => q.weight - p.weight || p.id - q.id)[0];
    const spot = freeSpot(id, near ? found.get(otherEnd(near, id).id) : { x: 0, y: 0 }, taken);
    found.set(id, spot);
    taken.push({ ...spot, room: room(id) });
  }
  return found;
};
// Rings around one actor: its neighbours, then theirs; on each ring in the order in which the layout has them around it.
const rings = ({ actor: centre, depth }) => {
  const found = new Map([[centre, { x: 0, y: 0 }]]);
  const [cx, cy] = everywhere[centre];
  const angleOf = (id) => (found.has(id) ? Math.atan2(found.get(id).y, found.get(id).x) : Math.atan2(everywhere[id][1] - cy, everywhere[id][0] - cx));
  const [flatX, flatY] = turned ? [0.85, 1.15] : [1.3, 0.85];
  let radius = 190;
  let inner = new Set([centre]);
  for (let step = 1; step <= depth; step += 1) {
    const outer = [...neighbourhood(centre, step)].filter((id) => !found.has(id) && actors[id].shown);
    const parent = (id) => actors[id].pairs.filter((pair) => passable(pair) && inner.has(otherEnd(pair, id).id)).sort((p, q) => q.weight - p.weight || p.id - q.id)[0];
    const turn = (id) => (step === 1 ? angleOf(id) : angleOf(otherEnd(parent(id), id).id));
    const sorted = outer.map((id) => [turn(id), id]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, id]) => id);
    const tracks = Math.max(1, Math.ceil(sorted.length / Math.floor((2 * Math.PI * radius) / 62)));
    sorted.forEach((id, index) => {
      const [angle, reach] = [(index / sorted.length) * 2 * Math.PI - Math.PI, radius + (index % tracks) * 74];
      found.set(id, { x: reach * flatX * Math.cos(angle), y: reach * flatY * Math.sin(angle) });
    });
    inner = new Set(sorted);
    radius += (tracks - 1) * 74 + 150;
  }
  return found;
};
const foldedLayout = () => new Map(Object.entries(foldedSpots).map(([id, spot]) => [Number(id), fitted(spot, wideFolded)]));
// Places that the reader gave to actors, by view: rings, folded, opening or everybody, upright or not.
const placed = new Map();
const viewKey = () => JSON.stringify([filters.ego, filters.fold, filters.leading, turned]);
const place = (id, x, y) => {
  if (!placed.has(viewKey())) placed.set(viewKey(), new Map());
  placed.get(viewKey()).set(id, { x: Math.round(x), y: Math.round(y) });
};
const homeOf = (id, spot) => {
  if (!homes.has(viewKey())) homes.set(viewKey(), new Map());
  if (!placed.get(viewKey())?.has(id)) homes.get(viewKey()).set(id, spot);
};
const placedKept = () => [...placed].map(([key, spots]) => [key, [...spots].map(([id, { x, y }]) => [actors[id].iri, x, y])]);
const homes = new Map();  // where those moved by hand stood before, in the same view
const goHome = (key) => { for (const id of placed.get(key)?.keys() ?? []) if (homes.get(key)?.has(id)) move([{ id, ...homes.get(key).get(id) }]); };
const setPlaced = (kept) => {
  goHome(viewKey());
  placed.clear();
  for (const [key, spots] of Array.isArray(kept) ? kept : []) placed.set(key, new Map(spots.filter(([iri]) => byIri.has(iri)).map(([iri, x, y]) => [byIri.get(iri), { x: Number(x), y: Number(y) }])));
  move([...placed.get(viewKey()) ?? []].map(([id, spot]) => ({ id, ...spot })));
};
const layout = () => {
  const own = placed.get(viewKey());
  const chosen = filters.ego ? rings(filters.ego) : filters.fold ? foldedLayout() : filters.leading ? opening() : new Map();
  return drawing.nodes.map((node) => ({ id: node.id, ...(own?.get(node.id) ?? chosen.get(node.id) ?? fitted(everywhere[node.id], wideAll)) }));
};
