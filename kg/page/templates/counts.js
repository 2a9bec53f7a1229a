// What is counted, and how: an actor once, a tie once for each direction and kind, a sentence once, as `kg network` does.
// Where the network is folded, ties of several who act for one state are one tie of that state.
const keyBetween = (tie, from, to) => (tie.both && to < from ? `${to} ${from} ${tie.term}` : `${from} ${to} ${tie.term}`);
const tieKey = (tie) => (filters.fold ? (tie.foldedKey ??= keyBetween(tie, stateOf(tie.from), stateOf(tie.to))) : (tie.key ??= keyBetween(tie, tie.from, tie.to)));
const tieCount = (found) => (filters.fold ? new Set(found.map(tieKey)).size : found.length);
// Ties of one state, kind and direction as one, weighed as w = s/10 * c * (1 + ln n) over the reports of all.
const mergedTie = (group) => {
  if (group.length === 1) return group[0];
  const settled = group.filter((tie) => tie.kind !== "claim");
  const basis = settled.length ? settled : group;
  const parts = basis.map((tie) => { const n = reports(heard(tie)); return { n, mean: tie.now / (1 + Math.log(n)) }; });
  const [n, all_] = [reports([...new Set(basis.flatMap(heard))]), parts.reduce((sum, part) => sum + part.n, 0)];
  return {
    ...basis[0], from: whoActs(basis[0].from), to: whoActs(basis[0].to), now: (parts.reduce((sum, part) => sum + part.mean * part.n, 0) / all_) * (1 + Math.log(n)),
    said: [...new Set(group.flatMap((tie) => tie.said))], more: group.reduce((sum, tie) => sum + tie.more, 0), disputed: group.some((tie) => tie.disputed),
    confidence: Math.max(...basis.map((tie) => tie.confidence)), times: [...new Set(group.flatMap((tie) => tie.times))].sort(),
    texts: Math.max(...group.map((tie) => tie.texts)), origins: Math.max(...group.map((tie) => tie.origins)),
  };
};
const mergedTies = (found) => {
  if (!filters.fold || found.length < 2) return found;
  const groups = new Map();
  for (const tie of found) {
    const group = groups.get(tieKey(tie));
    if (group) group.push(tie);
    else groups.set(tieKey(tie), [tie]);
  }
  return groups.size === found.length ? found : [...groups.values()].map(mergedTie);
};
// All that the page holds in its present mode (folded or not, with claims, with the nameless), whatever the other filters.
let scoped = null;
const scope = () => {
  const mode_ = [filters.fold, filters.claims, filters.unnamed].join();
  if (scoped?.mode === mode_) return scoped;
  const counts_ = (actor) => stands(actor) && (!actor.aside || filters.unnamed);
  const held_ = ties.filter((tie) => (filters.claims || tie.kind !== "claim") && whoActs(tie.from) !== whoActs(tie.to) && counts_(actors[whoActs(tie.from)]) && counts_(actors[whoActs(tie.to)]));
  const tied = new Set(held_.flatMap((tie) => [whoActs(tie.from), whoActs(tie.to)]));
  scoped = { mode: mode_, ties: held_, actors: actors.filter((actor) => counts_(actor) && (tied.has(actor.id) || isWithoutLine(actor))), passages: new Set(held_.flatMap((tie) => tie.said)) };
  return scoped;
};
// Who does something to nobody named and has no tie is an actor without a line.
const isLone = (actor) => (filters.fold ? actor.folded?.lone : actor.lone) ?? false;
const isWithoutLine = (actor) => isLone(actor) || (!actor.pairs.length && (filters.claims || !ties.length));
const asOpened = () => !bySource() && allTime() && !filters.confidence && !filters.off.sign.size && !filters.off.term.size;
const countOf = (found, fits) => tieCount(found.filter(fits));
const tiedWords = (live) => `${plural(tieCount(live.flatMap((pair) => pair.live)), "tie")} to ${plural(live.length, "actor")}`;
let worded = { version: -1, words: "" };  // once for each state of the filters
const shownWords = () => {
  if (worded.version === version) return worded.words;
  const live = pairs.flatMap((pair) => (actors[pair.a].shown && actors[pair.b].shown ? pair.live : []));
  worded = { version, words: `${plural(actors.filter((actor) => actor.shown).length, "actor")}, ${plural(tieCount(live), "tie")}, ${plural(said(live), "sentence")}` };
  return worded.words;
};
