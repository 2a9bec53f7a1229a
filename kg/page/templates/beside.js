// Two outlets or two texts side by side: what they contradict each other in, what is one but for time, number or status,
// what both say, and what one says and the other leaves out, as `kg compare` has it, of the ties of this page.
const LETTERS_OF_SIDES = ["A", "B"];
const NEAR_DAYS = 31;  // of two accounts of one happening
// A side is { outlet: name } or { text: number of a document }.
const sideHas = (side, id) => (side.text === undefined ? outletOf(id) === side.outlet : passages[id][DOCUMENT] === side.text);
const sideName = (side) => (side.text === undefined ? side.outlet : textName(documents[side.text]));
const textsOfSide = (side) => documents.map((_, id) => id).filter((id) => (side.text === undefined ? (documents[id][0] || "Unnamed source") === side.outlet : id === side.text));
const sideKey = (side) => (side.text === undefined ? `outlet ${side.outlet}` : `text ${textKey(side.text)}`);
const sideFrom = (key) => {
  if (key.startsWith("outlet ")) return outlets.has(key.slice(7)) ? { outlet: key.slice(7) } : null;
  const text = documents.findIndex((_, id) => `text ${textKey(id)}` === key);
  return text < 0 ? null : { text };
};
// Ties that the filters let through, those of source set aside, claims and plans included.
const besidePasses = (tie, window_) => !filters.off.sign.has(SIGNS[tie.sign]) && !filters.off.term.has(tie.term) && tie.confidence >= filters.confidence
  && tie.term !== "speaksAbout" && kindAllowed(actors[whoActs(tie.from)]) && kindAllowed(actors[whoActs(tie.to)]) && whoActs(tie.from) !== whoActs(tie.to)
  && (allTime() || !tie.dated || overlaps(tie.spans, window_));
// What is told: an event, however many ties it makes, or a relation between two. Each with the sentences of both sides.
const unitsOf = (sides) => {
  const units = new Map();
  const window_ = timeWindow();
  for (const tie of ties) {
    if (!besidePasses(tie, window_)) continue;
    for (const id of tie.said) {
      const place = sides.findIndex((side) => sideHas(side, id));
      if (place < 0 || (!allTime() && !inWindow(id, window_))) continue;
      const event = passages[id][EVENT];
      const key = event < 0 ? `tie ${tie.id}` : `event ${event}`;
      if (!units.has(key)) units.set(key, { event, ties: new Set(), sides: [new Set(), new Set()] });
      units.get(key).ties.add(tie);
      units.get(key).sides[place].add(id);
    }
  }
  return [...units.values()].map((unit) => ({ ...unit, ties: [...unit.ties], sides: unit.sides.map((ids) => [...ids]) }));
};
// Which sentences can't both be right is what `kg.comparing` finds: by sentence, the others, and what either says.
const opposing = new Map();
const oppose = (id, entry) => { if (!opposing.has(id)) opposing.set(id, []); opposing.get(id).push(entry); };
for (const [one, other, mine, its, kind, updated] of contested.pairs) {
  oppose(one, { other, said: [mine, its], kind, updated });
  oppose(other, { other: one, said: [its, mine], kind, updated });
}
// How a side puts a thing: done, planned, denied; sure or not; whose words. Nothing where it simply states it.
const mannerOf = (ids) => [...new Set(ids.map((id) => {
  const passage = passages[id];
  const put = passage[STATUS] ? passage[STATUS].toLowerCase() : passage[POLARITY] === "Denied" ? "denied" : "affirmed";
  const sure = ["Certain", ""].includes(passage[CERTAINTY]) ? "" : ` (${passage[CERTAINTY].toLowerCase()})`;
  return `${put}${sure}${passage[SPEAKER] ? ` by ${passage[SPEAKER]}` : ""}`;
}))].sort().join(", ");
const plainly = (manner) => (["affirmed", "happened"].includes(manner) ? "" : manner);
// Contradicted, near or shared, and what each side says of it where they differ.
const setAgainst = ({ sides }) => {
  const there = new Set(sides[1]);
  const found = sides[0].flatMap((id) => opposing.get(id) ?? []).filter(({ other }) => there.has(other));
  const [kind] = found.map((entry) => entry.kind).sort();  // a denial before numbers
  if (kind !== undefined) {
    const own = found.filter((entry) => entry.kind === kind);
    const words_ = [0, 1].map((place) => [...new Set(own.map(({ said: said_ }) => said_[place]))].sort());
    return { how: own.every(({ updated }) => updated) ? "near" : "contradicted", notes: words_.map((list_) => (list_.includes("denied") ? "denied" : list_.join(", "))) };
  }
  const manners = sides.map(mannerOf);
  return { how: "shared", notes: manners[0] === manners[1] ? ["", ""] : manners };
};
// Rival accounts and times of what happened: rows in place of the events that they are about, where each side tells one.
const rivalRows = (units) => contested.rivals.flatMap((accounts) => {
  const [notes_, told_] = [["", ""], [[], []]];
  for (const [words_, ids] of accounts) for (const place of [0, 1]) {
    const own = ids.filter((id) => units.some((unit) => unit.sides[place].includes(id)));
    if (!own.length) continue;
    if (notes_[place]) return [];
    [notes_[place], told_[place]] = [words_, own];
  }
  const about = units.filter((unit) => unit.sides.some((ids, place) => ids.some((id) => told_[place].includes(id))));
  return notes_.every(Boolean) ? [{ ...about[0], ties: about.flatMap((unit) => unit.ties), about, sides: told_, how: "contradicted", notes: notes_ }] : [];
});
const endsOf = (unit) => {
  const [from, to] = ["from", "to"].map((end) => [...new Set(unit.ties.map((tie) => whoActs(tie[end])))].sort((a, b) => a - b));
  const mutual = unit.ties.some((tie) => tie.both) || ["AGREE", "CONSULT", "COOPERATE"].includes(unit.ties[0].term);
  return mutual ? String([...new Set([...from, ...to])].sort((a, b) => a - b)) : `${from} > ${to}`;
};
const momentOf = (unit, place) => {
  const time = unit.event < 0 ? "" : events[unit.event][0];
  return spanOf(time || unit.sides[place].map((id) => documents[passages[id][DOCUMENT]][1]).filter(Boolean).sort()[0] || "")?.[0] ?? null;
};
const stateWords = (unit, place) => {
  const [time, status, where, dead] = unit.event < 0 ? ["", "", "", null] : events[unit.event];
  return [status.toLowerCase() || mannerOf(unit.sides[place]), time && `on ${day(time)}`, where, dead === null ? "" : `${dead} killed`].filter(Boolean).join(", ");
};
// Events of one kind between the same, within a month, that one side alone tells of each: the nearest first, each once.
const nearUnits = (lone) => {
  const [mine, its] = [0, 1].map((place) => lone.filter((unit) => unit.event >= 0 && unit.sides[place].length));
  const candidates = mine.flatMap((one) => its.filter((other) => other.ties[0].term === one.ties[0].term && endsOf(one) === endsOf(other)).map((other) => {
    const [first, second] = [momentOf(one, 0), momentOf(other, 1)];
    return { one, other, apart: first === null || second === null ? null : Math.abs(first - second) };
  })).filter(({ apart }) => apart === null || apart <= NEAR_DAYS).sort((p, q) => (p.apart === null) - (q.apart === null) || (p.apart ?? 0) - (q.apart ?? 0) || p.one.event - q.one.event || p.other.event - q.other.event);
  const used = new Set();
  return candidates.filter(({ one, other }) => !used.has(one) && !used.has(other) && used.add(one).add(other));
};
const HOW = { contradicted: "Contradicted", near: "The same but for time, number or status", shared: "Said by both", first: "Only in A", second: "Only in B" };
const comparing = once((sides) => {
  const all_ = unitsOf(sides);
  const taken = new Set();
  const rivals = rivalRows(all_).filter(({ about }) => !about.some((unit) => taken.has(unit)) && about.forEach((unit) => taken.add(unit)) === undefined);
  const units = all_.filter((unit) => !taken.has(unit));
  const rows = units.filter((unit) => unit.sides.every((ids) => ids.length)).map((unit) => ({ ...unit, ...setAgainst(unit) }));
  rows.unshift(...rivals);
  const lone = units.filter((unit) => unit.sides.some((ids) => !ids.length));
  const near = nearUnits(lone);
  const paired = new Set(near.flatMap(({ one, other }) => [one, other]));
  rows.push(...near.map(({ one, other }) => ({ ...one, ties: [...one.ties, ...other.ties], sides: [one.sides[0], other.sides[1]], how: "near", notes: [stateWords(one, 0), stateWords(other, 1)] })));
  for (const unit of lone) if (!paired.has(unit)) rows.push({ ...unit, how: unit.sides[0].length ? "first" : "second", notes: unit.sides.map((ids) => plainly(mannerOf(ids))) });
  const weight = (row) => Math.max(...row.ties.map((tie) => tie.weight));
  const order_ = Object.keys(HOW);
  return rows.sort((p, q) => order_.indexOf(p.how) - order_.indexOf(q.how) || weight(q) - weight(p) || p.ties[0].id - q.ties[0].id);
});
const PAINT_OF = { contradicted: "turn", near: "turn", shared: "turn", first: "gain", second: "loss" };
const rowTitle = (row) => {
  const [tie] = row.ties;
  const time = row.event < 0 ? "" : events[row.event][0];
  const names_ = (end) => [...new Set(row.ties.filter((one) => one.term === tie.term).map((one) => nameOf(whoActs(one[end]))))].slice(0, 4).join(", ");
  return [element("p", { class: "kicker" }, swatch(SIGNS[tie.sign], tie.kind === "claim"), element("bdi", {}, terms[tie.term]), time ? ` · ${day(time)}` : ""),
    element("h4", {}, element("button", { type: "button", class: "name", onclick: () => select({ pair: between(whoActs(tie.from), whoActs(tie.to)).id }) }, element("bdi", {}, names_("from")), tie.both ? " and " : " → ", element("bdi", {}, names_("to"))))];
};
const rowView = (row) => element("article", { class: "tie besides" }, ...rowTitle(row),
  element("div", { class: "columns" }, ...row.sides.map((ids, place) => (ids.length ? element("div", { class: "column", "data-side": LETTERS_OF_SIDES[place] },
    element("p", { class: "time" }, element("b", {}, LETTERS_OF_SIDES[place]), row.notes[place] ? ": " : "", element("bdi", {}, row.notes[place])),
    ...some(ids, 2, passageView, (n) => `Show ${plural(n, "more sentence")}`)) : null))));

const sidePicker = (sides, place) => {
  const label = `${LETTERS_OF_SIDES[place]}: an outlet or a text`;
  const option = (side, text) => element("option", { value: sideKey(side), ...(sides[place] && sideKey(sides[place]) === sideKey(side) ? { selected: true } : {}) }, text.slice(0, 120));
  const list_ = [...outlets].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return element("select", { "aria-label": label, "data-side": LETTERS_OF_SIDES[place], onchange: (event) => {
    const chosen = sides.map((side, other) => (other === place ? sideFrom(event.target.value) : side));
    select({ beside: chosen });
    panel.querySelector(`select[data-side=${LETTERS_OF_SIDES[place]}]`).focus();
  } }, element("option", { value: "" }, label),
  element("optgroup", { label: "Outlets" }, ...list_.map(([outlet]) => option({ outlet }, `${outlet} (${plural(textsOfSide({ outlet }).length, "text")})`))),
  element("optgroup", { label: "Texts" }, ...byDate.map(([document_, text]) => option({ text }, textName(document_)))));
};
const besideTrouble = (sides) => {
  if (sides.includes(null)) return "Choose two outlets or two texts.";
  const [mine, its] = sides.map(textsOfSide);
  return mine.some((id) => its.includes(id)) ? "One text stands on both sides: choose another." : "";
};
const besideView = (sides, options) => {
  const head = [...comparisonTabs("beside"), element("h2", { id: "panel-title" }, "Two sources side by side"),
    ...LETTERS_OF_SIDES.map((letter, place) => element("div", { class: "side-of" }, element("b", {}, letter), sidePicker(sides, place)))];
  const trouble = besideTrouble(sides);
  if (trouble) return [...head, element("p", { class: "also answers", role: "status" }, trouble)];
  const rows = comparing(sides);
  const groups = Object.keys(HOW).map((how) => [how, rows.filter((row) => row.how === how)]);
  const more = [...new Set(rows.flatMap((row) => row.ties))].reduce((sum, tie) => sum + tie.more, 0);
  return [...head,
    element("ul", { class: "tallies answers", role: "status" }, ...groups.map(([how, found]) => element("li", {}, paintMark(PAINT_OF[how]), element("b", {}, found.length.toLocaleString("en")), ` ${HOW[how][0].toLowerCase()}${HOW[how].slice(1)}`))),
    ...(rows.length ? [] : [element("p", { class: "also" }, "No tie that the filters let through is told by either of them.")]),
    ...groups.flatMap(([how, found]) => (found.length ? [element("h3", { "data-how": how }, `${HOW[how]} (${found.length.toLocaleString("en")})`), ...some(found, options?.whole ? Infinity : 12, rowView, (n) => `Show ${n.toLocaleString("en")} more`)] : [])),
    ...(more ? [element("p", { class: "time beyond" }, `${plural(more, "more sentence")} about these ties in the graph itself: kg compare reads them all.`)] : [])];
};
targets.beside = {
  view: besideView,
  words: (sides) => { const trouble = besideTrouble(sides); return trouble || `${sideName(sides[0])} and ${sideName(sides[1])}: ${plural(comparing(sides).length, "event or relation", "events and relations")}`; },
  near: (sides) => (besideTrouble(sides) ? emptyFocus() : comparing(sides).flatMap((row) => row.ties).map((tie) => between(whoActs(tie.from), whoActs(tie.to))).filter((pair) => pair?.live.length).reduce(addPair, emptyFocus())),
  tint: (sides) => paintOver(besideTrouble(sides) ? [] : comparing(sides).flatMap((row) => row.ties.map((tie) => [tie, PAINT_OF[row.how]]))),
  wanted: nobody,
  wide: true,
  around: (sides) => [...targets.beside.near(sides).actors],
  gone: () => false,
  address: (sides) => JSON.stringify(sides.map((side) => side && sideKey(side))),
  found: (text) => {
    try { const keys = JSON.parse(text); return Array.isArray(keys) && keys.length === 2 ? keys.map((key) => (typeof key === "string" ? sideFrom(key) : null)) : null; } catch { return null; }
  },
};
// The most telling pair to begin with: the two outlets with the most sentences.
const firstSides = () => { const [one, other] = [...outlets].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([outlet]) => ({ outlet })); return [one ?? null, other ?? null]; };
