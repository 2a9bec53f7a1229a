// What the panel shows of an actor with its ties, a pair with its sentences, or a path.
const panel = byId("panel");
const nameButton = (actor) => element("button", { type: "button", class: "name", onclick: () => select({ actor: actor.id }) }, element("bdi", {}, actor.name));
// "Russia → Ukraine", the one who acts first; both ways, and without a direction, in the order of their ranks.
const WAYS = { to: ["→", "acts on"], from: ["→", "acts on"], both: ["⇄", "both ways with"], none: ["–", "with"] };
const waySign = (pair, [sign, words_] = WAYS[pair.way ?? "none"]) => element("span", { class: "and", role: "img", "aria-label": words_ }, ` ${sign} `);
const pairNames = (pair, view = (actor) => element("bdi", {}, actor.name)) => {
  const [one, other] = pair.way === "from" ? [pair.b, pair.a] : [pair.a, pair.b];
  return [view(actors[one]), waySign(pair), view(actors[other])];
};
// Of one actor: "→ Ukraine" it acts on, "← Ukraine" acts on it.
const wayWords = (pair, actor, way = pair.way) => {
  const other = otherEnd(pair, actor.id);
  const inward = way === (pair.a === actor.id ? "from" : "to");
  return [inward ? waySign(pair, ["←", "from"]) : waySign(pair, WAYS[way]), element("bdi", { class: "clip" }, other.name)];
};
const signWords = (pair) => (pair.claimed ? `${SIGN_WORDS[pair.sign]}, claimed only` : SIGN_WORDS[pair.sign ?? "neutral"]);
const byKindOfTie = (shown, options) => [
  ...section("Facts", shown.filter((tie) => tie.kind === "fact"), options),
  ...section("Events", shown.filter((tie) => tie.kind === "event"), options),
  ...section("Claims and plans", shown.filter((tie) => tie.kind === "claim"), options),
];
const sortedTies = (found) => [...found].sort((a, b) => b.weight - a.weight || a.id - b.id);
// What analysts corrected about it: who, when and why.
const correctedView = (parts) => {
  const numbers = [...new Set(parts.flatMap((part) => part.corrected ?? []))].sort((a, b) => a - b);
  if (!numbers.length) return null;
  return element("ul", { class: "corrected", "aria-label": "Corrections" }, ...numbers.map((n) => element("li", {}, element("bdi", {}, notes[n]))));
};
const pairView = (pair, options) => {
  const found = pair.passing.length ? pair.passing : pair.ties;
  const also = pair.ties.filter((tie) => tie.kind === "claim" && !found.includes(tie) && tiePasses(tie, timeWindow(), true));
  const shown = sortedTies([...found, ...also]);
  const kicker = element("p", { class: "kicker" }, swatch(pair.sign ?? "neutral", pair.claimed), signWords(pair));
  if (pair.disputed) kicker.append(badge("Disputed", "ink"));
  return [
    kicker,
    element("h2", { id: "panel-title" }, ...pairNames(pair, nameButton)),
    element("p", { class: "also" }, `${plural(tieCount(shown), "tie")}, ${plural(said(shown), "sentence")} in ${backing(shown)}`),
    correctedView(pair.ties),
    element("p", { class: "doings" }, quiet("Pin a note", pinNote, { "data-pin": "" })),
    dyadChart(pair),
    ...byKindOfTie(shown, options),
  ].filter(Boolean);
};

const pathView = ([from, to], options) => {
  const found = shortestPath(from, to);
  const head = [
    element("p", { class: "kicker" }, found ? `Shortest path, ${plural(found.pairs.length, "step")}` : "No path"),
    element("h2", { id: "panel-title" }, nameButton(actors[from]), element("span", { class: "and" }, " to "), nameButton(actors[to])),
  ];
  if (!found) return [...head, element("p", { class: "also" }, "No chain of ties that the filters let through joins them.")];
  return [
    ...head,
    element("p", { class: "also" }, "Fewest steps; among those, the strongest ties."),
    ...found.pairs.flatMap((id, step) => {
      const pair = pairs[id];
      const ties_ = sortedTies(pair.passing);
      const open = quiet("All their ties", () => select({ pair: id }));
      return [
        element("h3", { class: "step" }, `Step ${step + 1}: `, element("bdi", {}, actors[found.actors[step]].name), ", ", element("bdi", {}, actors[found.actors[step + 1]].name)),
        element("p", { class: "kicker" }, swatch(pair.sign, pair.claimed), signWords(pair)),
        ...ties_.slice(0, 2).map((tie) => tieView(tie, options)),
        ...(ties_.length > 2 ? [open] : []),
      ];
    }),
  ];
};

const identity = (iri) => {
  const known = { wikidata: "Wikidata", geonames: "GeoNames", dbpedia: "DBpedia" };
  const site = Object.keys(known).find((name) => iri.includes(name));
  return site ? `${known[site]} ${iri.replace(/\/+$/, "").split("/").pop()}` : iri.split("/")[2];
};
const sums = (actor) => {
  const found = { out: { cooperation: 0, hostility: 0, neutral: 0 }, in: { cooperation: 0, hostility: 0, neutral: 0 } };
  for (const pair of actor.pairs) for (const tie of pair.live) {
    if (tie.kind === "claim" || !tie.acts) continue;
    if (whoActs(tie.from) === actor.id || tie.both) found.out[SIGNS[tie.sign]] += tie.now;
    if (whoActs(tie.to) === actor.id || tie.both) found.in[SIGNS[tie.sign]] += tie.now;
  }
  return found;
};
const track = (parts, most) => element("span", { class: "track" }, ...["cooperation", "hostility", "neutral"].filter((sign) => parts[sign] > 0)
  .map((sign) => element("i", { title: SIGN_WORDS[sign], style: { background: `var(--${sign})`, width: `${(100 * parts[sign]) / most}%` } })));
const balanceView = (actor) => {
  const found = sums(actor);
  const total = (parts) => parts.cooperation + parts.hostility + parts.neutral;
  const most = Math.max(total(found.out), total(found.in), 0.001);
  return element("div", { class: "balance" },
    "Acts", track(found.out, most), element("span", { class: "n" }, total(found.out).toFixed(1)),
    "Receives", track(found.in, most), element("span", { class: "n" }, total(found.in).toFixed(1)));
};
const badgesOf = (actor) => {
  const badges = element("div", { class: "badges" });
  if (actor.score) badges.append(badge(`Influence ${Math.max(1, Math.round(actor.score))} of 100`));
  if (rankWords(actor)) badges.append(badge(rankWords(actor)));
  const range = now ? null : reckoned.ranges[filters.fold ? 1 : 0]?.[actor.id];
  if (range) badges.append(badge(`${range[0] === range[1] ? range[0] : range.join(" to ")} in 90 of 100 draws`));
  if (actor.broker) badges.append(badge("Broker between blocs"));
  actor.same.forEach((iri) => badges.append(element("span", { class: "badge" }, link(iri, identity(iri)))));
  return badges;
};
// Actors tied to this one that the opening view leaves out.
const hiddenAround = (actor) => (filters.ego ? [] : [...new Set(actor.pairs.filter((pair) => pair.passing.length).map((pair) => otherEnd(pair, actor.id)))]
  .filter((other) => filters.leading && !actorAllowed(other) && kindAllowed(other)).map((other) => other.id));
const expand = (actor) => {
  const hidden = hiddenAround(actor);
  if (!hidden.length) return;
  hidden.forEach((id) => extra.add(id));
  apply();
  say(`${plural(hidden.length, "actor")} tied to ${actor.name} added`);
};
const pairButton = (pair, actor) => {
  const what = [...new Set(pair.live.map((tie) => terms[tie.term]))].slice(0, 12).join(", ");
  const n = said(pair.live);
  return element("li", {}, element("button", { type: "button", "data-pair": pair.id, onclick: () => select({ pair: pair.id }) },
    swatch(pair.sign, pair.claimed), element("span", { class: "clip" }, ...(actor ? wayWords(pair, actor) : pairNames(pair))),
    element("span", { class: "n", "aria-label": plural(n, "sentence") }, n.toLocaleString("en")),
    element("span", { class: "what" }, pair.disputed ? "Disputed. " : "", pair.sign === "neutral" ? what : `${SIGN_WORDS[pair.sign]}: ${what}`, ` (${backing(pair.live)})`)));
};
// Whom the folded network leaves out as parts of this one, those with a name and the most influential first.
const actsThrough = (actor) => {
  const members = filters.fold ? actors.filter((other) => other.state === actor.id && !other.aside) : [];
  if (!members.length) return null;
  const more = members.length > 8 ? ` and ${members.length - 8} more` : "";
  return element("p", { class: "also" }, "Acts through ", element("bdi", {}, members.slice(0, 8).map((other) => other.name).join(", ")), more);
};
const actorView = (actor, options) => {
  const live = actor.pairs.filter((pair) => pair.live.length).sort((p, q) => p.claimed - q.claimed || q.weight - p.weight || p.id - q.id);
  const hidden = hiddenAround(actor);
  const bloc = actors.filter((other) => other.bloc === actor.bloc && actor.bloc >= 0 && other !== actor && other.named).slice(0, 3);
  return [
    element("p", { class: "kicker" }, shape(actor.kind), actor.named ? (ONE[actor.kind] ?? actor.kind) : "Group without a name"),
    element("h2", { id: "panel-title" }, element("bdi", {}, actor.name)),
    actor.also.length ? element("p", { class: "also" }, "Also ", element("bdi", {}, actor.also.join(", "))) : null,
    badgesOf(actor),
    whyView(actor),
    bloc.length ? element("p", { class: "also" }, "In a bloc with ", element("bdi", {}, bloc.map((other) => other.name).join(", "))) : null,
    actsThrough(actor),
    correctedView([actor]),
    balanceView(actor),
    element("p", { class: "more" }, quiet("Choose others with it", () => { turnLasso(false); byId("search").focus(); adding = actor.id; say(`Find others to choose with ${actor.name}`); }, { "data-choose": actor.id })),
    around(actor),
    element("p", { class: "doings" }, quiet("Pin a note", pinNote, { "data-pin": "" }), quiet("Hide", () => hideActor(actor), { "data-hide": "", "aria-label": `Hide ${actor.name}` })),
    correctActor(actor),
    element("h3", {}, tiedWords(live)),
    element("ul", { class: "ties" }, ...some(live, 60, (pair) => pairButton(pair, actor), (n) => `Show ${plural(n, "more actor")}`, (button) => element("li", {}, button))),
    hidden.length ? quiet(`Show ${plural(hidden.length, "more actor")} tied to it`, () => expand(actor)) : null,
    ...namelessView(actor, options),
  ].filter(Boolean);
};

