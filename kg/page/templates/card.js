// The card beside the pointer, or beside what the keyboard has: who an actor is and where it stands in this view, or
// the strongest sentence of a tie with its outlet and date. Fingers get none: a tap opens the panel.
const card = byId("hint");
const CARD_AFTER = 120;  // milliseconds that the pointer rests
const strongestOf = (found) => {
  for (const tie of sortedTies(found).sort((p, q) => (p.kind === "claim") - (q.kind === "claim"))) {
    const [first] = bearingOut(tie).filter((id) => passages[id][POLARITY] !== "Denied").sort((p, q) => Boolean(passages[p][SPEAKER]) - Boolean(passages[q][SPEAKER]));
    if (first !== undefined) return { tie, passage: passages[first] };
  }
  return null;
};
const quoteOf = (best) => {
  const [outlet, date] = documents[best.passage[DOCUMENT]];
  return [highlighted(best.passage), element("p", { class: "time" }, element("bdi", {}, outlet || "Unnamed source"), date ? ` · ${day(date)}` : " · undated")];
};
const standing = (actor) => (actor.score ? `${rankWords(actor)} · influence ${Math.max(1, Math.round(actor.score))} of 100` : "Not ranked");
const actorCard = (actor) => {
  const live = actor.pairs.filter((pair) => pair.live.length).sort((p, q) => p.claimed - q.claimed || q.weight - p.weight || p.id - q.id);
  const best = live.length ? strongestOf(live[0].live) : null;
  return [
    element("p", { class: "kicker" }, shape(actor.kind), actor.named ? (ONE[actor.kind] ?? actor.kind) : "Group without a name"),
    element("h3", {}, element("bdi", {}, actor.name)),
    element("p", { class: "time" }, standing(actor)),
    element("p", { class: "time" }, `${tiedWords(live)}, ${plural(said(live.flatMap((pair) => pair.live)), "sentence")}`),
    ...(best ? [element("p", { class: "kicker strongest" }, swatch(live[0].sign, live[0].claimed), "Strongest: ", ...wayWords(live[0], actor, wayOf(live[0], [best.tie])), `, ${terms[best.tie.term].toLowerCase()}`), ...quoteOf(best)] : []),
  ];
};
const pairCard = (pair) => {
  const best = strongestOf(pair.live);
  const rest = said(pair.live) - 1;
  return [
    element("p", { class: "kicker" }, swatch(pair.sign, pair.claimed), signWords(pair), ...(pair.disputed ? [badge("Disputed", "ink")] : [])),
    element("h3", {}, ...pairNames(pair)),
    element("p", { class: "time" }, [...new Set(sortedTies(pair.live).map((tie) => terms[tie.term]))].slice(0, 6).join(", ")),
    ...(best ? quoteOf(best) : []),
    ...(best && rest > 0 ? [element("p", { class: "time" }, `and ${plural(rest, "more sentence")}`)] : []),
  ];
};

let cardTimer = 0;
const hideCard = () => { clearTimeout(cardTimer); card.hidden = true; document.querySelectorAll("[aria-describedby='hint']").forEach((one) => one.removeAttribute("aria-describedby")); };
// Where a target is on the screen: an actor's disc, the middle of a tie.
const spotOf = (target) => network.canvasToDOM(target.actor !== undefined ? { x: body.nodes[target.actor].x, y: body.nodes[target.actor].y } : middleOf(viaOf(pairs[target.pair])));
const showCard = (target, spot = spotOf(target)) => {
  clearTimeout(cardTimer);
  if (target.pair !== undefined && !pairs[target.pair].live.length) return;
  card.replaceChildren(...(target.actor !== undefined ? actorCard(actors[target.actor]) : pairCard(pairs[target.pair])));
  card.hidden = false;
  const gap = target.actor !== undefined ? actors[target.actor].size * swell * network.getScale() + 12 : 14;
  const [wide, high] = [stage.clientWidth - panelRoom(), stage.clientHeight - sheetRoom()];
  const fits = (value, least, most) => Math.max(least, Math.min(value, most));
  const right = spot.x + gap + card.offsetWidth <= wide - 8;
  const left = right ? spot.x + gap : spot.x - gap - card.offsetWidth;
  Object.assign(card.style, { left: `${fits(left, 8, Math.max(8, wide - card.offsetWidth - 8))}px`, top: `${fits(spot.y - 24, 8, Math.max(8, high - card.offsetHeight - 8))}px` });
};
const later = (work, wait) => { clearTimeout(cardTimer); cardTimer = setTimeout(work, wait); };
let [byMouse, under] = [true, null];
stage.addEventListener("pointermove", (event) => { byMouse = event.pointerType !== "touch"; under = network.DOMtoCanvas({ x: event.offsetX, y: event.offsetY }); }, { capture: true, passive: true });
stage.addEventListener("pointerdown", (event) => { byMouse = event.pointerType !== "touch"; hideCard(); }, { capture: true, passive: true });
network.on("hoverNode", ({ node }) => { if (byMouse && !lassoing()) later(() => showCard({ actor: node }), CARD_AFTER); });
network.on("hoverEdge", ({ edge }) => { if (byMouse && !lassoing()) later(() => showCard({ pair: edge }, under ? network.canvasToDOM(under) : undefined), CARD_AFTER); });
for (const name of ["blurNode", "blurEdge"]) network.on(name, () => later(hideCard, 180));  // time to move onto the card
for (const name of ["dragStart", "zoom", "click"]) network.on(name, hideCard);
card.addEventListener("pointerenter", () => clearTimeout(cardTimer));
card.addEventListener("pointerleave", hideCard);

// What has the keyboard shows its card too, and is picked out in the drawing.
const targetOf = (control) => (control.dataset.actor !== undefined ? { actor: Number(control.dataset.actor) } : { pair: Number(control.dataset.pair) });
document.addEventListener("focusin", ({ target }) => {
  const control = target.closest?.("button[data-actor], button[data-pair]");
  if (!control || !control.matches(":focus-visible") || small()) return;
  const about = targetOf(control);
  if (about.actor !== undefined && !actors[about.actor].shown) return;
  hover(about);
  showCard(about);
  control.setAttribute("aria-describedby", "hint");
});
document.addEventListener("focusout", ({ target }) => { if (target.closest?.("button[data-actor], button[data-pair]")) { hideCard(); if (hovered) hover(null); } });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hideCard(); }, true);

// In the drawing itself N and P walk from actor to actor, those who stand out first; Enter opens, Space chooses several.
let walked = null;
const walk = (step) => {
  const order_ = byProminence.map((actor) => actor.id);
  if (!order_.length) return;
  const at = order_.indexOf(walked);
  walked = order_[at < 0 ? (step > 0 ? 0 : order_.length - 1) : (at + step + order_.length) % order_.length];
  reveal([walked]);
  hover({ actor: walked });
  showCard({ actor: walked });
  say(`${asked({ actor: walked }, "words")}. ${standing(actors[walked])}`);
};
stage.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if (key === "n" || key === "p") walk(key === "n" ? 1 : -1);
  else if (event.key === "Enter" && walked !== null && actors[walked].shown) { hideCard(); select({ actor: walked }); }
  else if (event.key === " " && walked !== null && actors[walked].shown) toggleChosen(walked);
  else return;
  event.preventDefault();
});
stage.addEventListener("blur", () => { if (walked !== null) { hideCard(); hover(null); } });
