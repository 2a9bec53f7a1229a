// The filters at the side: built once, brought up to date after each change.
const updates = [];  // what to do after a change of the filters
const chip = (mark, text, { on, toggle, count }) => {
  const number = element("b", {});
  const button = element("button", { type: "button", class: "chip", "data-filter": text, onclick: () => { toggle(); apply(); } }, mark, text, number);
  updates.push(() => {
    button.setAttribute("aria-pressed", String(on()));
    write(number, count().toLocaleString("en"));
    button.hidden = !count() && on();
  });
  return button;
};
const setChip = (set, value, mark, text, count) => chip(mark, text, { on: () => !filters.off[set].has(value), toggle: () => flip(filters.off[set], value), count });
const flagChip = (name, mark, text, number) => chip(mark, text, { on: () => filters[name], toggle: () => { filters[name] = !filters[name]; }, count: () => number });

// Counts of the page in its present mode, worked out once for each: a filter changes none of them.
const inScope = (work) => { let last = null; return () => { if (last?.scope !== scope()) last = { scope: scope(), found: work(scope()) }; return last.found; }; };
const CLAIMS = ties.filter((tie) => tie.kind === "claim").length;
for (const sign of ["cooperation", "hostility", "neutral"]) {
  if (ties.some((tie) => SIGNS[tie.sign] === sign)) byId("signs").append(setChip("sign", sign, swatch(sign), SIGN_WORDS[sign], inScope((held_) => countOf(held_.ties, (tie) => SIGNS[tie.sign] === sign))));
}
if (CLAIMS) byId("signs").append(flagChip("claims", swatch("neutral", true), "Claims and plans", CLAIMS));
for (const kind of Object.keys(KIND_WORDS)) {
  if (actors.some((actor) => actor.kind === kind)) byId("kinds").append(setChip("kind", kind, shape(kind), KIND_WORDS[kind], inScope((held_) => held_.actors.filter((actor) => actor.kind === kind).length)));
}
const aside = actors.filter((actor) => actor.aside);
const asideWords = aside.some((actor) => actor.named) ? "Without a name, or only reporting" : "Without a name";
if (aside.length) byId("kinds").append(flagChip("unnamed", shape("Group"), asideWords, aside.length));
if (CAN_FOLD) {
  const fold = flagChip("fold", shape("State"), "Fold into states", actors.filter((actor) => actor.state !== null && !actor.aside).length);
  fold.title = "People, ministries, armies and agencies act for their state";
  const told = element("p", { class: "also" }, `Inner affairs left out: ${plural(figures.folded[2], "tie")} between those who act for one state.`);
  fold.addEventListener("click", () => { moved = false; fit(smooth()); });
  updates.push(() => { told.hidden = !filters.fold; });
  byId("kinds").append(fold);
  byId("kinds").after(told);
}
if (many) byId("kinds").append(chip("", `Only the ${leading.size} most influential`, {
  on: () => filters.leading, toggle: () => { filters.leading = !filters.leading; moved = false; refit = true; }, count: () => `of ${order.length.toLocaleString("en")}`,
}));
if (UNDATED) byId("undated").append(flagChip("undated", "", "Undated", UNDATED));

// Actors hidden by hand, each with a button that brings it back.
updates.push(() => {
  byId("hidden").hidden = !filters.hidden.size;
  byId("hidden-list").replaceChildren(...[...filters.hidden].map((id) => element("button", { type: "button", class: "chip", "data-show": id, onclick: () => { filters.hidden.delete(id); apply(); } },
    element("bdi", { class: "clip" }, actors[id].name), element("b", {}, "show"))));
});

// Check lists of relations and of outlets, the most frequent first; each with a switch for all at once.
const MOST_CHECKS = 150;
const checks = (box, set, entries, numbers) => {
  const sorted = [...entries].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const row = ([value]) => {
    const text = set === "term" ? terms[value] : value;
    const input = element("input", { type: "checkbox", "data-filter": text, onchange: () => { flip(filters.off[set], value); apply(); } });
    updates.push(() => { input.checked = !filters.off[set].has(value); });
    input.checked = !filters.off[set].has(value);
    const number_ = element("span", {});
    updates.push(() => write(number_, numbers().get(value)?.toLocaleString("en") ?? "0"));
    number_.textContent = numbers().get(value)?.toLocaleString("en") ?? "0";
    return element("label", {}, input, element("bdi", { class: "clip" }, text), number_);
  };
  const turn = (off) => () => { filters.off[set] = new Set(off ? sorted.map(([value]) => value) : []); apply(); };
  box.append(element("p", { class: "both" }, quiet("All", turn(false), { "data-all": set }), quiet("None", turn(true), { "data-none": set })),
    element("div", { class: "checks" }, ...some(sorted, MOST_CHECKS, row, (n) => `Show ${n.toLocaleString("en")} more`)));
};
const outlets = counts(passages.map((_, id) => outletOf(id)));
// Ties of each relation, sentences of each outlet.
checks(byId("terms"), "term", counts(ties.map((tie) => tie.term)), inScope((held_) => counts((filters.fold ? [...new Map(held_.ties.map((tie) => [tieKey(tie), tie])).values()] : held_.ties).map((tie) => tie.term))));
checks(byId("outlets"), "outlet", outlets, inScope((held_) => counts([...held_.passages].map(outletOf))));
byId("terms-box").hidden = !ties.length;
byId("sources-box").hidden = !documents.length;
const textName = ([outlet, date, headline]) => [date ? day(date) : "", outlet || "Unnamed source", headline].filter(Boolean).join(" · ");
const byDate = documents.map((document_, id) => [document_, id]).sort(([p, i], [q, j]) => (q[1] < p[1] ? -1 : q[1] > p[1] ? 1 : i - j));
byId("text").append(element("option", { value: "" }, "All texts"), ...byDate.map(([document_, id]) => element("option", { value: id }, textName(document_).slice(0, 120))));
byId("text").addEventListener("change", () => { filters.text = byId("text").value === "" ? null : Number(byId("text").value); apply(); });
updates.push(() => { byId("text").value = filters.text ?? ""; });

const SURENESS = [...new Set(ties.map((tie) => tie.confidence))];
byId("sure").hidden = SURENESS.length < 2;
byId("confidence").max = Math.max(0, Math.floor(Math.max(0, ...SURENESS) * 20) / 20);
byId("confidence").addEventListener("input", () => { filters.confidence = Number(byId("confidence").value); apply({ replace: true }); });
updates.push(() => {
  byId("confidence").value = filters.confidence;
  byId("confidence-text").textContent = filters.confidence ? `At least ${filters.confidence.toFixed(2)}` : "Any";
  byId("confidence").setAttribute("aria-valuetext", byId("confidence-text").textContent);
});
byId("reset").addEventListener("click", () => { stop(); filters = all(); extra.clear(); moved = false; refit = true; apply(); byId("search").focus(); });
// The filters in words, for the printed page and the picture.
const filterWords = () => {
  const off = (set, wordOf) => (filters.off[set].size ? `without ${[...filters.off[set]].slice(0, 6).map(wordOf).join(", ")}${filters.off[set].size > 6 ? " and others" : ""}` : "");
  return [
    filters.ego ? `neighbourhood of ${actors[filters.ego.actor].name}, ${plural(filters.ego.depth, "step")}` : filters.leading ? `the ${leading.size} most influential` : "",
    off("sign", (sign) => SIGN_WORDS[sign].toLowerCase()), off("kind", (kind) => (KIND_WORDS[kind] ?? kind).toLowerCase()), off("term", (term) => terms[term]), off("outlet", (outlet) => outlet),
    filters.fold ? "folded into states" : "", filters.unnamed ? "with actors without a name" : "", filters.claims ? "with claims and plans" : "", filters.undated ? "" : "without undated ties",
    filters.text === null ? "" : `only ${textName(documents[filters.text])}`, filters.confidence ? `confidence at least ${filters.confidence.toFixed(2)}` : "",
    allTime() ? "" : timeWords(),
  ].filter(Boolean).join("; ");
};
