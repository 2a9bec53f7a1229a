// Why an actor ranks where it does in the present view: whom its acts are upon, and which part of its influence that makes.
const WHY_SHOWN = 6;
const whyView = (actor) => {
  const found = now ?? overallStanding();
  const parts = partsOf(found, DOUBT, actor.id);
  if (!parts.length) return null;
  const percent = (part) => `${part < 0.005 ? "under 1" : Math.round(100 * part)} %`;
  const nameOf_ = (to) => (to === found.net.size ? "others without a name" : to < actors.length ? actors[to].name : "an actor not on this page");
  const row = ([to, part]) => {
    const pair = to < actors.length ? between(actor.id, to) : undefined;
    const line = [element("bdi", { class: "clip" }, nameOf_(to)), element("span", { class: "meter", "aria-hidden": "true" }, element("i", { style: { width: `${100 * part}%` } })), element("span", { class: "n" }, percent(part))];
    return element("li", {}, pair?.live.length ? element("button", { type: "button", onclick: () => select({ pair: pair.id }) }, ...line) : element("span", {}, ...line));
  };
  const rest = parts.slice(WHY_SHOWN);
  return element("details", { class: "why" }, element("summary", {}, "Why this rank"),
    element("p", { class: "also" }, "Its influence by whom it acts on; acts on those of whom much is told weigh more."),
    element("ul", { class: "whys" }, ...parts.slice(0, WHY_SHOWN).map(row)),
    ...(rest.length ? [element("p", { class: "time" }, `and ${plural(rest.length, "other")}, ${percent(rest.reduce((sum, [, part]) => sum + part, 0))}`)] : []));
};
