// What an actor of the present view did to others without a name: no tie, and yet part of its influence.
const namelessActs = (actor) => {
  const upon = (tie) => tie.acts && tie.kind !== "claim" && actors[whoActs(tie.to)].aside;
  const found = [...alone, ...(filters.unnamed ? [] : ties.filter(upon))].filter((act) => whoActs(act.from) === actor.id && !filters.off.sign.has(SIGNS[act.sign]) && !filters.off.term.has(act.term));
  return found.map((act) => ({ act, told: heard(act).filter((id) => passages[id][KIND] !== "claim") })).filter(({ told }) => told.length);
};
const namelessView = (actor, { whole = false } = {}) => {
  const found = namelessActs(actor);
  if (!found.length) return [];
  const view = ({ act, told }) => element("article", { class: "tie" },
    element("p", { class: "kicker" }, swatch(SIGNS[act.sign]), element("bdi", {}, terms[act.term])),
    element("h4", {}, element("bdi", {}, actingName(act.from, true)), " → ", element("bdi", {}, act.to === undefined ? "nobody named" : actors[act.to].name)),
    ...some(told, whole ? Infinity : SENTENCES_FIRST, passageView, (n) => `Show ${plural(n, "more sentence")}`));
  return [element("h3", {}, "Acts on others without a name"), ...some(found, whole ? Infinity : 6, view, (n) => `Show ${plural(n, "more act")}`)];
};
