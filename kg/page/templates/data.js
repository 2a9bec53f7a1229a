// What the page holds: actors, pairs of actors with their ties, sentences, documents.
const asWritten = document.documentElement.outerHTML;  // before anything is changed: what a saved copy begins with
const drawing = held("kg-drawing");  // nodes, edges and options, as pyvis has them
const { actors, ties, alone, passages, documents, events, contested, terms, notes, figures, opening: leadingSpots, folded: foldedSpots, start: startWith, reckoned, spelling, wording, grammar, nothing } = held("kg-data");
const SIGNS = { 1: "cooperation", "-1": "hostility", 0: "neutral" };
const SIGN_WORDS = { cooperation: "Cooperation", hostility: "Hostility", neutral: "Neutral", mixed: "Mixed" };
const KIND_WORDS = { State: "States", Person: "People", Alliance: "Alliances", Organization: "Organizations", ArmedForce: "Armed forces", Group: "Groups" };
const ONE = { State: "State", Person: "Person", Alliance: "Alliance", Organization: "Organization", ArmedForce: "Armed force", Group: "Group" };
// The fields of a passage, in the order in which Python writes them.
const [SENTENCE, DOCUMENT, KIND, POLARITY, CERTAINTY, STATUS, SPEAKER, TRIGGER, MARKS, TIME, REPORT, TEXT, ORIGIN, EVENT, TOLD] = Array(15).keys();

const counts = (values) => values.reduce((found, value) => found.set(value, (found.get(value) ?? 0) + 1), new Map());
const flip = (set, value) => { if (!set.delete(value)) set.add(value); };
const say = (words) => { byId("live").textContent = words; };

// One visible edge per pair; the numbers of pairs are those of the drawing's edges, then come those of the folded network.
drawing.edges.forEach((edge, id) => { edge.id = id; });
const ends = (a, b) => `${Math.min(a, b)}:${Math.max(a, b)}`;
const [pairOf, foldedPairOf] = [new Map(drawing.edges.map((edge) => [ends(edge.from, edge.to), edge.id])), new Map()];
const pairs = drawing.edges.map((edge) => ({ id: edge.id, a: edge.from, b: edge.to, ties: [], live: [], folded: false }));
actors.forEach((actor, id) => Object.assign(actor, { id, pairs: [], whole: { score: actor.score, bloc: actor.bloc, size: drawing.nodes[id].size } }));
const byIri = new Map(actors.map((actor) => [actor.iri, actor.id]));
const CAN_FOLD = actors.some((actor) => actor.state !== null);
const stateOf = (id) => actors[id].state ?? id;  // whom an actor acts for: its state, else itself
ties.forEach((tie, id) => {
  tie.id = id;
  pairs[pairOf.get(ends(tie.from, tie.to))].ties.push(tie);
  const [from, to] = [stateOf(tie.from), stateOf(tie.to)];
  if (!CAN_FOLD || from === to) return;  // between those who act for one state
  const key = ends(from, to);
  if (!foldedPairOf.has(key)) {
    foldedPairOf.set(key, pairs.length);
    pairs.push({ id: pairs.length, a: Math.min(from, to), b: Math.max(from, to), ties: [], live: [], folded: true });
  }
  pairs[foldedPairOf.get(key)].ties.push(tie);
});
pairs.forEach((pair) => { actors[pair.a].pairs.push(pair); actors[pair.b].pairs.push(pair); });
const otherEnd = (pair, id) => actors[pair.a === id ? pair.b : pair.a];
// Which way the ties of a pair go: "to" from its first actor, "from" its second, "both" ways, or "none" (a border, a pact).
const wayOf = (pair, found = pair.live) => {
  if (found.length === 1) return found[0].both ? "none" : whoActs(found[0].from) === pair.a ? "to" : "from";
  const settled = found.filter((tie) => tie.kind !== "claim");
  const acts = new Set((settled.length ? settled : found).filter((tie) => !tie.both).map((tie) => (whoActs(tie.from) === pair.a ? "to" : "from")));
  return acts.size === 2 ? "both" : [...acts][0] ?? "none";
};
const outletOf = (id) => documents[passages[id][DOCUMENT]][0] || "Unnamed source";
