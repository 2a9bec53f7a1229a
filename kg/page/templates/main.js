// The list of the most influential, what follows from a change, theme, keys; then the start.
const closeTabs = () => {
  document.querySelectorAll(".section.open").forEach((section_) => section_.classList.remove("open"));
  document.querySelectorAll(".tabs button").forEach((button) => button.setAttribute("aria-expanded", "false"));
};
document.querySelectorAll(".tabs button").forEach((button) => button.addEventListener("click", () => {
  const open = button.getAttribute("aria-expanded") !== "true";
  closeTabs();
  if (open) { byId(button.dataset.tab).classList.add("open"); button.setAttribute("aria-expanded", "true"); }
}));

const list = byId("actors");
let listed = 10;
const showList = () => {
  const ranked = byRank.filter((actor) => actor.shown && actor.score > 0);
  list.replaceChildren(...ranked.slice(0, listed).map((actor) => element("li", {},
    element("button", { type: "button", "data-actor": actor.id, onclick: () => select({ actor: actor.id }) },
      element("span", { class: "rank" }, String(rankOf(actor))), shape(actor.kind), element("bdi", { class: "clip", title: actor.name }, actor.name),
      element("span", { class: "meter", "aria-hidden": "true" }, element("i", { style: { width: `${actor.score}%` } }))))));
  const more = byId("more-actors");
  more.hidden = ranked.length <= listed;
  more.textContent = `Show ${Math.min(20, ranked.length - listed)} more`;
  markCurrent();
};
const markCurrent = () => list.querySelectorAll("button").forEach((button) => button.setAttribute("aria-current", String(selected?.actor === Number(button.dataset.actor))));
byId("more-actors").addEventListener("click", () => { listed += 20; showList(); });

let refit = false;  // the next change makes another picture, which should be seen whole
const fitAnew = () => { moved = false; fit(smooth(), aim()); };
// Works out what is visible and brings all but the panel up to date.
const show = () => {
  refresh();
  rankLabels();
  const elsewhere = arrange();
  const shown = actors.filter((actor) => actor.shown).length;
  byId("reset").hidden = isDefault();
  byId("empty").hidden = shown > 0;
  byId("empty-text").textContent = actors.length
    ? "Nothing matches these filters. Reset them to see the network again."
    : nothing;
  updates.forEach((update) => update());
  showList();
  showListing();
  showBanner();
  paint();
  if (refit || (elsewhere && !moved)) fit(smooth());
  refit = false;
};
const apply = ({ silent = false, replace = false } = {}) => {
  show();
  if (selected && asked(selected, "gone")) select(null);
  else if (selected) select(selected, { again: true });
  if (!silent) say(`${shownWords()} shown`);
  remember({ replace });
};

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
  if (event.key === "/" && !typing) { event.preventDefault(); byId("search").focus(); }
  else if (event.key === "Escape" && selected) { select(null); stage.focus({ preventScroll: true }); }
});
const dark = matchMedia("(prefers-color-scheme: dark)");
const setTheme = () => {
  document.documentElement.dataset.theme = theme ?? (dark.matches ? "dark" : "light");
  colours = readColours();
  paint();
  if (!restoring) network.redraw();
};
byId("theme").addEventListener("click", () => { theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark"; setTheme(); remember(); });
dark.addEventListener("change", setTheme);

const showFacts = () => {
  const [n, tied, , texts_, ...days] = filters.fold ? figures.folded : [figures.actors, figures.ties, 0, figures.documents, figures.since, figures.until];
  const period = days.filter(Boolean).map((date) => day(date.slice(0, 7)));
  write(byId("facts"), [plural(n, "actor"), plural(tied, "tie"), plural(texts_, "text"), [...new Set(period)].join(" to ")].filter(Boolean).join(" · "));
};
updates.push(showFacts);
updates.push(() => {
  const words_ = shownWords();
  byId("shown").hidden = !actors.length || words_.startsWith(`${byId("facts").textContent.split(" · ").slice(0, 2).join(", ")},`);
  write(byId("shown"), `Shown: ${words_}`);
});
if (figures.left) {
  byId("left").hidden = false;
  byId("left").textContent = `Shows the ${actors.length.toLocaleString("en")} most influential actors; ${plural(figures.left, "other")} left out for clarity.`;
}
restore();
say("");
window.kg = { network, select, pairs, actors, standingIn, blocsOf, partsOf, labels: () => labelsNow };  // for the console
// In a frame of a notebook the address of a part of the page is that of the notebook, and would open it in the frame.
document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); byId("actors").focus(); });
