// Actors, pairs, ties and events as tables that can be sorted, searched and saved: all that the drawing shows and no more.
const ROWS = 100;  // at first
const WIDEST = 300;  // characters of a cell on the screen
let listed_ = { table: "actors", sort: "", down: false, wanted: "" };
const numeric = (rows, value) => rows.some((row) => typeof value(row) === "number");
const ordered = (rows, { value }, down) => {
  const empty = (found) => found === "" || found === null;
  const compare = (p, q) => (typeof p === "number" && typeof q === "number" ? p - q : String(p).localeCompare(String(q), "en", { sensitivity: "base" }));
  return rows.map((row, place) => [value(row), place, row]).sort(([p, i], [q, j]) => empty(p) - empty(q) || (down ? compare(q, p) : compare(p, q)) || i - j).map(([, , row]) => row);
};
const containing = (rows, columns, wanted) => {
  const words_ = plain(wanted).split(" ").filter(Boolean);
  if (!words_.length) return rows;
  return rows.filter((row) => { const cells = plain(columns.map(({ value }) => value(row)).join(" ")); return words_.every((word) => cells.includes(word)); });
};
// The rows of a table as they stand: those that hold the words, in the order asked for.
const rowsOf = ({ table, sort, down, wanted }) => {
  const { rows, columns } = TABLES[table];
  const found = containing(rows(), Object.values(columns), wanted);
  return columns[sort] ? ordered(found, columns[sort], down) : found;
};
const tableOf = (view, most, { heads = null, open = true } = {}) => {
  const { name, columns, opens } = TABLES[view.table];
  const found = rowsOf(view);
  const all_ = Object.entries(columns);
  const asNumber = new Map(all_.map(([key, { value }]) => [key, numeric(found.slice(0, 20), value)]));
  const cell = (row) => ([key, { value }], place) => {
    const text = String(value(row)).slice(0, WIDEST);
    const words_ = element("bdi", {}, text);
    if (place) return element("td", { class: asNumber.get(key) ? "n" : spanOf(text) ? "date" : "" }, words_);
    return element("th", { scope: "row" }, open ? quiet("", () => select(opens(row)), { "aria-label": `Open ${text || "undated event"}` }) : words_);
  };
  const rowView = (row) => {
    const cells = all_.map((column, place) => cell(row)(column, place));
    cells[0].querySelector("button")?.append(element("bdi", {}, String(all_[0][1].value(row)).slice(0, WIDEST) || "Undated"));
    return element("tr", {}, ...cells);
  };
  const rest = (n) => `Show ${plural(n, "more row")}`;
  const body = element("tbody", {}, ...some(found, most, rowView, rest, (button) => element("tr", {}, element("td", { colspan: all_.length }, button))));
  const head = all_.map(([key, { head: text }]) => (heads ? heads(key, text, asNumber.get(key)) : element("th", { scope: "col" }, text)));
  return element("table", {}, element("caption", {}, `${plural(found.length, name)} shown`), element("thead", {}, element("tr", {}, ...head)), body);
};
// For paper: actors and pairs, whole words, nothing to press.
const tables = (most = ROWS) => ["actors", "pairs"].map((table) => tableOf({ table, sort: "", down: false, wanted: "" }, most, { open: false }));

const sortBy = (key, number_) => {
  const same_ = listed_.sort === key;
  // Words begin with A, numbers with the greatest; a second press turns the order, a third gives that of the page back.
  if (same_ && listed_.down !== number_) listed_ = { ...listed_, sort: "", down: false };
  else listed_ = { ...listed_, sort: key, down: same_ ? !listed_.down : number_ };
  showListing();
  byId("tables").querySelector(`[data-sort="${key}"]`).focus();
  say(listed_.sort ? `Sorted by ${TABLES[listed_.table].columns[key].head}, ${listed_.down ? "descending" : "ascending"}` : "Order of the page");
  remember({ replace: true });
};
const headButton = (key, text, number_) => {
  const sorted = listed_.sort === key;
  return element("th", { scope: "col", ...(sorted ? { "aria-sort": listed_.down ? "descending" : "ascending" } : {}) },
    element("button", { type: "button", class: "sort", "data-sort": key, onclick: () => sortBy(key, number_) }, text, element("span", { "aria-hidden": "true" }, sorted ? (listed_.down ? " ↓" : " ↑") : "")));
};
const listOpen = () => !byId("listing").hidden;
const showListing = () => {
  if (!listOpen()) return;
  byId("tables").replaceChildren(tableOf(listed_, ROWS, { heads: headButton }));
  document.querySelectorAll("[data-table]").forEach((tab) => {
    tab.setAttribute("aria-pressed", String(tab.dataset.table === listed_.table));
    tab.querySelector("b").textContent = TABLES[tab.dataset.table].rows().length.toLocaleString("en");
  });
  if (byId("rows-wanted").value !== listed_.wanted) byId("rows-wanted").value = listed_.wanted;
};
const openListing = (open) => {
  byId("listing").hidden = !open;
  byId("list").setAttribute("aria-pressed", String(open));
  showListing();
};
byId("list").addEventListener("click", () => {
  openListing(!listOpen());
  if (listOpen()) byId("listing").focus({ preventScroll: true });
  say(listOpen() ? `Tables: ${plural(shownActors().length, "actor")}, ${plural(shownPairs().length, "pair")}` : "Drawing");
  remember();
});
document.querySelectorAll("[data-table]").forEach((tab) => tab.addEventListener("click", () => {
  listed_ = { table: tab.dataset.table, sort: "", down: false, wanted: listed_.wanted };
  showListing();
  say(byId("tables").querySelector("caption").textContent);
  remember();
}));
byId("rows-wanted").addEventListener("input", () => {
  listed_ = { ...listed_, wanted: byId("rows-wanted").value };
  showListing();
  say(byId("tables").querySelector("caption").textContent);
  remember({ replace: true });
});
byId("save-csv").addEventListener("click", () => {
  const columns = Object.values(TABLES[listed_.table].columns);
  const rows = rowsOf(listed_).map((row) => columns.map(({ value }) => value(row)));
  saveCsv([columns.map(({ head }) => head), ...rows], `${listed_.table}.csv`, byId("csv-mark").checked);
  say(`${plural(rows.length, "row")} saved`);
});
