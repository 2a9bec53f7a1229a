// What the page holds, and what of it the filters let through.
const data = JSON.parse(document.getElementById("kg-data").textContent);
const { actors, ties, passages, documents, terms, figures, drawing } = data;
const SIGNS = { 1: "cooperation", "-1": "hostility", 0: "neutral" };
const SIGN_WORDS = { cooperation: "Cooperation", hostility: "Hostility", neutral: "Neutral", mixed: "Mixed" };
const KIND_WORDS = { State: "States", Person: "People", Alliance: "Alliances", Organization: "Organizations", ArmedForce: "Armed forces", Group: "Groups" };
const ONE = { State: "State", Person: "Person", Alliance: "Alliance", Organization: "Organization", ArmedForce: "Armed force", Group: "Group" };

const element = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") node.className = value;
    else if (name === "onclick") node.addEventListener("click", value);
    else if (name === "style") Object.assign(node.style, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null));  // strings become text, never markup
  return node;
};
const byId = (id) => document.getElementById(id);
const plural = (n, one, many = one + "s") => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const day = (iso) => {
  const [year, month, date] = iso.split("-");
  return [date ? String(Number(date)) : "", month ? MONTHS[Number(month) - 1] : "", year].filter(Boolean).join(" ");
};

// One visible edge per pair; the numbers of pairs are those of the drawing's edges.
const pairOf = new Map(drawing.edges.map((edge) => [`${Math.min(edge.from, edge.to)}:${Math.max(edge.from, edge.to)}`, edge.id]));
const pairs = drawing.edges.map((edge) => ({ id: edge.id, a: edge.from, b: edge.to, ties: [], live: [] }));
ties.forEach((tie, id) => {
  tie.id = id;
  const pair = pairs[pairOf.get(`${Math.min(tie.from, tie.to)}:${Math.max(tie.from, tie.to)}`)];
  tie.pair = pair.id;
  pair.ties.push(tie);
});
actors.forEach((actor, id) => { actor.id = id; actor.pairs = []; });
pairs.forEach((pair) => { actors[pair.a].pairs.push(pair); actors[pair.b].pairs.push(pair); });

const monthOf = (time) => Number(time.slice(0, 4)) * 12 + (time.length > 4 ? Number(time.slice(5, 7)) - 1 : 0);
const lastMonthOf = (time) => (time.length > 4 ? monthOf(time) : monthOf(time) + 11);
const dated = ties.flatMap((tie) => tie.times.filter((time) => /^\d{4}/.test(time)));
// A year alone must not stretch the scale to its January: it counts only where nothing is more exact.
const exact = dated.filter((time) => time.length > 4);
const scale = (exact.length ? exact : dated).map(monthOf);
const firstMonth = scale.reduce((a, b) => Math.min(a, b), Infinity);
const lastMonth = scale.reduce((a, b) => Math.max(a, b), -Infinity);

const OPENING = 120;  // actors shown at first where there are many
const order = actors.filter((actor) => actor.named).map((actor) => actor.id);
const leading = new Set(order.slice(0, OPENING));
const extra = new Set();  // found by search, or reached from one that is shown
const many = order.length > OPENING * 1.25;
const all = () => ({
  leading: many,
  signs: new Set(["cooperation", "hostility", "neutral"]),
  kinds: new Set(actors.map((actor) => actor.kind)),
  terms: new Set(Object.keys(terms)),
  unnamed: !actors.some((actor) => actor.named), claims: !ties.some((tie) => tie.kind !== "claim"),
  since: firstMonth, until: lastMonth,
});
let filters = all();
const isDefault = () => {
  const start = all();
  return ["signs", "kinds", "terms"].every((name) => filters[name].size === start[name].size)
    && ["leading", "unnamed", "claims", "since", "until"].every((name) => filters[name] === start[name]);
};

const inTime = (tie) => {
  if (filters.since <= firstMonth && filters.until >= lastMonth) return true;
  return tie.times.some((time) => lastMonthOf(time) >= filters.since && monthOf(time) <= filters.until);
};
const tieShown = (tie) => filters.signs.has(SIGNS[tie.sign]) && filters.terms.has(tie.term)
  && (filters.claims || tie.kind !== "claim") && inTime(tie);
const actorAllowed = (actor) => filters.kinds.has(actor.kind) && (actor.named || filters.unnamed)
  && (!filters.leading || leading.has(actor.id) || extra.has(actor.id));

const mixture = (found) => {
  let [plus, minus] = [0, 0];
  for (const tie of found) { if (tie.sign > 0) plus += tie.weight; else if (tie.sign < 0) minus += tie.weight; }
  if (!plus && !minus) return "neutral";
  if (Math.min(plus, minus) >= (plus + minus) / 4) return "mixed";
  return plus > minus ? "cooperation" : "hostility";
};

// Works out which actors and pairs are visible, and the sign and weight of each pair from what is left of it.
const refresh = () => {
  for (const pair of pairs) {
    pair.live = actorAllowed(actors[pair.a]) && actorAllowed(actors[pair.b]) ? pair.ties.filter(tieShown) : [];
    const settled = pair.live.filter((tie) => tie.kind !== "claim");
    pair.claimed = pair.live.length > 0 && !settled.length;
    pair.sign = mixture(settled.length ? settled : pair.live);
    pair.weight = (settled.length ? settled : pair.live).reduce((sum, tie) => sum + tie.weight, 0);
  }
  for (const actor of actors) actor.shown = actorAllowed(actor) && (actor.pairs.some((pair) => pair.live.length) || !actor.pairs.length);
};
refresh();
