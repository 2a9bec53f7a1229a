// In an actor's panel: its neighbourhood, and the shortest path from it to another.
const setEgo = (actor, depth) => {
  filters.ego = depth ? { actor: actor.id, depth } : null;
  moved = false;
  apply();
  fit(smooth());
  say(depth ? `Neighbourhood of ${actor.name}, ${plural(depth, "step")}: ${plural(actors.filter((other) => other.shown).length, "actor")}` : "Whole network");
};
const around = (actor) => {
  const depth = filters.ego?.actor === actor.id ? filters.ego.depth : 0;
  const pick = (value) => { setEgo(actor, value); panel.querySelector(`[data-depth="${value}"]`)?.focus(); };
  const choice = (value, text) => element("button", { type: "button", "aria-pressed": String(depth === value), "data-depth": value, onclick: () => pick(value) }, text);
  const input = element("input", {
    type: "text", id: "path-to", role: "combobox", autocomplete: "off", spellcheck: "false", dir: "auto", placeholder: "Shortest path to …",
    "aria-label": `Shortest path from ${actor.name} to`, "aria-expanded": "false", "aria-controls": "path-found", "aria-autocomplete": "list",
  });
  const list = element("ul", { id: "path-found", class: "found", role: "listbox", "aria-label": "Actors found", hidden: true });
  finder(input, list, (id) => select(whoActs(id) === actor.id ? { actor: actor.id } : { path: [actor.id, whoActs(id)] }));
  return element("div", { class: "around" },
    element("div", { class: "segments", role: "group", "aria-label": "Neighbourhood" }, choice(0, "Whole network"), choice(1, "1 step"), choice(2, "2 steps")),
    element("div", { class: "search" }, input, list));
};
// The banner above the drawing while a neighbourhood is shown.
const showBanner = () => {
  const { ego } = filters;
  byId("banner").hidden = !ego;
  if (!ego) return;
  byId("banner").replaceChildren("Neighbourhood of ", element("bdi", { class: "clip" }, actors[ego.actor].name), `, ${plural(ego.depth, "step")}`,
    element("button", { type: "button", class: "icon", "aria-label": "Show the whole network", onclick: () => setEgo(actors[ego.actor], 0) }, "×"));
};
