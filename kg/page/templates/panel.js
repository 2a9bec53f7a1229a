// The evidence panel: an actor with its ties, or a pair with its sentences.
const panel = byId("panel");
const shape = (kind) => {
  const paths = {
    Alliance: "M3.2 1h5.6L11.6 6 8.8 11H3.2L.4 6z", Organization: "M1 1h10v10H1z", ArmedForce: "M6 .6 11.6 11H.4z", Group: "M6 .2 11.8 6 6 11.8.2 6z",
  };
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 12 12", class: "shape", "aria-hidden": "true" })) svg.setAttribute(name, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths[kind] ?? (kind === "Person" ? "M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z" : "M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z"));
  path.style.fill = `var(--${ONE[kind] ? kind : "Group"})`;
  svg.append(path);
  return svg;
};
const swatch = (sign, dashed = false) => element("span", { class: dashed ? "swatch dashed" : "swatch", "aria-hidden": "true", style: { background: `var(--${sign})` } });
const badge = (text, colour = null) => element("span", colour ? { class: "badge strong", style: { color: `var(--${colour})` } } : { class: "badge" }, text);
const link = (url, text) => (/^https?:\/\//i.test(url) ? element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : document.createTextNode(text));
const said = (found) => new Set(found.flatMap((tie) => tie.said)).size + found.reduce((sum, tie) => sum + tie.more, 0);

// The sentence with its trigger marked and the names of both ends strong; plain text nodes throughout.
const highlighted = ([sentence, , , , , , , trigger, marks]) => {
  const letters = Array.from({ length: sentence.length }, () => 0);
  // Offsets count characters; JavaScript counts UTF-16 units.
  const units = [0];
  for (const character of sentence) units.push(units[units.length - 1] + character.length);
  for (const [spots, bit] of [[marks, 1], [trigger, 2]]) for (const [begin, end] of spots) letters.fill(0, 0, 0), [...Array((units[end] ?? 0) - (units[begin] ?? 0)).keys()].forEach((i) => { letters[units[begin] + i] |= bit; });
  const quote = element("blockquote", { dir: "auto" });
  for (let from = 0; from < sentence.length;) {
    let to = from;
    while (to < sentence.length && letters[to] === letters[from]) to += 1;
    const text = document.createTextNode(sentence.slice(from, to));
    const strong = letters[from] & 1 ? element("strong", {}, text) : text;
    quote.append(letters[from] & 2 ? element("mark", {}, strong) : strong);
    from = to;
  }
  return quote;
};

const STATUS = { Planned: "Planned", Threatened: "Threatened", Demanded: "Demanded", Hypothetical: "Only imagined" };
const passageView = (id) => {
  const passage = passages[id];
  const [, document_, kind, polarity, certainty, status, speaker] = passage;
  const [outlet, date, headline, url] = documents[document_];
  const denied = polarity === "Denied" || status === "Denied";
  const foot = element("footer", {});
  if (denied) foot.append(badge("Denied", "hostility"));
  if (STATUS[status]) foot.append(badge(STATUS[status]));
  if (["Probable", "Possible"].includes(certainty)) foot.append(badge(certainty));
  if (kind === "claim" && !denied && !STATUS[status] && certainty === "Certain") foot.append(badge("Claim"));
  if (speaker) foot.append(element("span", { class: "speaker", dir: "auto" }, `According to ${speaker}`));
  const where = element("span", { dir: "auto" });
  where.append(...[outlet || "Unnamed source", date ? ` · ${day(date)}` : ""]);
  if (url) where.append(" · ", link(url, headline || "Open the article"));
  else if (headline) where.append(` · ${headline}`);
  foot.append(where);
  return element("div", { class: denied ? "said against" : "said" }, highlighted(passage), foot);
};

const tieView = (tie) => {
  const arrow = tie.both ? " and " : " → ";
  const title = element("h4", {}, element("bdi", {}, actors[tie.from].name), arrow, element("bdi", {}, actors[tie.to].name));
  const kicker = element("p", { class: "kicker" }, swatch(SIGNS[tie.sign], tie.kind === "claim"), terms[tie.term]);
  if (tie.disputed) kicker.append(badge("Disputed", "hostility"));
  if (tie.hearsay) kicker.append(badge("On others' word"));
  const times = tie.times.map(day);
  const time = times.length > 3 ? `${times[0]} to ${times[times.length - 1]}` : times.join(", ");
  const view = element("article", { class: "tie" }, kicker, title, element("p", { class: "time" }, time || "Undated"));
  const [first, rest] = [tie.said.slice(0, 3), tie.said.slice(3)];
  first.forEach((id) => view.append(passageView(id)));
  const left = rest.length + tie.more;
  if (rest.length) {
    const button = element("button", { type: "button", class: "quiet", style: { marginTop: "12px" } }, `Show ${plural(left, "more sentence")}`);
    button.addEventListener("click", () => {
      button.replaceWith(...rest.map(passageView), ...(tie.more ? [element("p", { class: "time" }, `${tie.more.toLocaleString("en")} more in the graph itself`)] : []));
    });
    view.append(button);
  }
  return view;
};

const section = (title, found) => (found.length ? [element("h3", {}, title), ...found.map(tieView)] : []);
const pairView = (pair) => {
  const found = pair.live.length ? pair.live : pair.ties;
  const also = pair.ties.filter((tie) => tie.kind === "claim" && !found.includes(tie));
  const shown = [...found, ...also].sort((a, b) => b.weight - a.weight || a.id - b.id);
  const [a, b] = [actors[pair.a], actors[pair.b]];
  const name = (actor) => element("button", { type: "button", class: "name", onclick: () => select({ actor: actor.id }) }, element("bdi", {}, actor.name));
  return [
    element("p", { class: "kicker" }, swatch(pair.sign ?? "neutral", pair.claimed), pair.claimed ? `${SIGN_WORDS[pair.sign]}, claimed only` : SIGN_WORDS[pair.sign ?? "neutral"]),
    element("h2", { id: "panel-title" }, name(a), element("span", { class: "and" }, " and "), name(b)),
    element("p", { class: "also" }, `${plural(shown.length, "kind of tie", "kinds of tie")}, ${plural(said(shown), "sentence")}`),
    ...section("Facts", shown.filter((tie) => tie.kind === "fact")),
    ...section("Events", shown.filter((tie) => tie.kind === "event")),
    ...section("Claims and plans", shown.filter((tie) => tie.kind === "claim")),
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
    if (tie.from === actor.id || tie.both) found.out[SIGNS[tie.sign]] += tie.weight;
    if (tie.to === actor.id || tie.both) found.in[SIGNS[tie.sign]] += tie.weight;
  }
  return found;
};
const track = (parts, most) => element("span", { class: "track" }, ...["cooperation", "hostility", "neutral"].filter((sign) => parts[sign] > 0)
  .map((sign) => element("i", { title: SIGN_WORDS[sign], style: { background: `var(--${sign})`, width: `${(100 * parts[sign]) / most}%` } })));
const actorView = (actor) => {
  const live = actor.pairs.filter((pair) => pair.live.length).sort((p, q) => p.claimed - q.claimed || q.weight - p.weight || p.id - q.id);
  const others = actor.pairs.filter((pair) => pair.ties.some(tieShown)).map((pair) => actors[pair.a === actor.id ? pair.b : pair.a]);
  const hidden = new Set(others.filter((other) => filters.leading && !actorAllowed(other) && other.named).map((other) => other.id));
  const found = sums(actor);
  const total = (parts) => parts.cooperation + parts.hostility + parts.neutral;
  const most = Math.max(total(found.out), total(found.in), 0.001);
  const rank = actors.filter((other) => other.score > actor.score).length + 1;
  const badges = element("div", { class: "badges" });
  if (actor.score) badges.append(badge(`Influence ${Math.max(1, Math.round(actor.score))} of 100`), badge(`Rank ${rank}`));
  if (actor.broker) badges.append(badge("Broker between blocs"));
  actor.same.forEach((iri) => badges.append(element("span", { class: "badge" }, link(iri, identity(iri)))));
  const list = element("ul", { class: "ties" }, ...live.map((pair) => {
    const other = actors[pair.a === actor.id ? pair.b : pair.a];
    const what = [...new Set(pair.live.map((tie) => terms[tie.term]))].join(", ");
    const n = said(pair.live);
    return element("li", {}, element("button", { type: "button", onclick: () => select({ pair: pair.id }) },
      swatch(pair.sign, pair.claimed), element("bdi", { class: "clip" }, other.name),
      element("span", { class: "n", "aria-label": plural(n, "sentence") }, String(n)), element("span", { class: "what" }, pair.sign === "neutral" ? what : `${SIGN_WORDS[pair.sign]}: ${what}`)));
  }));
  return [
    element("p", { class: "kicker" }, shape(actor.kind), actor.named ? (ONE[actor.kind] ?? actor.kind) : "Group without a name"),
    element("h2", { id: "panel-title" }, element("bdi", {}, actor.name)),
    actor.also.length ? element("p", { class: "also", dir: "auto" }, `Also ${actor.also.join(", ")}`) : null,
    badges,
    element("div", { class: "balance" },
      "Acts", track(found.out, most), element("span", { class: "n" }, total(found.out).toFixed(1)),
      "Receives", track(found.in, most), element("span", { class: "n" }, total(found.in).toFixed(1))),
    element("h3", {}, plural(live.length, "tie")),
    list,
    hidden.size ? element("button", { type: "button", class: "quiet", onclick: () => { hidden.forEach((id) => extra.add(id)); apply(); } },
      `Show ${plural(hidden.size, "more actor")} tied to it`) : null,
  ].filter(Boolean);
};

const trail = [];
const same = (one, two) => one && two && one.actor === two.actor && one.pair === two.pair;
const select = (target, { back = false } = {}) => {
  if (selected && target && !back && !same(selected, target)) trail.push(selected);
  if (!target) trail.length = 0;
  const wasOpen = !panel.hidden;
  selected = target;
  hovered = null;
  panel.hidden = !target;
  if (target) {
    const tools = element("div", { class: "tools" });
    tools.append(trail.length ? element("button", { type: "button", class: "quiet", onclick: () => select(trail.pop(), { back: true }) }, "← Back") : element("span"));
    tools.append(element("button", { type: "button", class: "icon", "aria-label": "Close", onclick: () => { select(null); stage.focus({ preventScroll: true }); } }, "×"));
    panel.replaceChildren(tools, ...(target.actor !== undefined ? actorView(actors[target.actor]) : pairView(pairs[target.pair])));
    panel.setAttribute("aria-labelledby", "panel-title");
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  }
  if (target || wasOpen) makeRoom(!target ? [] : target.actor !== undefined ? [target.actor] : [pairs[target.pair].a, pairs[target.pair].b]);
  if (wasOpen !== !panel.hidden) closeTabs();
  paint();
  markCurrent();
};
