// Network, map and timeline linked: one selection, one window of time and one set of filters move all three and the sentences.
{
const seats = mapData.states.map((state) => byIri.get(state.iri));  // actors of the map's states; undefined where the page has no room
const seatOf = new Map(seats.map((id, seat) => [id, seat]).filter(([id]) => id !== undefined));
const chooseOnMap = (target) => {
  if (!target) { if (selected) select(null); return; }
  if (target.spots) { select({ place: target.spots.map((spot) => spot.key) }); return; }
  const ids = target.arc ? [seats[target.arc.from], seats[target.arc.to]] : [seats[target.state]];
  if (ids.length === 1) { uncover(ids[0]); select({ actor: ids[0] }); return; }
  if (!between(...ids)?.live.length && CAN_FOLD && !filters.fold) { filters.fold = true; apply(); }  // people act for them
  if (between(...ids)) select({ pair: between(...ids).id });
};
const linkedMap = atlasOf(byId("atlas"), mapData, { choose: chooseOnMap, always: true, room: [36, mapData.alliances.length ? 96 : 60, 66, 56] });
mapZoom(linkedMap);
const mapLooks = mapSwitches(mapData, () => { followNow(); remember(); });

let followed = "";  // what the lanes have been drawn from
const windowNow = () => (timeline.bins.length ? timeWindow() : [-Infinity, Infinity]);
// Dragging over the timeline sets the window of the time bar, in its steps.
const brush = (from, to) => {
  if (!timeline.bins.length) return;
  stop();
  const before = [filters.since, filters.until];
  [filters.since, filters.until] = from === null ? [0, Math.max(0, lastBin)] : [from, to].map((day_) => timeline.at(Math.round(day_)));
  if (before[0] !== filters.since || before[1] !== filters.until) apply({ replace: true, silent: true });
};
const linkedLanes = axisData && lanesOf(byId("lanes"), axisData, { choose: (id) => select({ event: id }), brushed: (from, to) => brush(from, to) });

const visibleEvents = () => happenings.filter(eventPasses);
const lanesNow = (found, near) => {
  const lanes = new Map();
  const add = (key, name, pair, event) => {
    if (!lanes.has(key)) lanes.set(key, { key, name, pair, events: [] });
    lanes.get(key).events.push(event.id);
  };
  for (const event of found) {
    const pairs_ = pairsOfEvent(event);
    for (const pair of pairs_) add(`${pair.id}`, `${actors[pair.a].name} and ${actors[pair.b].name}`, pair.id, event);
    if (!pairs_.length) add(`- ${event.side}`, event.side ? `${event.side}, no counterpart named` : "No one named", null, event);
  }
  const chosen = selected?.event;
  const rank = (lane) => (chosen !== undefined && lane.events.includes(chosen) ? 3 : near && near.pairs.has(lane.pair) ? 2 : lane.pair === null ? 0 : 1);
  const ordered = [...lanes.values()].sort((p, q) => rank(q) - rank(p) || q.events.length - p.events.length || (p.name < q.name ? -1 : 1));
  for (const lane of ordered) {
    lane.bright = !near || rank(lane) > 1;
    lane.events.sort((p, q) => (happenings[p].span?.[0] ?? 0) - (happenings[q].span?.[0] ?? 0) || p - q);
  }
  return ordered;
};
// All that the lanes hang on: not the window of time, which only shades them.
const lanesKey = (near) => JSON.stringify([{ ...filters, off: Object.values(filters.off).map((set) => [...set]), since: 0, until: 0, hidden: [...(filters.hidden ?? [])] }, [...extra], selected?.event ?? null, near && [...near.pairs]]);
const showLanes = (found, near) => {
  if (!linkedLanes) return;
  const key = lanesKey(near);
  if (key !== followed) {
    const lanes = lanesNow(found, near);
    const many_ = linkedLanes.show(lanes, (id) => eventLine(happenings[id]));
    byId("lanes").scrollTop = 0;
    byId("lanes-more").textContent = [many_.dated > many_.drawn ? `the ${many_.drawn} fullest of ${plural(many_.dated, "lane")}` : "", many_.dated < lanes.length ? `${plural(lanes.length - many_.dated, "pair")} without a date` : ""].filter(Boolean).join(", ");
    followed = key;
  }
  linkedLanes.showWindow(windowNow(), (id) => inTime(happenings[id], timeWindow()));
  byId("all-time").hidden = allTime();
};
const showMap = (found, near) => {
  const live = pairs.flatMap((pair) => pair.live);
  const ties_ = live.map((tie) => ({ tie, from: seatOf.get(stateOf(tie.from)), to: seatOf.get(stateOf(tie.to)), sign: tie.sign, now: tie.now, both: tie.both, kind: tie.kind }));
  const arcs = arcsOf(ties_.filter(({ from, to }) => from !== undefined && to !== undefined));
  const here = new Set(found.filter((event) => inTime(event, timeWindow())).map((event) => event.id));
  const spots = mapData.spots.map((spot) => ({ ...spot, events: spot.events.filter((id) => here.has(id)).map((id) => happenings[id]) })).filter((spot) => spot.events.length);
  const bright = near && {
    states: new Set([...near.actors].map((id) => seatOf.get(stateOf(id))).filter((seat) => seat !== undefined)),
    arcs: new Set(arcs.filter((arc) => arc.ties.some(({ tie }) => near.pairs.has(between(whoActs(tie.from), whoActs(tie.to))?.id))).map(({ key }) => key)),
    spots: new Set(spots.filter((spot) => selected?.place?.includes(spot.key) || spot.events.some((event) => event.id === selected?.event || (!selected?.place && selected?.event === undefined && pairsOfEvent(event).some((pair) => near.pairs.has(pair.id))))).map(({ key }) => key)),
  };
  const scoreOf = (id) => (id === undefined || !actors[id].pairs.length ? 0 : filters.fold ? actors[id].score : actors[id].folded?.score ?? actors[id].score);
  linkedMap.show({ arcs, spots, near: bright, members: mapLooks.members(), scores: seats.map(scoreOf) });
};
// Whether the list has room: said by the style sheet, as to ask for its place would have the page laid out in the middle of a step.
const roomy = matchMedia("(min-width: 1240px)");
const toldSeen = () => roomy.matches || (small() && viewed === "told");
roomy.addEventListener("change", () => { if (toldSeen()) showTold(visibleEvents()); });
// What is told in the window, newest first, while nothing is chosen.
const showTold = (found) => {
  const here = found.filter((event) => inTime(event, timeWindow())).sort(byWhen);
  byId("told-title").textContent = plural(here.length, "event");
  byId("told-when").textContent = allTime() || !timeline.bins.length ? "All that is shown, the newest first" : timeWords();
  byId("told-list").replaceChildren(...some(here, 12, (event) => happeningView(event, 1), (n) => `Show ${plural(n, "more event")}`));
};
// On a phone the panel lies over the map: what is chosen comes into the part that is seen.
let revealed = "";
const revealChosen = () => {
  const key = selected && small() && viewed === "map" ? `${kindOf(selected)} ${asked(selected, "address")}` : "";
  if (key === revealed) return;
  if (key && linkedMap.view.high < 60) { requestAnimationFrame(revealChosen); return; }  // it has no size yet
  revealed = key;
  if (!key) return;
  const points = selected.place ? spotsOf(selected.place).map((spot) => spot.at) : asked(selected, "around").map((id) => seatOf.get(stateOf(id))).filter((seat) => seat !== undefined).map((seat) => mapData.states[seat].at);
  linkedMap.view.reveal(points, Math.max(0, byId("atlas").getBoundingClientRect().bottom - byId("panel").getBoundingClientRect().top));
};
const followNow = () => {
  const near = focusSet();
  const found = visibleEvents();
  showLanes(found, near);
  showMap(found, near);
  revealChosen();
  performance.mark("kg-followed");
};
let asking = 0;
const follow = () => { asking ||= requestAnimationFrame(() => { asking = 0; followNow(); }); };
painted.push(follow);
addEventListener("load", () => Object.assign(window.kg, { seats }));  // for the console
updates.push(() => { if (toldSeen()) showTold(visibleEvents()); });
byId("all-time").addEventListener("click", () => brush(null));

// On a phone one view is seen at a time.
const VIEWS = ["network", "map", "timeline", "told"];
const tabs = [...document.querySelectorAll("[data-view]")];
let viewed = "network";
const view = (name) => {
  viewed = VIEWS.includes(name) ? name : "network";
  byId("app").dataset.viewed = viewed;
  tabs.forEach((tab) => { const on = tab.dataset.view === viewed; tab.setAttribute("aria-selected", String(on)); tab.tabIndex = on ? 0 : -1; });
  if (toldSeen()) showTold(visibleEvents());
  follow();
};
tabs.forEach((tab, place) => {
  tab.addEventListener("click", () => { view(tab.dataset.view); remember(); });
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(place + step + tabs.length) % tabs.length];
    view(next.dataset.view);
    next.focus();
    remember();
    event.preventDefault();
  });
});
addressed.push({
  write: (address) => {
    for (const [name, value] of Object.entries(mapLooks.address())) if (value) address.set(name, value);
    if (viewed !== "network") address.set("tab", viewed);
  },
  read: (address) => { mapLooks.restore(address); view(address.get("tab")); },
});
}
