// The tables of the page: what stands in a row, and in each column. A column has a head, the value of a row (a number or
// words: sorted by, searched and saved), and may have a look of its own; `opens` is what a row leads to.
const shownActors = () => byRank.filter((actor) => actor.shown);
const shownPairs = () => pairs.filter((pair) => pair.live.length && actors[pair.a].shown && actors[pair.b].shown).sort((p, q) => q.weight - p.weight || p.id - q.id);
const shownTies = () => shownPairs().flatMap((pair) => sortedTies(mergedTies(pair.live)));
const nameOf = (id) => actors[id].name;
const round = (value, digits = 2) => Number(value.toFixed(digits));
const yes = (is, word) => (is ? word : "");
const textsOf = (found) => Number(backing(found).split(" ")[0].replaceAll(",", ""));
const originsOf = (found) => Number(backing(found).split(", ")[1].split(" ")[0].replaceAll(",", ""));
const totalOf = (parts) => round(parts.cooperation + parts.hostility + parts.neutral);
const WAY_WORDS = { to: "acts on the other", from: "the other acts on it", both: "both", none: "no direction" };
const KINDS_OF_TIE = { fact: "Fact", event: "Event", claim: "Claim or plan" };

// The events of which the ties shown tell, each once, in order of time; the undated last.
const shownEvents = () => {
  const found = new Map();
  for (const tie of shownTies()) for (const id of heard(tie)) {
    const event = passages[id][EVENT];
    if (event < 0) continue;
    if (!found.has(event)) found.set(event, { event, told: new Set(), ties: new Set(), said: new Set() });
    const row = found.get(event);
    row.ties.add(tie);
    row.said.add(id);
  }
  const rows = [...found.values()].map((row) => {
    const [time, status, place, dead] = events[row.event];
    const ends_ = (side) => [...new Set([...row.ties].map((tie) => nameOf(whoActs(tie[side]))))].sort().join("; ");
    const reported = [...row.said].map((id) => documents[passages[id][DOCUMENT]][1]).filter(Boolean).sort()[0] ?? "";
    const [tie] = row.ties;
    return { time, status, place, dead, reported, tie, by: ends_("from"), upon: ends_("to"), said: row.said, id: row.event };
  });
  return rows.sort((p, q) => (p.time || "9").localeCompare(q.time || "9") || p.id - q.id);
};
const TABLES = {
  actors: {
    name: "actor", rows: shownActors, opens: (actor) => ({ actor: actor.id }),
    columns: {
      actor: { head: "Actor", value: (actor) => actor.name },
      kind: { head: "Kind", value: (actor) => (actor.named ? (ONE[actor.kind] ?? actor.kind) : "Without a name") },
      influence: { head: "Influence", value: (actor) => (actor.score ? Math.max(1, Math.round(actor.score)) : "") },
      tied: { head: "Tied to", value: (actor) => actor.pairs.filter((pair) => pair.live.length).length },
      acts: { head: "Acts", value: (actor) => totalOf(sums(actor).out) },
      receives: { head: "Receives", value: (actor) => totalOf(sums(actor).in) },
      sentences: { head: "Sentences", value: (actor) => said(actor.pairs.flatMap((pair) => pair.live)) },
    },
  },
  pairs: {
    name: "pair", rows: shownPairs, opens: (pair) => ({ pair: pair.id }),
    columns: {
      actor: { head: "Actor", value: (pair) => nameOf(pair.a) },
      other: { head: "Other actor", value: (pair) => nameOf(pair.b) },
      way: { head: "Who acts", value: (pair) => WAY_WORDS[pair.way] },
      sign: { head: "Sign", value: (pair) => `${signWords(pair)}${yes(pair.disputed, ", disputed")}` },
      ties: { head: "Ties", value: (pair) => [...new Set(pair.live.map((tie) => terms[tie.term]))].join(", ") },
      weight: { head: "Weight", value: (pair) => round(pair.weight) },
      sentences: { head: "Sentences", value: (pair) => said(pair.live) },
      texts: { head: "Texts", value: (pair) => textsOf(pair.live) },
      origins: { head: "Origins", value: (pair) => originsOf(pair.live) },
    },
  },
  ties: {
    name: "tie", rows: shownTies, opens: (tie) => ({ pair: between(whoActs(tie.from), whoActs(tie.to)).id }),
    columns: {
      from: { head: "From", value: (tie) => actingName(tie.from, !tie.both) },
      way: { head: "Way", value: (tie) => (tie.both ? "both ways" : "→") },
      to: { head: "To", value: (tie) => actingName(tie.to) },
      tie: { head: "Tie", value: (tie) => terms[tie.term] },
      kind: { head: "Kind", value: (tie) => KINDS_OF_TIE[tie.kind] },
      sign: { head: "Sign", value: (tie) => `${SIGN_WORDS[SIGNS[tie.sign]]}${yes(tie.disputed, ", disputed")}` },
      weight: { head: "Weight", value: (tie) => round(tie.now) },
      confidence: { head: "Confidence", value: (tie) => tie.confidence },
      first: { head: "First", value: (tie) => tie.times[0] ?? "" },
      last: { head: "Last", value: (tie) => tie.times[tie.times.length - 1] ?? "" },
      sentences: { head: "Sentences", value: (tie) => said([tie]) },
      texts: { head: "Texts", value: (tie) => textsOf([tie]) },
      origins: { head: "Origins", value: (tie) => originsOf([tie]) },
    },
  },
  events: {
    name: "event", rows: shownEvents, opens: (row) => ({ pair: between(whoActs(row.tie.from), whoActs(row.tie.to)).id }),
    columns: {
      time: { head: "When", value: (row) => row.time },
      reported: { head: "First reported", value: (row) => row.reported },
      what: { head: "What", value: (row) => terms[row.tie.term] },
      by: { head: "By", value: (row) => row.by },
      upon: { head: "Upon or with", value: (row) => row.upon },
      place: { head: "Place", value: (row) => row.place },
      dead: { head: "Dead", value: (row) => row.dead ?? "" },
      status: { head: "Status", value: (row) => row.status },
      sentences: { head: "Sentences", value: (row) => row.said.size },
    },
  },
};
