// The map as a page of its own: its switches, a card with what is chosen, and the address.
const map = held("kg-map");
const card = byId("card");
const SHOWN = ["cooperation", "hostility", "events"];
let chosen = null;  // { state } or { arc } or { spots }
const pairId = (a, b) => `tie-${[map.states[a].code, map.states[b].code].sort().join("-")}`;
const placeId = (key) => `place-${key.replaceAll("/", "-")}`;
const on = (name) => byId(`show-${name}`).checked;
const arcsNow = () => arcsOf(map.ties.filter((tie) => on(tie.sign > 0 ? "cooperation" : "hostility")));

// What stays bright: what is chosen, and what hangs together with it.
const nearOf = (arcs) => {
  if (!chosen) return null;
  if (chosen.spots) return { states: new Set(), arcs: new Set(), spots: new Set(chosen.spots.map((spot) => spot.key)) };
  const touching = arcs.filter(({ from, to }) => (chosen.arc ? pairId(from, to) === pairId(chosen.arc.from, chosen.arc.to) : from === chosen.state || to === chosen.state));
  return { states: new Set([...touching.flatMap(({ from, to }) => [from, to]), ...(chosen.arc ? [] : [chosen.state])]), arcs: new Set(touching.map(({ key }) => key)), spots: new Set() };
};
// The parts of the lists below that tell of it, copied: the lists themselves stay where they are.
const copied = (id) => {
  const copy = byId(id)?.cloneNode(true);
  if (!copy) return null;
  copy.removeAttribute("id");
  copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
  return copy;
};
const told = () => {
  if (chosen.spots) return chosen.spots.map((spot) => copied(placeId(spot.key)));
  if (chosen.arc) return [copied(pairId(chosen.arc.from, chosen.arc.to))];
  const { code, name } = map.states[chosen.state];
  const others = [...new Set(map.ties.filter(({ from, to }) => from === chosen.state || to === chosen.state).map(({ from, to }) => pairId(from, to)))].filter((id) => byId(id));
  const figures = [...(byId(`state-${code}`)?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent);
  return [element("h3", {}, element("bdi", {}, name)), element("p", { class: "figures" }, `Rank ${figures[0]}, influence ${figures[1]}, cooperation ${figures[2]}, hostility ${figures[3]}`),
    ...(others.length ? others.map(copied) : [element("p", { class: "rest" }, "No tie to another state with cooperation or hostility.")])];
};
const choose = (target, { silent = false } = {}) => {
  chosen = target;
  card.hidden = !target;
  if (target) {
    const found = told().filter(Boolean);
    card.replaceChildren(element("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => { choose(null); byId("atlas").focus({ preventScroll: true }); } }, "×"),
      ...(found.length ? found : [element("p", { class: "rest" }, "It is among the lighter ones that the lists leave out.")]));
    card.scrollTop = 0;
    if (!silent) card.focus({ preventScroll: true });
  }
  update();
};
const remember = () => {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(switches.address())) if (value) address.set(name, value);
  for (const name of SHOWN) if (!on(name)) address.append("without", name);
  if (chosen?.arc) address.set("pair", [chosen.arc.from, chosen.arc.to].map((id) => map.states[id].code).sort().join(" "));
  if (chosen?.spots) for (const { key } of chosen.spots) address.append("place", key);
  if (chosen && chosen.state !== undefined) address.set("state", map.states[chosen.state].code);
  const next = address.toString();
  if (location.protocol !== "about:" && next !== location.hash.slice(1) && (next || location.hash.includes("="))) history.replaceState(null, "", `${location.href.split("#")[0]}${next ? `#${next}` : ""}`);
};
const update = () => {
  const arcs = arcsNow();
  atlas.show({ arcs, spots: on("events") ? map.spots : [], members: switches.members(), near: nearOf(arcs) });
  remember();
};
const switches = mapSwitches(map, () => update());
const atlas = atlasOf(byId("atlas"), map, { choose: (target) => choose(target) });
mapZoom(atlas);
SHOWN.forEach((name) => byId(`show-${name}`).addEventListener("change", update));
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && chosen) { choose(null); byId("atlas").focus({ preventScroll: true }); } });

// From the address: whatever stands there is checked against what the page holds.
const restore = () => {
  const address = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const number = (code) => map.states.findIndex((state) => state.code === code);
  switches.restore(address);
  for (const name of SHOWN) byId(`show-${name}`).checked = !address.getAll("without").includes(name);
  const [a, b] = (address.get("pair") ?? "").split(" ").map(number);
  const spots = map.spots.filter(({ key }) => address.getAll("place").includes(key));
  const arc = a >= 0 && b >= 0 ? arcsOf(map.ties).find(({ from, to }) => pairId(from, to) === pairId(a, b)) : null;
  const state = number(address.get("state"));
  choose(spots.length ? { spots } : arc ? { arc } : state >= 0 ? { state } : null, { silent: true });
};
addEventListener("hashchange", () => { if (location.hash.includes("=") || !location.hash) restore(); });
restore();
window.kg = { map, atlas, choose, chosen: () => chosen };  // for the console
