// The map: the land as Python has projected it, and over it states, arcs, bubbles and names, which keep their size at any zoom.
const ROOM = [48, 52, 66, 52];
const MOST_ARCS = 150;  // beyond, only the heaviest, and those in focus
const seatSize = (score) => 3 + 4.5 * Math.sqrt(score / 100);
const inkOf = document.createElement("canvas").getContext("2d");
const lengths = new Map();
const lengthOf = (text, font) => {
  const key = `${font}\n${text}`;
  if (!lengths.has(key)) { inkOf.font = font; lengths.set(key, inkOf.measureText(text).width); }
  return lengths.get(key);
};
// An attribute that stays the same would be taken for a change all the same, and painted anew.
const changing = (node, name, value) => { if (node.getAttribute(name) !== value) node.setAttribute(name, value); };
const MUST_NAMES = 20;  // the weightiest states in view are named even where a name must touch another, and all on the border
const AWAY_FONT = "italic 12px sans-serif";
const MOST_NAMES = [140, 70];  // of states and of places that look for room
const shortened = (text) => (text.length > 28 ? `${[...text].slice(0, 27).join("").trimEnd()}…` : text);

// `choose` is told what is clicked: {state}, {arc}, {spots} or null. `always`: the wheel zooms though nothing has the focus.
const atlasOf = (box, map, { choose, always = false, room = ROOM }) => {
  const [ground, above] = box.querySelectorAll("svg");  // apart, so that the land is not painted anew with what moves on it
  const [land, over] = [ground.querySelector(".globe"), above.querySelector(".over")];
  const pieces = new Map([...land.querySelectorAll("[data-code]")].map((path) => [path.dataset.code, path]));
  const hatch = ground.querySelector("pattern");
  const home = new Map(map.states.map((state, id) => [state.code, id]));
  // What is shown: arcs, spots, scores of states (0 to 100), codes that are hatched, and what stays bright (null: all).
  let shown = { arcs: [], spots: [], scores: map.states.map((state) => state.score), members: [], near: null };
  let [asked, told] = [0, false];  // nothing is drawn before it is told what
  const changed = () => { asked ||= requestAnimationFrame(() => { asked = 0; draw(); }); };
  const globe = globeOf(box, map, { always, room, changed });

  const bright = (set, key) => !shown.near || shown.near[set].has(key);
  const mark = (name, key, words, event, ...parts) => {
    const node = drawn("g", { class: name, tabindex: 0, role: "button", "aria-label": words, "data-key": key }, drawn("title", {}, words), ...parts);
    node.addEventListener("click", (click) => { click.stopPropagation(); event(); });
    node.addEventListener("keydown", (press) => { if (press.key === "Enter" || press.key === " ") { press.preventDefault(); press.stopPropagation(); event(); } });
    return node;
  };
  // Where states stand on the screen; those out of view that have ties, on the border in their direction.
  const seatsOf = (arcs, controls) => {
    const seats = map.states.map((state, id) => {
      const { x, y } = globe.at(state.at);
      const within = x > 4 && y > 4 && x < globe.wide - 4 && y < globe.high - 4;
      return { id, within, there: within && Boolean(shown.near?.states.has(id)), x, y, r: within ? seatSize(shown.scores[id]) : 5 };
    });
    for (const [one, other] of arcs.map(({ from, to }) => [seats[from], seats[to]])) if (one.within || other.within) one.there = other.there = true;
    onBorder(seats.filter(({ there, within }) => there && !within), globe, (seat) => lengthOf(shortened(map.states[seat.id].name), AWAY_FONT), controls);
    return seats;
  };
  const wordsOf = (arc) => {
    const [from, to] = [map.states[arc.from].name, map.states[arc.to].name];
    const how = { cooperation: "cooperation", hostility: "hostility", mixed: "cooperation and hostility", neutral: "neutral" }[arc.sign];
    return `${from} ${arc.both ? "and" : "to"} ${to}: ${how}, weight ${arc.weight.toFixed(1)}${arc.claimed ? ", claimed only" : ""}`;
  };
  const drawArc = (arc, seats) => {
    const [a, b] = [seats[arc.from], seats[arc.to]];
    if (Math.hypot(a.x - b.x, a.y - b.y) < 12 || (!a.within && !b.within)) return null;
    const width = Math.min(7, 0.9 + 1.5 * Math.log1p(arc.weight));
    const way = arcWay(a, b, { both: arc.both, width });
    const faint = bright("arcs", arc.key) ? "" : " faint";
    return mark(`arc ${arc.sign}${arc.claimed ? " claimed" : ""}${a.within && b.within ? "" : " leaving"}${faint}`, `arc ${arc.key}`, wordsOf(arc), () => choose({ arc }),
      drawn("path", { class: "wide", d: way.line }), drawn("path", { class: "case", d: way.line, "stroke-width": (width + 2.4).toFixed(1) }), drawn("path", { class: "line", d: way.line, "stroke-width": width.toFixed(1) }), drawn("path", { class: "head", d: way.head }));
  };
  const drawSeat = (seat) => {
    const { name } = map.states[seat.id];
    const shape = seat.within ? drawn("circle", { cx: seat.x.toFixed(1), cy: seat.y.toFixed(1), r: seat.r.toFixed(1) })
      : drawn("path", { d: "M5 0-4 5-1.5 0-4-5z", transform: `translate(${seat.x.toFixed(1)} ${seat.y.toFixed(1)}) rotate(${seat.turn.toFixed(0)})` });
    return mark(`seat${seat.within ? "" : " away"}${bright("states", seat.id) ? "" : " faint"}`, `state ${seat.id}`, `${name}${seat.within ? "" : ", beyond the edge of the map"}`, () => choose({ state: seat.id }), shape);
  };
  const open = (bubble) => {
    const points = bubble.spots.map((spot) => spot.at);
    const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
    const [l, r, t, b] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (points.length > 1 && globe.canSplit() && (r - l > 0.3 || b - t > 0.3)) globe.showBox(l, t, r, b);
    else choose({ spots: bubble.spots });
  };
  const drawBubble = (bubble) => {
    const { x, y, r } = bubble;
    const shape = bubble.exact ? drawn("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) })
      : drawn("rect", { x: (x - r * 0.9).toFixed(1), y: (y - r * 0.9).toFixed(1), width: (r * 1.8).toFixed(1), height: (r * 1.8).toFixed(1), rx: 2.5 });
    const words = `${bubble.name}: ${plural(bubble.count, "event")}${bubble.real ? "" : ", none of them happened"}`;
    const faint = bubble.spots.some((spot) => bright("spots", spot.key)) ? "" : " faint";
    return mark(`spot ${bubble.sign}${bubble.exact ? "" : " vague"}${bubble.real ? "" : " unreal"}${faint}`, `spot ${bubble.key}`, words, () => open(bubble),
      ...(bubble.leader ? [drawn("path", { class: "leader", d: `M${bubble.leader.x.toFixed(1)} ${bubble.leader.y.toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}` })] : []),
      shape, drawn("text", { x: x.toFixed(1), y: (y + 3.7).toFixed(1) }, String(bubble.count)));
  };
  const SIDES = [[1, 0, "start"], [-1, 0, "end"], [0, -1, "middle"], [0, 1, "middle"], [0.8, -0.8, "start"], [0.8, 0.8, "start"], [-0.8, -0.8, "end"], [-0.8, 0.8, "end"]];
  const drawNames = (things, taken) => things.flatMap(({ x, y, r, text, font, name, own, most = 0 }) => {
    const [wide, size] = [lengthOf(text, font), Number(/(\d+)px/.exec(font)[1])];
    const lay = (spot, px, py, anchor) => { taken.push(spot); return [drawn("text", { class: name, x: px.toFixed(1), y: py.toFixed(1), "text-anchor": anchor }, text)]; };
    let least = null;  // the side where it covers least
    for (const [dx, dy, anchor] of SIDES) {
      const [px, py] = [x + dx * (r + 5), y + dy * (r + (dy && !dx ? size * 0.75 : 4)) + size * 0.36];
      const left = px - { start: 0, end: wide, middle: wide / 2 }[anchor];
      const spot = { l: left - 3, r: left + wide + 3, t: py - size * 0.85, b: py + size * 0.25 };
      if (spot.l < 2 || spot.r > globe.wide - 2 || spot.t < 2 || spot.b > globe.high - 2) continue;
      const over_ = (other) => Math.max(0, Math.min(spot.r, other.r) - Math.max(spot.l, other.l)) * Math.max(0, Math.min(spot.b, other.b) - Math.max(spot.t, other.t));
      const covers = taken.reduce((sum, other) => sum + (other.own === own ? 0 : over_(other)), 0);
      if (!covers) return lay(spot, px, py, anchor);
      if (!least || covers < least[0]) least = [covers, spot, px, py, anchor];
    }
    return least && least[0] < most ? lay(...least.slice(1)) : [];
  });
  const draw = () => {
    if (!globe.wide || !globe.high || !told) return;
    const focused = over.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    for (const svg of [ground, above]) changing(svg, "viewBox", `0 0 ${globe.wide} ${globe.high}`);
    const corner = globe.at([0, 0]);
    changing(land, "transform", `translate(${corner.x.toFixed(2)} ${corner.y.toFixed(2)}) scale(${(globe.k / 10).toFixed(5)})`);
    changing(hatch, "patternTransform", `rotate(45) scale(${(10 / globe.k).toFixed(3)})`);
    const arcs = shown.arcs.filter((arc, place) => place < MOST_ARCS || (shown.near && bright("arcs", arc.key)));
    const controls = covered();
    const seats = seatsOf(arcs, controls);
    const there = seats.filter((seat) => seat.there);
    const inView = ({ x, y, r }) => x > -r && y > -r && x < globe.wide + r && y < globe.high + r;
    const bubbles = bubblesOf(shown.spots, globe.at).filter(inView);
    const apart = bubblesApart(bubbles, there.filter(({ within }) => within));
    const inFocus = (bubble) => bubble.spots.some((spot) => bright("spots", spot.key));  // pale ones may be written over
    const weight = new Map();
    for (const { from, to, weight: heavy } of arcs) for (const id of [from, to]) weight.set(id, (weight.get(id) ?? 0) + heavy);
    const taken = [...controls, ...there.map((seat) => ({ ...boxAround(seat), own: seat })), ...apart.filter(inFocus).map((bubble) => ({ ...boxAround(bubble), own: bubble }))];
    const important = (seat) => (shown.near?.states.has(seat.id) ? 1e6 : 0) + (seat.within ? 0 : 1e3) + (weight.get(seat.id) ?? 0);
    const names = drawNames([
      ...[...there].sort((p, q) => important(q) - important(p) || p.id - q.id).slice(0, MOST_NAMES[0]).map((seat, place) => ({ ...seat, own: seat, most: seat.within ? (place < MUST_NAMES ? 60 : 0) : 300, text: shortened(map.states[seat.id].name), font: seat.within ? "600 13px sans-serif" : AWAY_FONT, name: `name${seat.within ? "" : " away"}${bright("states", seat.id) ? "" : " faint"}` })),
      ...apart.slice(0, MOST_NAMES[1]).map((bubble) => ({ ...bubble, own: bubble, text: (bubble.exact ? "" : "in ") + shortened(bubble.spots[0].short) + (bubble.spots.length > 1 ? ` +${bubble.spots.length - 1}` : ""), font: "11px sans-serif", name: `place${bubble.spots.some((spot) => bright("spots", spot.key)) ? "" : " faint"}` })),
    ], taken);
    over.replaceChildren(...[...arcs].reverse().map((arc) => drawArc(arc, seats)).filter(Boolean), ...there.map(drawSeat), ...apart.map(drawBubble), ...names);
    if (focused) over.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    box.dataset.drawn = `${globe.k.toFixed(4)} ${there.length} ${bubbles.length}`;
  };
  // What lies on the map covers no names: buttons, switches, the legend.
  const covered = () => {
    const own = box.getBoundingClientRect();
    return [...box.parentElement.querySelectorAll(".map-zoom, .choice, .map-legend")].map((node) => node.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ l: left - own.left, r: right - own.left, t: top - own.top, b: bottom - own.top }));
  };
  const boxAround = ({ x, y, r }) => ({ l: x - r, r: x + r, t: y - r, b: y + r });
  // Fills of the states: by score and by how friendly their arcs are; the page's switch says which is seen.
  let hatched = [];
  const paint = () => {
    const balances = balancesOf(shown.arcs);
    for (const [code, path] of pieces) {
      const id = home.get(code);
      const [plus, minus] = balances.get(id) ?? [0, 0];
      const mood = plus + minus ? (plus - minus) / (plus + minus) : 0;
      const held = id !== undefined && shown.scores[id] > 0;
      changing(path, "class", `land${held ? " held" : ""}${mood ? ` mood-${mood > 0 ? "cooperation" : "hostility"}` : ""}`);
      const sure = (plus + minus) / (plus + minus + 1);  // one slight tie should not shout
      changing(path, "style", `--fill: ${held ? Math.round(10 + 58 * Math.sqrt(shown.scores[id] / 100)) : 0}%; --mood: ${mood ? Math.round(12 + 78 * Math.abs(mood) * sure) : 0}%`);
    }
    if (hatched === shown.members) return;
    hatched = shown.members;
    land.querySelectorAll(".hatched").forEach((path) => path.remove());
    for (const code of hatched) if (pieces.has(code)) land.append(drawn("path", { class: "hatched", d: pieces.get(code).getAttribute("d") }));
  };
  land.addEventListener("click", (event) => {
    const id = home.get(event.target.dataset.code);
    event.stopPropagation();
    choose(id !== undefined && (shown.scores[id] > 0 || shown.arcs.some((arc) => arc.from === id || arc.to === id)) ? { state: id } : null);
  });
  ground.addEventListener("click", () => choose(null));
  const show = (next) => { [shown, told] = [{ ...shown, ...next }, true]; paint(); changed(); };
  return { show, fit: () => globe.fit(true), zoomBy: (factor) => globe.zoomBy(factor, undefined, undefined, true), view: globe, shown: () => shown };
};
