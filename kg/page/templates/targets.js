// What the panel can be about. A kind of target says for its value: `view` (the panel), `words` (for those who listen),
// `near` (what stays bright in the drawing), `wanted` (actors that must be there), `around` (actors to bring into view),
// `gone` (nothing is left of it), `address` and `found` (its words in the address and back; null for nonsense).
const targets = {};
const kindOf = (target) => Object.keys(targets).find((kind) => target[kind] !== undefined);
const asked = (target, what, ...more) => targets[kindOf(target)][what](target[kindOf(target)], ...more);
const emptyFocus = () => ({ actors: new Set(), pairs: new Set() });
const addPair = (near, pair) => { near.pairs.add(pair.id); near.actors.add(pair.a).add(pair.b); return near; };
const named = (iri) => byIri.get(iri) ?? null;
const twoNamed = (words) => {
  const found = words.split(" ").map(named);
  return found.length === 2 && found.every((id) => id !== null) && found[0] !== found[1] ? found : null;
};
const namesOf = (...ids) => ids.map((id) => actors[id].iri).join(" ");
const nobody = () => [];

targets.actor = {
  view: (id, options) => actorView(actors[id], options),
  words: (id) => `${actors[id].name}, ${actors[id].named ? (ONE[actors[id].kind] ?? actors[id].kind) : "group without a name"}, ${tiedWords(actors[id].pairs.filter((pair) => pair.live.length))}`,
  near: (id) => actors[id].pairs.filter((pair) => pair.live.length).reduce(addPair, { actors: new Set([id]), pairs: new Set() }),
  wanted: nobody,
  around: (id) => [id],
  gone: (id) => !actors[id].shown,
  address: (id) => namesOf(id),
  found: named,
};
targets.pair = {
  view: (id, options) => pairView(pairs[id], options),
  words: (id) => `${actors[pairs[id].a].name} and ${actors[pairs[id].b].name}: ${signWords(pairs[id])}, ${plural(said(pairs[id].passing), "sentence")}`,
  near: (id) => addPair(emptyFocus(), pairs[id]),
  wanted: (id) => [pairs[id].a, pairs[id].b],
  around: (id) => [pairs[id].a, pairs[id].b],
  gone: (id) => !pairs[id].live.length,
  address: (id) => namesOf(pairs[id].a, pairs[id].b),
  found: (words) => { const two = twoNamed(words); return (two && between(...two)?.id) ?? null; },
};
targets.path = {
  view: (path, options) => pathView(path, options),
  words: ([from, to]) => {
    const found = shortestPath(from, to);
    return `Path from ${actors[from].name} to ${actors[to].name}: ${found ? plural(found.pairs.length, "step") : "none"}`;
  },
  near: (path) => (shortestPath(...path)?.pairs ?? []).map((id) => pairs[id]).reduce(addPair, { actors: new Set(path), pairs: new Set() }),
  wanted: (path) => shortestPath(...path)?.actors ?? path,
  around: (path) => path,
  gone: (path) => !path.every((id) => stands(actors[id])),
  address: (path) => namesOf(...path),
  found: twoNamed,
};
