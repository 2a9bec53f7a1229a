// What is shown, as the fragment of the address: to share, to come back to, and for the browser's back and forward.
// Whatever stands there is checked against what the page holds; the rest is passed over.
const OFF = { sign: new Set(Object.values(SIGNS)), kind: new Set(actors.map((actor) => actor.kind)), term: new Set(Object.keys(terms)), outlet: new Set(outlets.keys()) };
const LONGEST = 50000;
const textKey = (id) => documents[id].join(" ");
let theme = null;  // what somebody chose, else the system's
const addressed = [];  // further parts of the address, each {write, read}
const filterAddress = (address = new URLSearchParams()) => {
  if (filters.ego) { address.set("around", actors[filters.ego.actor].iri); address.set("steps", filters.ego.depth); }
  for (const [set, known] of Object.entries(OFF)) {
    const off = filters.off[set];
    const on = [...known].filter((value) => !off.has(value));
    if (off.size > known.size / 2) for (const value of on.length ? on.sort() : [""]) address.append(`only-${set}`, value);
    else for (const value of [...off].sort()) address.append(`no-${set}`, value);
  }
  for (const name of ["leading", "unnamed", "fold", "claims", "undated", "blocs"]) if (filters[name] !== all()[name]) address.set(name, filters[name] ? "1" : "0");
  if (filters.text !== null) address.set("text", textKey(filters.text));
  if (filters.confidence) address.set("confidence", String(filters.confidence));
  if (filters.since > 0) address.set("from", isoOf(timeline.bins[filters.since].start));
  if (filters.until < lastBin) address.set("to", isoOf(timeline.bins[filters.until].end));
  if (!filters.ego && filters.leading) for (const id of extra) address.append("with", actors[id].iri);
  for (const id of filters.hidden) address.append("hide", actors[id].iri);
  return address;
};
const NOTES_IN_ADDRESS = 1500;  // characters; more notes are kept in a saved page alone
const addressOf = () => {
  const address = new URLSearchParams();
  if (selected) address.set(kindOf(selected), asked(selected, "address"));
  filterAddress(address);
  if (mode !== "cumulative") address.set("play", mode);
  if (listOpen()) {
    address.set("view", listed_.table);
    if (listed_.sort) address.set("sort", `${listed_.down ? "-" : ""}${listed_.sort}`);
    if (listed_.wanted) address.set("rows", listed_.wanted);
  }
  if (theme) address.set("theme", theme);
  const slips_ = JSON.stringify(notesKept());
  if (slips.length && slips_.length <= NOTES_IN_ADDRESS) address.set("notes", slips_);
  addressed.forEach(({ write }) => write(address));
  return address.toString();
};

const filtersFrom = (address) => {
  const found = all();
  for (const [set, known] of Object.entries(OFF)) {
    const [no, only] = ["no", "only"].map((word) => new Set(address.getAll(`${word}-${set}`)));
    found.off[set] = new Set([...known].filter((value) => no.has(value) || (only.size && !only.has(value))));
  }
  for (const name of ["leading", "unnamed", "fold", "claims", "undated", "blocs"]) if (["0", "1"].includes(address.get(name))) found[name] = address.get(name) === "1";
  if (!many) found.leading = false;
  if (!CAN_FOLD) found.fold = false;
  const text = address.has("text") ? documents.findIndex((_, id) => textKey(id) === address.get("text")) : -1;
  if (text >= 0) found.text = text;
  const confidence = Number(address.get("confidence"));
  if (confidence > 0 && confidence <= 1) found.confidence = confidence;
  for (const [name, bound] of [["from", "since"], ["to", "until"]]) {
    const span = spanOf(address.get(name) ?? "");
    const date = span?.[name === "from" ? 0 : 1];
    if (timeline.bins.length && date >= timeline.bins[0].start && date <= timeline.bins[lastBin].end) found[bound] = timeline.at(date);
  }
  if (found.since > found.until) [found.since, found.until] = [all().since, all().until];
  const centre = byIri.get(address.get("around"));
  if (centre !== undefined) found.ego = { actor: centre, depth: address.get("steps") === "2" ? 2 : 1 };
  extrasFrom(address, "hide").forEach((id) => found.hidden.add(id));
  return found;
};
const extrasFrom = (address, name = "with") => address.getAll(name).map(named).filter((id) => id !== null);
const notesFrom = (address) => { try { return JSON.parse(address.get("notes") ?? "[]"); } catch { return []; } };
const targetFrom = (address) => {  // the filters are set: what a pair is depends on them
  const kind = Object.keys(targets).find((name) => address.has(name));
  const value = kind ? targets[kind].found(address.get(kind)) : null;
  return value === null ? null : { [kind]: value };
};
const tableFrom = (address) => {
  const table = Object.hasOwn(TABLES, address.get("view") ?? "") ? address.get("view") : "actors";
  const [, minus, sort] = /^(-?)(.*)$/.exec(address.get("sort") ?? "");
  return { table, sort: Object.hasOwn(TABLES[table].columns, sort) ? sort : "", down: minus === "-", wanted: (address.get("rows") ?? "").slice(0, 100) };
};
let restoring = false;
const restore = () => {
  const fragment = location.hash.slice(1) || (present === null && kept?.address) || "";
  const address = new URLSearchParams(fragment.length > LONGEST ? "" : fragment);
  restoring = true;
  stop();
  filters = filtersFrom(address);
  mode = address.get("play") === "window" ? "window" : "cumulative";
  extra.clear();
  extrasFrom(address).forEach((id) => extra.add(id));
  if (present === null && kept) setPlaced(kept.placed);
  theme = ["light", "dark"].includes(address.get("theme")) ? address.get("theme") : null;
  setTheme();
  addressed.forEach(({ read }) => read(address));
  show();
  listed_ = tableFrom(address);
  openListing(Object.hasOwn(TABLES, address.get("view") ?? ""));
  const target = targetFrom(address);
  if (target?.actor !== undefined && !actors[target.actor].shown) uncover(target.actor);
  trail.length = 0;
  select(target, { back: true });
  if (address.has("notes") || present !== null || !kept) setNotes(notesFrom(address));
  else setNotes(kept.notes);
  fitAnew();
  restoring = false;
  record();
};
const remember = ({ replace = false } = {}) => {
  if (!restoring && timer === null) record({ replace });
  if (restoring || location.protocol === "about:" || timer !== null) return;  // a frame in a notebook has no address of its own
  const next = addressOf();
  if (next === location.hash.slice(1) || next.length > LONGEST) return;
  const address = `${location.href.split("#")[0]}${next ? `#${next}` : ""}`;
  history[replace ? "replaceState" : "pushState"](null, "", address);
};
const revisit = () => { if (location.hash.slice(1) !== addressOf()) restore(); };
addEventListener("popstate", revisit);
addEventListener("hashchange", revisit);
byId("copy").addEventListener("click", async () => {
  remember();
  try { await navigator.clipboard.writeText(location.href); say("Link copied"); byId("copy").classList.add("done"); setTimeout(() => byId("copy").classList.remove("done"), 1500); }
  catch { byId("link").hidden = false; byId("link-text").value = location.href; byId("link-text").select(); say("Copy the link from the field"); }
});
byId("link-close").addEventListener("click", () => { byId("link").hidden = true; byId("copy").focus(); });
