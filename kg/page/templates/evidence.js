// Ties with their sentences: who says so, where and when, the words that tell it marked.
const shape = (kind) => {
  const paths = {
    Alliance: "M3.2 1h5.6L11.6 6 8.8 11H3.2L.4 6z", Organization: "M1 1h10v10H1z", ArmedForce: "M6 .6 11.6 11H.4z", Group: "M6 .2 11.8 6 6 11.8.2 6z",
  };
  const path = drawn("path", { d: paths[kind] ?? (kind === "Person" ? "M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z" : "M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z") });
  path.style.fill = `var(--${ONE[kind] ? kind : "Group"})`;
  return drawn("svg", { viewBox: "0 0 12 12", class: "shape", "aria-hidden": "true" }, path);
};
const swatch = (sign, dashed = false) => element("span", { class: dashed ? "swatch dashed" : "swatch", "aria-hidden": "true", style: { color: `var(--${sign})` } });
const badge = (text, colour = null) => element("span", colour ? { class: "badge strong", style: { color: `var(--${colour})` } } : { class: "badge" }, text);
const link = (url, text) => (/^https?:\/\//i.test(url) ? element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : document.createTextNode(text));
const quiet = (text, onclick, attributes = {}) => element("button", { type: "button", class: "quiet", onclick, ...attributes }, text);
const filtered = () => bySource() || !allTime();
// How many sentences: those in the page once each, and those that only the graph itself holds.
const said = (found) => new Set(found.flatMap(heard)).size + (filtered() ? 0 : found.reduce((sum, tie) => sum + tie.more, 0));
// How much stands behind ties: "3 texts, 2 origins"; texts with the very same sentence count as one origin, as wire copies do.
const bearingOut = (tie) => {
  const found = heard(tie);
  const support = found.filter((id) => (tie.kind === "claim" ? passages[id][POLARITY] !== "Denied" : passages[id][KIND] !== "claim"));
  return support.length ? support : found;
};
const backing = (found) => {
  const heardHere = [...new Set(found.flatMap(bearingOut))].map((id) => passages[id]);
  const distinct = (field) => new Set(heardHere.map((passage) => passage[field])).size;
  const whole = (name) => (filtered() ? 0 : Math.max(0, ...found.map((tie) => tie[name])));
  const texts = Math.max(distinct(TEXT), whole("texts"));
  const origins = Math.max(Math.min(distinct(ORIGIN), distinct(SENTENCE)), whole("origins"));
  return `${plural(texts, "text")}, ${plural(origins, "origin")}`;
};

// The sentence with its trigger marked and the names of both ends strong; plain text nodes throughout.
const highlighted = (passage) => {
  const sentence = passage[SENTENCE];
  const marked = new Uint8Array(sentence.length);
  const units = [0];  // offsets count characters; JavaScript counts UTF-16 units
  for (const character of sentence) units.push(units[units.length - 1] + character.length);
  for (const [spots, bit] of [[passage[MARKS], 1], [passage[TRIGGER], 2]]) {
    for (const [begin, end] of spots) for (let i = units[begin]; i < units[end]; i += 1) marked[i] |= bit;
  }
  const quote = element("blockquote", { dir: "auto" });
  for (let from = 0; from < sentence.length;) {
    let to = from;
    while (to < sentence.length && marked[to] === marked[from]) to += 1;
    const text = document.createTextNode(sentence.slice(from, to));
    const strong = marked[from] & 1 ? element("strong", {}, text) : text;
    quote.append(marked[from] & 2 ? element("mark", {}, strong) : strong);
    from = to;
  }
  return quote;
};

const STATUSES = { Planned: "Planned", Threatened: "Threatened", Demanded: "Demanded", Hypothetical: "Unconfirmed" };
const passageView = (id) => {
  const passage = passages[id];
  const [kind, status, certainty] = [passage[KIND], passage[STATUS], passage[CERTAINTY]];
  const [outlet, date, headline, url] = documents[passage[DOCUMENT]];
  const denied = passage[POLARITY] === "Denied" || status === "Denied";
  const foot = element("footer", {});
  if (denied) foot.append(badge("Denied", "ink"));
  if (STATUSES[status]) foot.append(badge(STATUSES[status]));
  if (["Probable", "Possible"].includes(certainty)) foot.append(badge(certainty));
  if (kind === "claim" && !denied && !STATUSES[status] && certainty === "Certain") foot.append(badge("Claim"));
  if (passage[SPEAKER]) foot.append(element("span", { class: "speaker" }, "Said by ", element("bdi", {}, passage[SPEAKER])));
  const where = element("span", {}, element("bdi", {}, outlet || "Unnamed source"), date ? ` · ${day(date)}` : "");
  if (kind === "event" && (passage[TIME] || !passage[TOLD])) foot.append(element("span", { class: passage[TOLD] ? "of" : "of loose" }, passage[TOLD] ? `Of ${day(passage[TIME])}` : passage[TIME] ? `On or before ${day(passage[TIME])}` : "Undated"));
  if (url) where.append(" · ", element("bdi", {}, link(url, headline || "Open the article")));
  else if (headline) where.append(" · ", element("bdi", {}, headline));
  foot.append(where);
  return element("div", { class: denied ? "said against" : "said" }, highlighted(passage), foot);
};

// The first of many, and a button for the rest.
const some = (things, first, view, more, wrap = (button) => button) => {
  const shown = things.slice(0, first).map((thing) => view(thing));
  const rest = things.slice(first);
  if (!rest.length) return shown;
  const last = wrap(quiet(more(rest.length), () => {
    const added = some(rest, Math.max(first * 4, 40), view, more, wrap);
    last.replaceWith(...added);
    added[0].querySelector("button, a")?.focus({ preventScroll: true });
  }));
  return [...shown, last];
};
const SENTENCES_FIRST = 3;
const TIES_FIRST = 25;
// In the folded network: "Russia, by Sergey Lavrov", and of whom it befalls: "Russia (Sergey Lavrov)".
const actingName = (id, doer = false) => (whoActs(id) === id ? actors[id].name : `${actors[whoActs(id)].name}${doer ? `, by ${actors[id].name}` : ` (${actors[id].name})`}`);
// When it was: a state of affairs as of its texts; of what no text dates, no more is known than on or before a publication.
const fewTimes = (times) => (times.length > 3 ? `${day(times[0])} to ${day(times[times.length - 1])}` : times.map(day).join(", "));
const timesOf = (tie) => {
  if (tie.dated_by === "event" || !tie.times.length) return fewTimes(tie.times);
  if (tie.kind === "fact") return `As of ${fewTimes(tie.times)}`;
  const told = new Set(tie.said.map((id) => passages[id]).filter((passage) => passage[TOLD]).map((passage) => passage[TIME]));
  const loose = tie.times.filter((time) => !told.has(time));
  const sure = fewTimes(tie.times.filter((time) => told.has(time)));
  const bound = loose.length ? `on or before ${day(loose[loose.length - 1])}` : "";
  return sure && bound ? `${sure}; ${bound}` : sure || `O${bound.slice(1)}`;
};
const tieView = (tie, { whole = false } = {}) => {
  const arrow = tie.both ? " and " : " → ";
  const title = element("h4", {}, element("bdi", {}, actingName(tie.from, !tie.both)), arrow, element("bdi", {}, actingName(tie.to)));
  const kicker = element("p", { class: "kicker" }, swatch(SIGNS[tie.sign], tie.kind === "claim"), element("bdi", {}, terms[tie.term]));
  if (tie.disputed) kicker.append(badge("Disputed", "ink"));
  if (tie.hearsay) kicker.append(badge("On others' word"));
  if (tie.confidence < 0.6) kicker.append(badge(`Confidence ${tie.confidence.toFixed(2)}`));
  const time = timesOf(tie);
  const found = heard(tie).length ? heard(tie) : tie.said;
  const beyond = filtered() ? 0 : tie.more;
  return element("article", { class: "tie" }, kicker, title, wrongTie(tie), element("p", { class: "time" }, `${time || "Undated"} · ${backing([tie])}`),
    ...some(found, whole ? Infinity : SENTENCES_FIRST, passageView, (n) => `Show ${plural(n, "more sentence")}`),
    ...(beyond ? [element("p", { class: "time beyond" }, `${plural(beyond, "more sentence")} in the graph itself`)] : []));
};
const section = (title, found, options) => (found.length
  ? [element("h3", {}, title), ...some(found, options?.whole ? Infinity : TIES_FIRST, (tie) => tieView(tie, options), (n) => `Show ${plural(n, "more tie")}`)]
  : []);
