// What is selected: opens the panel on it, remembers the way back.
// A path, or a pair that the address names, may lie outside what is shown: its actors are added.
const bringIn = (target) => {
  const missing = asked(target, "wanted").filter((id) => !actorAllowed(actors[id]));
  if (!missing.length) return;
  missing.forEach((id) => extra.add(id));
  if (filters.ego) filters.ego = null;
  show();
};
const trail = [];
const same = (one, two) => Boolean(one && two) && kindOf(one) === kindOf(two) && asked(one, "address") === asked(two, "address");
// Opens the panel on a target, or closes it. `again`: the same target after a filter has changed.
const select = (target, { back = false, again = false } = {}) => {
  if (selected && target && !back && !again && !same(selected, target)) trail.push(selected);
  if (!target) trail.length = 0;
  const wasOpen = !panel.hidden;
  const asPainted = again && target && !hovered;
  const scrolled = panel.scrollTop;
  selected = target;
  hovered = null;
  panel.hidden = !target;
  byId("app").classList.toggle("open", Boolean(target));
  byId("app").classList.toggle("wide", Boolean(target) && Boolean(targets[kindOf(target)].wide));  // two columns
  if (target) {
    if (!again) bringIn(target);
    const tools = element("div", { class: "tools" });
    tools.append(trail.length ? quiet("← Back", () => select(trail.pop(), { back: true })) : element("span"));
    tools.append(element("button", { type: "button", class: "icon", "aria-label": "Close", onclick: () => { select(null); stage.focus({ preventScroll: true }); } }, "×"));
    panel.replaceChildren(tools, ...asked(target, "view"));
    panel.setAttribute("aria-labelledby", "panel-title");
    panel.scrollTop = again ? scrolled : 0;
    if (!again) { panel.focus({ preventScroll: true }); say(asked(target, "words")); }
  }
  if (!again && (target || wasOpen)) makeRoom(target ? asked(target, "around") : []);
  if (wasOpen !== !panel.hidden) closeTabs();
  if (!asPainted) paint();
  markCurrent();
  remember();
};
