// Actors and ties as tables: all that the drawing shows, for those who would rather read, or who can't see it.
const ROWS = 100;
const cell = (...content) => element("td", {}, ...content);
const number = (value) => element("td", { class: "n" }, value);
const tableOf = (caption, heads, things, row, most) => {
  const body = element("tbody", {});
  body.append(...some(things, most, row, (n) => `Show ${plural(n, "more row")}`, (button) => element("tr", {}, element("td", { colspan: heads.length }, button))));
  return element("table", {}, element("caption", {}, caption), element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))), body);
};
const shownActors = () => actors.filter((actor) => actor.shown);
const shownPairs = () => pairs.filter((pair) => pair.live.length && actors[pair.a].shown && actors[pair.b].shown).sort((p, q) => q.weight - p.weight || p.id - q.id);
const actorRow = (actor) => element("tr", {},
  element("th", { scope: "row" }, element("button", { type: "button", class: "quiet", onclick: () => select({ actor: actor.id }) }, element("bdi", {}, actor.name))),
  cell(actor.named ? (ONE[actor.kind] ?? actor.kind) : "Without a name"), number(actor.score ? String(Math.max(1, Math.round(actor.score))) : "–"),
  number(String(actor.pairs.filter((pair) => pair.live.length).length)));
const pairRow = (pair) => element("tr", {},
  element("th", { scope: "row" }, element("button", { type: "button", class: "quiet", onclick: () => select({ pair: pair.id }) }, element("bdi", {}, actors[pair.a].name), " and ", element("bdi", {}, actors[pair.b].name))),
  cell(`${signWords(pair)}${pair.disputed ? ", disputed" : ""}`), cell([...new Set(pair.live.map((tie) => terms[tie.term]))].slice(0, 6).join(", ")), number(pair.weight.toFixed(1)), number(String(said(pair.live))), cell(backing(pair.live)));
const tables = (most = ROWS) => [
  tableOf(`${plural(shownActors().length, "actor")} shown`, ["Actor", "Kind", "Influence", "Tied to"], shownActors(), actorRow, most),
  tableOf(`${plural(shownPairs().length, "pair")} shown`, ["Pair", "Sign", "Ties", "Weight", "Sentences", "Told by"], shownPairs(), pairRow, most),
];
const listOpen = () => !byId("listing").hidden;
const showListing = () => { if (listOpen()) byId("tables").replaceChildren(...tables()); };
const openListing = (open) => {
  byId("listing").hidden = !open;
  byId("list").setAttribute("aria-pressed", String(open));
  showListing();
};
byId("list").addEventListener("click", () => {
  openListing(!listOpen());
  if (listOpen()) byId("listing").focus({ preventScroll: true });
  say(listOpen() ? `Lists: ${plural(shownActors().length, "actor")}, ${plural(shownPairs().length, "pair")}` : "Drawing");
  remember();
});
