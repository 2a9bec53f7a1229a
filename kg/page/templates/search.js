// Finding an actor by name: a combobox (WAI-ARIA 1.2); letters are compared without case, accents and dots, and where that
// finds nobody, by sound: Zelenskiy finds Zelensky.
const LETTERS = { ı: "i", ə: "a", ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae" };
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\p{M}.'’‘ʼ`´]/gu, "").replace(/[ıəłøđßæ]/g, (letter) => LETTERS[letter]).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const SOUNDS = spelling.map(([pattern, becomes]) => [new RegExp(pattern, "g"), becomes.replaceAll("\\", "$")]);
const sound = (text) => text.split(" ").map((word) => SOUNDS.reduce((found, [pattern, becomes]) => found.replace(pattern, becomes), word)).join(" ");
const names = actors.map((actor) => [actor.name, ...actor.also, ...actor.found].map(plain));
let sounding = null;  // worked out when it is first needed
const matches = (text) => {
  const wanted = plain(text.trim());
  if (!wanted) return null;
  const among = (known, word) => {
    const rank = (id) => Math.min(...known[id].map((name) => (name === word ? 0 : name.startsWith(word) ? 1 : name.includes(` ${word}`) ? 2 : name.includes(word) ? 3 : 9)));
    return actors.map((actor) => [rank(actor.id), actor.id]).filter(([r]) => r < 9).sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, 12).map(([, id]) => id);
  };
  const found = among(names, wanted);
  if (found.length) return found;
  const asked = sound(wanted);
  if (asked.length < 4) return found;  // too little to sound like anybody
  sounding ??= names.map((known) => known.map(sound));
  return among(sounding, asked);
};
// Makes an input and a list under it a combobox; `choose` gets the number of the actor. `patterns` offers ties that the
// words ask for as well: [{ text, note }], of which `search` gets the text.
const finder = (input, list, choose, { patterns = () => [], search = () => {} } = {}) => {
  let active = -1;
  let leaving = 0;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; };
  const pick = (option) => {
    const { actor, pattern } = option.dataset;
    input.value = "";
    close();
    if (actor === undefined) search(pattern);
    else choose(Number(actor));
  };
  const choices = () => [...list.querySelectorAll("[data-actor], [data-pattern]")];
  const mark = (options) => {
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    if (options[active]) { options[active].scrollIntoView({ block: "nearest" }); input.setAttribute("aria-activedescendant", options[active].id); }
  };
  const item = (index, data, ...content) => element("li", { role: "option", id: `${list.id}-${index}`, ...data, onclick: (event) => pick(event.currentTarget) }, ...content);
  const run = () => {
    const hits = matches(input.value);
    if (!hits) { close(); return; }
    const asked_ = patterns(input.value);
    const first = hits.length ? [] : asked_;  // a name is more likely meant than a tie, where one is found
    const later = hits.length ? asked_ : [];
    const options = [...first, ...hits, ...later].map((hit, index) => (typeof hit === "number"
      ? item(index, { "data-actor": hit }, shape(actors[hit].kind), element("bdi", { class: "clip" }, actors[hit].name))
      : item(index, { "data-pattern": hit.text }, element("span", { class: "arrow", "aria-hidden": "true" }, "→"), element("bdi", { class: "clip" }, hit.text), element("span", { class: "n" }, hit.note))));
    active = options.length ? 0 : -1;
    list.replaceChildren(...(options.length ? options : [element("li", { class: "none", role: "option", "aria-disabled": "true" }, "No actor of that name")]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    mark(choices());
  };
  input.addEventListener("input", run);
  // A click on the list takes the focus before it chooses; who comes back in time goes on typing.
  input.addEventListener("blur", () => { leaving = setTimeout(close, 150); });
  input.addEventListener("focus", () => clearTimeout(leaving));
  input.addEventListener("keydown", (event) => {
    const options = choices();
    if (event.key === "Escape" && (input.value || !list.hidden)) { input.value = ""; close(); event.stopPropagation(); }
    else if (event.key === "Enter" && options[active]) { event.preventDefault(); pick(options[active]); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
      mark(options);
    }
  });
};

// What was searched for is shown, whatever the filters say.
const uncover = (id) => {
  const actor = actors[id];
  if (actor.shown) return;
  filters.off.kind.delete(actor.kind);
  filters.unnamed ||= actor.aside;
  filters.ego = null;
  if (!stands(actor)) filters.fold = !filters.fold;
  extra.add(id);
  refresh();
  if (!actor.shown) filters = { ...all(), claims: true, unnamed: filters.unnamed };
  apply();
};
let adding = null;  // who is to be chosen together with the next that is found
byId("search").addEventListener("keydown", (event) => { if (event.key === "Escape") adding = null; });
const foundOne = (id) => {
  const [found, with_] = [whoActs(id), adding];
  adding = null;
  uncover(found);
  if (with_ !== null && with_ !== found && actors[with_].shown) chooseGroup([with_, ...chosenNow(), found]);
  else select({ actor: found });
};
finder(byId("search"), byId("found"), foundOne,
  { patterns: (text) => offers(text), search: (text) => select({ pattern: text }) });
