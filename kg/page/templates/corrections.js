// Corrections that a reader collects while looking: rows for `kg build --corrections`, offered as a file. Nothing is sent or kept.
const corrections = [];  // { action, subject, object, value, words }
const COLUMNS = ["action", "subject", "object", "value", "author", "date", "reason"];
const isSame = (one, two) => ["action", "subject", "object", "value"].every((name) => one[name] === two[name]);
const collected = (row) => corrections.find((other) => isSame(row, other));
const csv = () => [COLUMNS, ...corrections.map((row) => COLUMNS.map((name) => (name === "author" ? byId("corrector").value.trim() : row[name] ?? "")))]
  .map((row) => `${row.map(quoted).join(",")}\n`).join("");
const today = () => { const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-"); };
const collect = (row) => {
  const there = collected(row);
  if (there) corrections.splice(corrections.indexOf(there), 1);
  else corrections.push({ date: today(), reason: "", ...row });
  showCorrections();
  say(there ? `Taken back: ${row.words}` : `${row.words}: collected, ${plural(corrections.length, "correction")}`);
};
const COLLECTS = "Adds a line to your corrections, which the side saves as a file for kg build --corrections. The graph stays as it is until then; a second click takes the line back.";
// A button that collects a row, or takes it back.
const correct = (text, row, title) => {
  const button = quiet(text, () => {
    collect(row);
    button.setAttribute("aria-pressed", String(Boolean(collected(row))));
  }, { "aria-pressed": String(Boolean(collected(row))), "aria-label": `${text}: ${row.words}`, "data-correct": row.action, title });
  return button;
};
const iriOf = (id) => actors[id].iri;
// A tie that no sentence bears out; who speaks about whom is no statement of its own.
const wrongTie = (tie) => (tie.term === "speaksAbout" ? null : correct("Mark as wrong", {
  action: "reject", subject: iriOf(tie.from), object: iriOf(tie.to), value: tie.term,
  words: `${actors[tie.from].name}, ${terms[tie.term].toLowerCase()}, ${actors[tie.to].name}`,
}, COLLECTS));
const otherActor = (actor, action, label, said) => {
  const id = `correct-${action}`;
  const input = element("input", {
    type: "text", id, role: "combobox", autocomplete: "off", spellcheck: "false", dir: "auto", placeholder: label,
    "aria-label": `${actor.name}: ${label}`, "aria-expanded": "false", "aria-controls": `${id}-found`, "aria-autocomplete": "list",
  });
  const list = element("ul", { id: `${id}-found`, class: "found", role: "listbox", "aria-label": "Actors found", hidden: true });
  finder(input, list, (other) => {
    if (other === actor.id) return;
    const row = { action, subject: actor.iri, object: iriOf(other), words: `${actor.name} ${said} ${actors[other].name}` };
    if (!collected(row)) collect(row);
  });
  return element("div", { class: "search" }, input, list);
};
const correctActor = (actor) => element("details", { class: "correct" }, element("summary", {}, "Correct"),
  otherActor(actor, "merge", "Same as …", "is"),
  otherActor(actor, "separate", "Not the same as …", "is not"),
  correct("No actor at all", { action: "delete", subject: actor.iri, words: `${actor.name} is no actor` }, COLLECTS));

const takeBack = (row) => element("button", { type: "button", class: "icon", "aria-label": `Take back: ${row.words}`, onclick: () => {
  collect(row);
  if (selected) select(selected, { again: true });
  (byId("corrections-list").querySelector("button") ?? byId("corrections-save")).focus();
} }, "×");
const reasonOf = (row) => element("input", { type: "text", value: row.reason, placeholder: "Why", "aria-label": `Reason: ${row.words}`, dir: "auto", oninput: (event) => { row.reason = event.target.value; } });
const showCorrections = () => {
  const box = byId("corrections");
  box.hidden = !corrections.length;
  byId("corrections-count").textContent = plural(corrections.length, "correction");
  byId("corrections-list").replaceChildren(...corrections.map((row) => element("li", {}, element("span", {}, element("b", {}, row.action), " ", element("bdi", {}, row.words)), takeBack(row), reasonOf(row))));
};
byId("corrections-save").addEventListener("click", () => save(new Blob([csv()], { type: "text/csv;charset=utf-8" }), "corrections.csv"));
