// What binds several actors: ties among them, events and agreements that they share, alliances that they are in, common
// partners and opponents, texts that tell of them.
// Things by key with whom of the chosen they concern; those that concern two or more, most first.
const gather = () => {
  const found = new Map();
  return {
    add: (key, who, thing) => {
      const entry = found.get(key) ?? { key, who: new Set(), things: new Set() };
      found.set(key, entry);
      who.forEach((id) => entry.who.add(id));
      if (thing !== undefined) entry.things.add(thing);
    },
    shared: () => [...found.values()].filter(({ who }) => who.size > 1),
  };
};
const bindings = (ids) => {
  const chosen = new Set(ids);
  const touching = pairs.filter((pair) => pair.live.length && (chosen.has(pair.a) || chosen.has(pair.b)));
  const among = touching.filter((pair) => chosen.has(pair.a) && chosen.has(pair.b)).sort((p, q) => p.claimed - q.claimed || q.weight - p.weight || p.id - q.id);
  const [happenings, alliances, partners, opponents, texts] = Array.from({ length: 5 }, gather);
  for (const pair of touching) {
    const who = [pair.a, pair.b].filter((id) => chosen.has(id));
    const other = who.length === 1 ? (pair.a === who[0] ? pair.b : pair.a) : null;
    if (other !== null && !pair.claimed && pair.sign === "cooperation") partners.add(other, who, pair);
    if (other !== null && !pair.claimed && pair.sign === "hostility") opponents.add(other, who, pair);
    for (const tie of pair.live) {
      if (tie.term === "memberOf" && tie.kind !== "claim" && actors[tie.to].kind === "Alliance" && chosen.has(whoActs(tie.from))) alliances.add(tie.to, [whoActs(tie.from)], tie);
      for (const id of heard(tie)) {
        texts.add(passages[id][DOCUMENT], who, id);
        if (tie.kind === "event" && passages[id][EVENT] >= 0) happenings.add(passages[id][EVENT], who, `${tie.id} ${id}`);
      }
    }
  }
  const most = (list, after = () => 0) => list.sort((p, q) => q.who.size - p.who.size || after(p, q) || p.key - q.key);
  const told = most(happenings.shared()).map(({ who, things }) => {
    const parts = [...things].map((thing) => thing.split(" ").map(Number));
    return { who, ties: [...new Set(parts.map(([tie]) => ties[tie]))], said: [...new Set(parts.map(([, id]) => id))] };
  });
  return { among, told, alliances: most(alliances.shared()), partners: most(partners.shared()), opponents: most(opponents.shared()),
    texts: most(texts.shared(), (p, q) => (documents[q.key][1] < documents[p.key][1] ? -1 : documents[q.key][1] > documents[p.key][1] ? 1 : 0)) };
};

