// Search, filters, the list of actors, legend, theme and keys.
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
  const ranked = actors.filter((actor) => actor.shown && actor.score > 0);
  list.replaceChildren(...ranked.slice(0, listed).map((actor, rank) => element("li", {},
    element("button", { type: "button", "data-actor": actor.id, onclick: () => select({ actor: actor.id }) },
      element("span", { class: "rank" }, String(rank + 1)), shape(actor.kind), element("bdi", { class: "clip", title: actor.name }, actor.name),
      element("span", { class: "meter", "aria-hidden": "true" }, element("i", { style: { width: `${actor.score}%` } }))))));
  const more = byId("more-actors");
  more.hidden = ranked.length <= listed;
  more.textContent = `Show ${Math.min(20, ranked.length - listed)} more`;
};
const markCurrent = () => list.querySelectorAll("button").forEach((button) => button.setAttribute("aria-current", String(selected?.actor === Number(button.dataset.actor))));
byId("more-actors").addEventListener("click", () => { listed += 20; showList(); markCurrent(); });

const apply = () => {
  refresh();
  const shown = actors.filter((actor) => actor.shown).length;
  const live = pairs.filter((pair) => pair.live.length).length;
  byId("reset").hidden = isDefault();
  byId("empty").hidden = shown > 0;
  byId("empty-text").textContent = actors.length
    ? "Nothing matches these filters. Reset them to see the network again."
    : "There are no actors to show: no text states a tie between two of them yet. Build the graph from more texts and open the page again.";
  byId("live").textContent = `${plural(shown, "actor")} and ${plural(live, "pair")} shown`;
  if (selected && (selected.actor !== undefined ? !actors[selected.actor].shown : !pairs[selected.pair].live.length)) select(null);
  else if (selected) select(selected, { back: true });
  showList();
  showFilters();
  paint();
};

const chip = (pressed, mark, text, count, toggle) => element("button", {
  type: "button", class: "chip", "aria-pressed": String(pressed), "data-filter": text, onclick: () => { toggle(); apply(); },
}, mark, text, element("b", {}, count.toLocaleString("en")));
const flip = (set, value) => { if (!set.delete(value)) set.add(value); };
const counts = (values) => values.reduce((found, value) => found.set(value, (found.get(value) ?? 0) + 1), new Map());
const showFilters = () => {
  const focused = document.activeElement?.dataset?.filter;
  const bySign = counts(ties.filter((tie) => filters.claims || tie.kind !== "claim").map((tie) => SIGNS[tie.sign]));
  byId("signs").replaceChildren(...["cooperation", "hostility", "neutral"].filter((sign) => bySign.has(sign)).map((sign) =>
    chip(filters.signs.has(sign), swatch(sign), SIGN_WORDS[sign], bySign.get(sign), () => flip(filters.signs, sign))));
  const claims = ties.filter((tie) => tie.kind === "claim").length;
  if (claims) byId("signs").append(chip(filters.claims, swatch("neutral", true), "Claims and plans", claims, () => { filters.claims = !filters.claims; }));
  const byKind = counts(actors.filter((actor) => actor.named || filters.unnamed).map((actor) => actor.kind));
  byId("kinds").replaceChildren(...Object.keys(KIND_WORDS).filter((kind) => byKind.has(kind)).map((kind) =>
    chip(filters.kinds.has(kind), shape(kind), KIND_WORDS[kind], byKind.get(kind), () => flip(filters.kinds, kind))));
  const unnamed = actors.filter((actor) => !actor.named).length;
  if (unnamed) byId("kinds").append(chip(filters.unnamed, shape("Group"), "Without a name", unnamed, () => { filters.unnamed = !filters.unnamed; }));
  if (many) byId("kinds").append(chip(filters.leading, "", `Only the ${OPENING} most influential`, order.length, () => { filters.leading = !filters.leading; }));
  const byTerm = counts(ties.map((tie) => tie.term));
  byId("terms-box").hidden = !byTerm.size;
  byId("terms").replaceChildren(...[...byTerm].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([term, n]) => {
    const box = element("input", { type: "checkbox", "data-filter": terms[term] });
    box.checked = filters.terms.has(term);
    box.addEventListener("change", () => { flip(filters.terms, term); apply(); });
    return element("label", {}, box, terms[term], element("span", {}, n.toLocaleString("en")));
  }));
  if (focused) document.querySelector(`[data-filter="${CSS.escape(focused)}"]`)?.focus();
  showTime();
};

const monthName = (month) => `${MONTHS[month % 12]} ${Math.floor(month / 12)}`;
const perMonth = counts(ties.filter((tie) => tie.kind !== "claim").flatMap((tie) => tie.times.filter((time) => time.length > 4).map(monthOf)));
const showTime = () => {
  const months = lastMonth - firstMonth + 1;
  byId("when").hidden = !(months > 1);
  if (!(months > 1)) return;
  for (const name of ["since", "until"]) {
    Object.assign(byId(name), { min: firstMonth, max: lastMonth, step: 1 });
    byId(name).value = filters[name];
    byId(name).setAttribute("aria-valuetext", monthName(filters[name]));
    byId(`${name}-text`).textContent = monthName(filters[name]);
  }
  const step = Math.max(1, Math.ceil(months / 60));
  const bins = Array.from({ length: Math.ceil(months / step) }, (_, bin) => {
    const from = firstMonth + bin * step;
    let n = 0;
    for (let month = from; month < from + step; month += 1) n += perMonth.get(month) ?? 0;
    return { n, out: from + step - 1 < filters.since || from > filters.until };
  });
  const most = Math.max(1, ...bins.map((bin) => bin.n));
  byId("bars").replaceChildren(...bins.map((bin) => element("i", { class: bin.out ? "out" : "", style: { height: `${(100 * bin.n) / most}%` } })));
};
for (const name of ["since", "until"]) byId(name).addEventListener("input", () => {
  const value = Number(byId(name).value);
  if (name === "since") { filters.since = value; filters.until = Math.max(value, filters.until); }
  else { filters.until = value; filters.since = Math.min(value, filters.since); }
  apply();
});
byId("reset").addEventListener("click", () => { filters = all(); apply(); byId("search").focus(); });

// Search: a combobox (WAI-ARIA 1.2); letters are compared without case and accents.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i");
const names = actors.map((actor) => [actor.name, ...actor.also].map(plain));
const input = byId("search");
const found = byId("found");
let active = -1;
const closeSearch = () => { found.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; };
const choose = (id) => {
  const actor = actors[id];
  if (!actor.shown) {  // what was searched is shown, whatever the filters say
    filters.kinds.add(actor.kind);
    filters.unnamed ||= !actor.named;
    extra.add(id);
    refresh();
    if (!actor.shown) { filters = { ...all(), claims: true, leading: false, unnamed: filters.unnamed }; }
    apply();
  }
  input.value = "";
  closeSearch();
  select({ actor: id });
};
const runSearch = () => {
  const wanted = plain(input.value.trim());
  if (!wanted) { closeSearch(); return; }
  const rank = (id) => Math.min(...names[id].map((name) => (name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : name.includes(wanted) ? 2 : 9)));
  const hits = actors.map((actor) => [rank(actor.id), actor.id]).filter(([r]) => r < 9).sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 12);
  active = hits.length ? 0 : -1;
  found.replaceChildren(...(hits.length ? hits.map(([, id], index) => element("li", {
    role: "option", id: `option-${index}`, "data-actor": id, "aria-selected": String(index === 0), onclick: () => choose(id),
  }, shape(actors[id].kind), element("bdi", { class: "clip" }, actors[id].name))) : [element("li", { class: "none", role: "option", "aria-disabled": "true" }, "No actor of that name")]));
  found.hidden = false;
  input.setAttribute("aria-expanded", "true");
  if (active === 0) input.setAttribute("aria-activedescendant", "option-0");
};
input.addEventListener("input", runSearch);
input.addEventListener("blur", () => setTimeout(closeSearch, 150));
input.addEventListener("keydown", (event) => {
  const options = [...found.querySelectorAll("[data-actor]")];
  if (event.key === "Escape") { input.value = ""; closeSearch(); event.stopPropagation(); }
  else if (event.key === "Enter" && options[active]) choose(Number(options[active].dataset.actor));
  else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
    event.preventDefault();
    active = (active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `option-${active}`);
  }
});
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
  if (event.key === "/" && !typing) { event.preventDefault(); input.focus(); }
  else if (event.key === "Escape" && selected) { select(null); stage.focus({ preventScroll: true }); }
});

const setTheme = (theme) => { document.documentElement.dataset.theme = theme; readColours(); paint(); network.redraw(); };
byId("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", () => setTheme(dark.matches ? "dark" : "light"));

byId("zoom-in").addEventListener("click", () => { moved = true; zoomBy(1.35); });
byId("zoom-out").addEventListener("click", () => { moved = true; zoomBy(1 / 1.35); });
byId("fit").addEventListener("click", () => { moved = false; fit(smooth()); });

const period = [figures.since, figures.until].filter(Boolean).map((date) => day(date.slice(0, 7)));
byId("facts").textContent = [plural(figures.actors, "actor"), plural(figures.ties, "tie"), plural(figures.documents, "text"), [...new Set(period)].join(" to ")].filter(Boolean).join(" · ");
if (figures.left) {
  byId("left").hidden = false;
  byId("left").textContent = `Shows the ${actors.length.toLocaleString("en")} most influential actors; ${plural(figures.left, "other")} left out for clarity.`;
}
byId("key").append(...[["cooperation", "Cooperation"], ["hostility", "Hostility"], ["mixed", "Both"], ["neutral", "Neutral (office, request)"]]
  .map(([sign, text]) => element("li", {}, swatch(sign), text)), element("li", { class: "long" }, swatch("neutral", true), "Claimed only"));
setTheme(dark.matches ? "dark" : "light");
apply();
fit();
byId("live").textContent = "";
window.kg = { network, select, pairs, actors };  // for the console
