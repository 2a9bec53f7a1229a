// The panel of several actors: what binds them, each part opening on its sentences.
const TOLD_FIRST = 12;  // sentences of one event or text
const foldout = (summary, fill, { whole = false } = {}) => {
  const box = element("details", { class: "foldout" }, element("summary", {}, ...summary));
  const open = () => { if (box.childElementCount === 1) box.append(...fill()); };
  if (whole) { open(); box.open = true; } else box.addEventListener("toggle", open);
  return box;
};
const groupName = (ids) => {
  const [first, rest] = [ids.slice(0, ids.length > 3 ? 2 : 3), ids.length > 3 ? ids.length - 2 : 0];
  const said_ = first.map((id) => element("bdi", {}, actors[id].name));
  return said_.flatMap((name, n) => [...(n ? [n === said_.length - 1 && !rest ? " and " : ", "] : []), name]).concat(rest ? ` and ${rest} more` : []);
};
const plainGroup = (ids) => groupName(ids).map((part) => part.textContent ?? part).join("");
const whoWords = (who, ids) => element("span", { class: "what" }, who.size === ids.length ? "All of them" : element("bdi", {}, ids.filter((id) => who.has(id)).map((id) => actors[id].name).join(", ")));
const eventView = ({ who, ties: found, said: ids_ }, ids, options) => {
  const times = [...new Set(ids_.map((id) => passages[id][TIME]).filter(Boolean))].sort().map(day);
  const what = [...new Set(found.map((tie) => terms[tie.term]))].join(", ");
  const between_ = [...new Set(found.flatMap((tie) => [tie.from, tie.to]))].map((id) => actors[id].name);
  return foldout([`${what}${times.length ? `, ${times[0]}` : ""}: `, element("bdi", {}, between_.slice(0, 5).join(", ")), whoWords(who, ids)], () => ids_.slice(0, TOLD_FIRST).map(passageView), options);
};

const groupPart = (title, things, view) => (things.length ? [element("h3", {}, `${title} (${things.length.toLocaleString("en")})`), ...some(things, 8, view, (n) => `Show ${n.toLocaleString("en")} more`)] : []);
const groupView = (ids, options) => {
  const found = bindings(ids);
  const agreed = found.told.filter((event) => event.ties.some((tie) => tie.term === "AGREE"));
  // What only passes between two of them stands with their tie.
  const shared = found.told.filter((event) => !agreed.includes(event) && new Set(event.ties.map((tie) => ends(whoActs(tie.from), whoActs(tie.to)))).size > 1);
  const withPairs = ({ key, who, things }) => foldout([element("bdi", {}, actors[key].name), whoWords(who, ids)],
    () => [element("ul", { class: "ties" }, ...[...things].map((pair) => pairButton(pair, actors[key])))], options);
  const nothing = !found.among.length && !found.told.length && !found.alliances.length && !found.partners.length && !found.opponents.length && !found.texts.length;
  return [
    element("p", { class: "kicker" }, `${plural(ids.length, "actor")} chosen`),
    element("h2", { id: "panel-title" }, ...groupName(ids)),
    element("ul", { class: "chosen", "aria-label": "Chosen actors" }, ...some(ids, 24, (id) => element("li", {}, nameButton(actors[id]),
      element("button", { type: "button", class: "icon", "aria-label": `Leave out ${actors[id].name}`, "data-leave": id, onclick: () => { toggleChosen(id); panel.focus({ preventScroll: true }); } }, "×")), (n) => `Show ${n} more`, (button) => element("li", {}, button))),
    nothing ? element("p", { class: "also" }, "Nothing that the filters let through binds them: no tie, event, alliance, partner, opponent or text in common.") : null,
    ...(found.among.length ? [element("h3", {}, `Ties among them (${tieCount(found.among.flatMap((pair) => pair.live)).toLocaleString("en")})`),
      element("ul", { class: "ties" }, ...some(found.among, 12, (pair) => pairButton(pair, null), (n) => `Show ${plural(n, "more pair")}`, (button) => element("li", {}, button)))] : []),
    ...groupPart("Agreements", agreed, (event) => eventView(event, ids, options)),
    ...groupPart("Shared events", shared, (event) => eventView(event, ids, options)),
    ...groupPart("Alliances in common", found.alliances, ({ key, who, things }) => foldout([element("bdi", {}, actors[key].name), whoWords(who, ids)], () => [...things].map((tie) => tieView(tie, options)), options)),
    ...groupPart("Common partners", found.partners, withPairs),
    ...groupPart("Common opponents", found.opponents, withPairs),
    ...groupPart("Texts in common", found.texts, ({ key, who, things }) => foldout([element("bdi", {}, textName(documents[key])), whoWords(who, ids)],
      () => some([...things], TOLD_FIRST, passageView, (n) => `Show ${plural(n, "more sentence")}`), options)),
  ].filter(Boolean);
};
targets.group = {
  view: (ids, options) => groupView(ids, options),
  words: (ids) => `${plural(ids.length, "actor")} chosen: ${plainGroup(ids)}`,
  near: (ids) => pairs.filter((pair) => pair.live.length && ids.includes(pair.a) && ids.includes(pair.b)).reduce(addPair, { actors: new Set(ids), pairs: new Set() }),
  wanted: (ids) => ids,
  around: (ids) => ids,
  gone: (ids) => !ids.every((id) => actors[id].shown),
  address: (ids) => namesOf(...ids),
  found: (words) => { const ids = [...new Set(words.split(" ").map(named))].filter((id) => id !== null && stands(actors[id])); return ids.length > 1 ? ids : null; },
};
