// Searching by a pattern: suggestions while typing, and a panel with the ties that answer.
const labelOf = new Map(wording.terms);
const partyName = ({ ids, any }) => (any ? "anybody" : ids.map((id) => actors[id].name).join(" and "));
const patternWords = ({ subject, object, entries, verb }) => `${subject.any ? ANY : partyName(subject)} ${entries ? verb : ANY} ${object.any ? ANY : partyName(object)}`;
// Ties that the filters let through, claims and plans with them, and how many more there are without the filters.
const visible = ({ tie }) => tiePasses(tie, timeWindow(), true) && kindAllowed(actors[whoActs(tie.from)]) && kindAllowed(actors[whoActs(tie.to)]);
const answers = once((text) => {
  const read = reading(text);
  if (!read || read.unknown !== undefined) return { read, found: [], hidden: 0 };
  const found = answering(read);
  const shown = found.filter(visible).sort((p, q) => (p.tie.kind === "claim") - (q.tie.kind === "claim") || q.tie.weight - p.tie.weight || p.tie.id - q.tie.id);
  return { read, found: shown, hidden: found.length - shown.length };
});
const answerWords = ({ found }) => (found.length ? `${plural(tieCount(found.map(({ tie }) => tie)), "tie")}, ${plural(said(found.map(({ tie }) => tie)), "sentence")}` : "Nothing matches");

const patternView = (text, options) => {
  const { read, found, hidden } = answers(text);
  const head = [element("p", { class: "kicker" }, "Search"), element("h2", { id: "panel-title" }, element("bdi", {}, text))];
  if (!read) return [...head, element("p", { class: "also" }, "That is no pattern of ties. Write who, a verb and whom, with a question mark for what you look for: “Russia threatens ?”.")];
  if (read.unknown !== undefined) return [...head, element("p", { class: "also" }, "No actor here is named “", element("bdi", {}, read.unknown), "”, and no verb is known in it.")];
  const meant = read.entries ? [...new Set(read.entries.flatMap((entry) => [...entry.terms]))].map((term) => labelOf.get(term)).sort() : [];
  const own = found.filter((one) => one.own).map(({ tie }) => tie);
  const others = found.filter((one) => !one.own).map(({ tie }) => tie);
  return [
    ...head,
    element("p", { class: "also" }, "Read as: ", element("bdi", {}, partyName(read.subject)), ", ", meant.length ? meant.join(" or ").toLowerCase() : "any tie", ", ", element("bdi", {}, partyName(read.object)), "."),
    element("p", { class: "also answers", role: "status" }, found.length ? answerWords({ found }) : "Nothing matches: no text of this page says so."),
    ...(hidden ? [element("p", { class: "also" }, `${plural(hidden, "more tie")} left out by the filters. `, quiet("Reset the filters", () => byId("reset").click()))] : []),
    ...byKindOfTie(own, options),
    ...(others.length ? [element("h3", { class: "step" }, own.length ? "Acts of the same kind, in other words" : "Only in other words"), ...byKindOfTie(others, options)] : []),
  ];
};
const LONGEST_PATTERN = 200;
targets.pattern = {
  view: patternView,
  words: (text) => `Search ${text}: ${answerWords(answers(text))}`,
  near: (text) => answers(text).found.map(({ tie }) => between(whoActs(tie.from), whoActs(tie.to))).filter((pair) => pair?.live.length).reduce(addPair, emptyFocus()),
  wanted: (text) => [...new Set(answers(text).found.flatMap(({ tie }) => [whoActs(tie.from), whoActs(tie.to)]))].slice(0, 60),
  around: (text) => [...targets.pattern.near(text).actors],
  gone: () => false,
  address: (text) => text,
  found: (text) => (text.length <= LONGEST_PATTERN && text.trim() ? text : null),
};

// What may be meant by what has been typed so far: [{ text, note }], the pattern itself first.
const MOST_OFFERS = 6;
const offers = (text) => {
  const typed = text.trim().replace(/\s+/g, " ");
  if (!typed || typed.length > LONGEST_PATTERN) return [];
  const found = new Map();
  const add = (words_, count) => { if (count && found.size < MOST_OFFERS && !found.has(words_)) found.set(words_, count); };
  const read = reading(typed);
  if (read && read.unknown === undefined && read.verb !== undefined) {
    found.set(patternWords(read), answering(read).length);
    if (read.entries && read.object.any) for (const [id, n] of ranked(answering(read).map(({ to }) => to))) add(`${partyName(read.subject) === "anybody" ? ANY : partyName(read.subject)} ${read.verb} ${actors[id].name}`, n);
  }
  const [who, begun] = whoBegins(typed);
  if (who !== null) for (const [verb, n] of verbsOf(who, begun)) add(`${who.any ? ANY : partyName(who)} ${verb} ${ANY}`, n);
  return [...found].slice(0, MOST_OFFERS).map(([words_, n]) => ({ text: words_, note: n ? plural(n, "tie") : "nothing" }));
};
const ranked = (ids) => [...counts(ids)].sort((p, q) => q[1] - p[1] || p[0] - q[0]);
// The longest name that the words begin with, or a question mark, and the beginning of a verb that follows.
const whoBegins = (typed) => {
  const words_ = asWords(typed.replace(/\?+$/, (marks, at) => (at === 0 ? marks : "")));
  if (words_[0] === ANY) return [{ ids: [], any: true }, words_.slice(1).join(" ").toLowerCase()];
  for (let size = words_.length; size; size -= 1) {
    const id = exactName(words_.slice(0, size).join(" "));
    if (id >= 0) return [{ ids: [id], any: false }, words_.slice(size).join(" ").toLowerCase()];
  }
  return [null, ""];
};
// Verbs that begin so and have ties, the best told first: such as any report answers, and those that the texts use
// themselves. Without a beginning, the phrase of each kind of tie.
const verbsOf = (who, begun) => {
  const mine = (who.any ? ties : actors[who.ids[0]].pairs.flatMap((pair) => pair.ties)).filter((tie) => fitsParty(who, tie.from) || (tie.both && fitsParty(who, tie.to)));
  const answered = (entry) => [...new Set(mine.filter((tie) => entry.terms.has(tie.term) && (entry.general || inWord(tie, entry.forms))).map((tie) => tie.id))];
  const entries = begun
    ? [...phrased].filter(([key]) => key.startsWith(begun.replace(BEING, ""))).flatMap(([, list_]) => list_)
    : wording.phrases.map(([phrase]) => phrased.get(phrase.replace(BEING, ""))?.find((entry) => entry.shown === phrase) ?? null);
  const [best, covered] = [new Map(), new Set()];
  for (const entry of [...new Set(entries)].filter((one) => one && !one.inverse).sort((p, q) => q.forms.length - p.forms.length)) {
    const found = answered(entry);
    if (!found.length || (entry.general && covered.has(String(found)))) continue;  // "threatened" beside "threatens"
    if (entry.general) covered.add(String(found));
    best.set(entry.shown, [found.length, entry.general]);
  }
  return [...best].sort((p, q) => q[1][1] - p[1][1] || q[1][0] - p[1][0] || (p[0] < q[0] ? -1 : 1)).slice(0, MOST_OFFERS).map(([verb, [n]]) => [verb, n]);
};
