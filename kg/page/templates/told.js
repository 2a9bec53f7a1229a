// Events among linked views: which pass the filters, what the panel says of one and of those at a place.
const { happenings, map: mapData, timeline: axisData } = held("kg-data");
const spotByKey = new Map(mapData.spots.map((spot) => [spot.key, spot]));
happenings.forEach((event, id) => Object.assign(event, { id, spans: event.span ? [event.span] : [] }));
const eventLine = (event) => [event.when, event.what, event.where && `in ${event.where}`, event.dead, event.status].filter(Boolean).join(", ");
// Whether the filters let an event through, whatever its time.
const eventPasses = (event) => {
  if (filters.off.sign.has(event.sign) || filters.off.term.has(event.root) || (!event.real && !filters.claims)) return false;
  if (event.confidence < filters.confidence || (bySource() && !event.said.some(sourceAllowed))) return false;
  if (!event.arcs.length) return !filters.ego;
  return event.arcs.some(([from, to]) => whoActs(from) !== whoActs(to) && [from, to].every((id) => actorAllowed(actors[whoActs(id)])));
};
const inTime = (event, window_) => allTime() || (event.spans.length ? overlaps(event.spans, window_) : filters.undated);
const pairsOfEvent = (event) => [...new Set(event.arcs.map(([from, to]) => between(whoActs(from), whoActs(to))).filter(Boolean))];

const happeningView = (event, sentences = 3) => element("article", { class: "tie happening" },
  element("p", { class: "kicker" }, swatch(event.sign, !event.real), event.when, event.status ? badge(event.status) : null),
  element("h4", {}, element("button", { type: "button", class: "name", onclick: () => select({ event: event.id }) }, element("bdi", {}, event.what), event.where ? `, in ${event.where}` : "", event.dead ? `, ${event.dead}` : "")),
  ...some(event.said, sentences, passageView, (n) => `Show ${plural(n, "more sentence")}`));
const nearEvents = (found) => found.flatMap(pairsOfEvent).reduce(addPair, emptyFocus());
const spotsOf = (keys) => keys.map((key) => spotByKey.get(key));
const eventsAt = (keys) => spotsOf(keys).flatMap((spot) => spot.events).map((id) => happenings[id]);
const placeName = (keys) => `${spotByKey.get(keys[0]).name}${keys.length > 1 ? ` and ${plural(keys.length - 1, "other place")}` : ""}`;
const byWhen = (p, q) => (q.span?.[1] ?? -1e9) - (p.span?.[1] ?? -1e9) || p.id - q.id;

targets.event = {
  view: (id) => {
    const event = happenings[id];
    const others = pairsOfEvent(event).map((pair) => quiet(`All between ${actors[pair.a].name} and ${actors[pair.b].name}`, () => select({ pair: pair.id })));
    return [
      element("p", { class: "kicker" }, swatch(event.sign, !event.real), event.when, event.status ? badge(event.status) : null),
      element("h2", { id: "panel-title" }, element("bdi", {}, event.what)),
      element("p", { class: "also" }, [event.where && `In ${event.where}`, event.dead, event.backing].filter(Boolean).join(", ")),
      ...event.said.map(passageView), ...others.map((button) => element("p", {}, button)),
    ];
  },
  words: (id) => `${eventLine(happenings[id])}, ${plural(happenings[id].said.length, "sentence")}`,
  near: (id) => nearEvents([happenings[id]]),
  wanted: (id) => [...new Set(happenings[id].arcs.flat().map(whoActs))],
  around: (id) => [...new Set(happenings[id].arcs.flat().map(whoActs))].filter((actor) => actors[actor].shown),
  gone: (id) => !eventPasses(happenings[id]),
  address: (id) => happenings[id].iri,
  found: (iri) => { const id = happenings.findIndex((event) => event.iri === iri); return id < 0 ? null : id; },
};
targets.place = {
  view: (keys) => {
    const found = eventsAt(keys).filter((event) => eventPasses(event) && inTime(event, timeWindow())).sort(byWhen);
    return [
      element("p", { class: "kicker" }, keys.length > 1 ? "Places" : spotByKey.get(keys[0]).exact ? "Place" : "State, no closer place told"),
      element("h2", { id: "panel-title" }, element("bdi", {}, placeName(keys))),
      element("p", { class: "also" }, plural(found.length, "event")),
      ...some(found, 12, (event) => happeningView(event), (n) => `Show ${plural(n, "more event")}`),
    ];
  },
  words: (keys) => `${placeName(keys)}, ${plural(eventsAt(keys).length, "event")}`,
  near: (keys) => nearEvents(eventsAt(keys).filter(eventPasses)),
  wanted: nobody,
  around: nobody,
  gone: (keys) => !eventsAt(keys).some((event) => eventPasses(event) && inTime(event, timeWindow())),
  address: (keys) => keys.join(" "),
  found: (words) => { const keys = words.split(" "); return keys.every((key) => spotByKey.has(key)) ? keys : null; },
};
