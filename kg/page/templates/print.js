// The page on paper: the drawing in light colours, and what the panel shows, whole, as text; without a panel, the tables.
const paper = byId("paper");
const ROWS_ON_PAPER = 400;
const onPaper = (target) => {
  if (target) return [element("section", {}, ...asked(target, "view", { whole: true }))];
  const more = Math.max(shownActors().length, shownPairs().length) > ROWS_ON_PAPER;
  return [...(more ? [element("p", { class: "facts" }, `Each table holds its first ${ROWS_ON_PAPER} rows.`)] : []), ...tables(ROWS_ON_PAPER)];
};
const notesOnPaper = () => (slips.length ? [element("section", { class: "noted" }, element("h3", {}, "Notes"), element("ul", {}, ...slips.map((note) => element("li", {}, element("b", {}, element("bdi", {}, noteOn(note))), ": ", element("bdi", {}, note.text)))))] : []);
addEventListener("beforeprint", () => {
  paper.hidden = false;
  const box = boxOf(Object.values(network.getPositions(shownActors().map((actor) => actor.id))));
  const svg = svgOf({ paints: readColours(paper), zoom: Math.min(1.2, Math.max(0.35, 900 / Math.max(1, box.r - box.l))), titled: false });
  const filter = filterWords();
  const texts = onPaper(selected);
  paper.replaceChildren(element("h1", { dir: "auto" }, document.title), element("p", { class: "facts" }, byId("facts").textContent), ...(filter ? [element("p", { class: "facts" }, `Shown: ${filter}`)] : []), svg, ...notesOnPaper(), ...texts);
  paper.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));  // they stand in the panel already
});
addEventListener("afterprint", () => { paper.replaceChildren(); paper.hidden = true; });
byId("print").addEventListener("click", () => print());
