// What the reader made of the page: undo and redo over it, and a copy of the page that opens with it.
// A state is the address of the filters, the notes, and the actors moved by hand.
const snapshot = () => JSON.stringify({ view: filterAddress().toString(), notes: notesKept(), placed: placedKept() });
const MOST_STEPS = 200;
const [past, future] = [[], []];
let present = null;
let merging = false;  // the last step was one of a movement that goes on
const showSteps = () => { byId("undo").disabled = !past.length; byId("redo").disabled = !future.length; };
// Takes down a step; `replace`: of a movement, which is one step as long as it goes on.
const record = ({ replace = false } = {}) => {
  const now = snapshot();
  if (now === present) return;
  if (present !== null && !(replace && merging)) {
    past.push(present);
    past.splice(0, past.length - MOST_STEPS);
    future.length = 0;
  }
  [present, merging] = [now, replace];
  showSteps();
};
const setKept = ({ view, notes: kept, placed: spots }) => {
  const address = new URLSearchParams(view);
  filters = filtersFrom(address);
  extra.clear();
  extrasFrom(address).forEach((id) => extra.add(id));
  setPlaced(spots);
  show();
  setNotes(kept);
};
const step = (from, to, words_) => {
  if (!from.length) return;
  stop();
  to.push(present);
  [present, merging] = [from.pop(), false];
  restoring = true;
  setKept(JSON.parse(present));
  if (selected) select(asked(selected, "gone") ? null : selected, { again: true });
  restoring = false;
  showSteps();
  remember();
  say(words_);
};
byId("undo").addEventListener("click", () => step(past, future, "Undone"));
byId("redo").addEventListener("click", () => step(future, past, "Done again"));
document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches("input[type=text], textarea")) return;
  if (key === "z" && !event.shiftKey) { event.preventDefault(); step(past, future, "Undone"); }
  else if (key === "y" || key === "z") { event.preventDefault(); step(future, past, "Done again"); }
});

// Actors moved by hand keep their places in the view that they were moved in.
network.on("dragStart", ({ nodes: dragged }) => { for (const [id, spot] of Object.entries(network.getPositions(dragged))) homeOf(Number(id), spot); });
network.on("dragEnd", ({ nodes: dragged }) => {
  for (const [id, { x, y }] of Object.entries(network.getPositions(dragged))) place(Number(id), x, y);
  if (dragged.length) remember();
});
const hideActor = (actor) => {
  filters.hidden.add(actor.id);
  select(null);
  apply();
  say(`${actor.name} hidden`);
};
const kept = held("kg-kept");  // of a saved page
const BLOCK = /(<script type="application\/json" id="kg-kept">)[^<]*/;
const inert = (value) => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
byId("save-page").addEventListener("click", () => {
  const now = { ...JSON.parse(snapshot()), address: addressOf() };
  const html = `<!doctype html>\n${asWritten.replace(BLOCK, (_, tag) => tag + inert(now))}\n`;
  save(new Blob([html], { type: "text/html;charset=utf-8" }), "html");
  say(`Page saved with ${plural(slips.length, "note")}`);
});
