// Notes of the reader on the drawing: at an actor, at a tie, or at a spot of its own. They stand over the canvas as text.
// A note: { id, actor | pair: [a, b] | neither, x, y, text }; x and y are pixels from what it is pinned to, or of the map.
const LONGEST_NOTE = 2000;
const MOST_NOTES = 200;
const START_AT = { x: 34, y: -64 };
let slips = [];
let editing = null;  // number of the note that is being written
const layer = byId("notes");
const anchorOf = ({ actor, pair }) => {
  if (actor !== undefined) return actors[actor].shown ? network.getPositions([actor])[actor] : null;
  if (pair === undefined) return { x: 0, y: 0 };
  const found = between(...pair);
  return found?.live.length && body.edges[found.id] ? middleOf(viaOf(found)) : null;
};
const isFree = ({ actor, pair }) => actor === undefined && pair === undefined;
const noteOn = (note) => (note.actor !== undefined ? actors[note.actor].name : note.pair ? note.pair.map((id) => actors[id].name).join(" and ") : "the map");
const domOf = (note) => {
  const anchor = anchorOf(note);
  if (!anchor) return null;
  if (isFree(note)) return network.canvasToDOM(note);
  const { x, y } = network.canvasToDOM(anchor);
  return { x: x + note.x, y: y + note.y };
};
// Puts each slip where its note is now; those of what is not shown are hidden.
const placeSlips = () => {
  for (const slip of layer.children) {
    const at = domOf(slips.find(({ id }) => id === Number(slip.dataset.note)));
    slip.hidden = !at;
    if (at) slip.style.transform = `translate(${Math.round(at.x)}px, ${Math.round(at.y)}px)`;
  }
};
network.on("afterDrawing", (context) => {
  placeSlips();
  context.save();
  Object.assign(context, { strokeStyle: colours.soft, lineWidth: 1 / network.getScale() });
  for (const note of slips) {
    const [anchor, at] = [anchorOf(note), domOf(note)];
    if (isFree(note) || !at) continue;
    const end = network.DOMtoCanvas({ x: at.x + 6, y: at.y + 6 });
    context.beginPath();
    context.moveTo(anchor.x, anchor.y);
    context.lineTo(end.x, end.y);
    context.stroke();
  }
  context.restore();
});

const setNote = (id, changes) => { slips = slips.map((note) => (note.id === id ? { ...note, ...changes } : note)); };
const dropNote = (id) => {
  slips = slips.filter((note) => note.id !== id);
  editing = null;
  showSlips();
  remember();
  say("Note deleted");
};
const finishNote = (id, text) => {
  editing = null;
  if (!text.trim()) { dropNote(id); return; }
  setNote(id, { text: text.slice(0, LONGEST_NOTE) });
  showSlips();
  remember();
};
const editNote = (id) => {
  editing = id;
  showSlips();
  const area = layer.querySelector("textarea");
  area.focus({ preventScroll: true });
  area.setSelectionRange(area.value.length, area.value.length);
};
const nudge = (id, dx, dy) => {
  const note = slips.find((one) => one.id === id);
  const scale = isFree(note) ? network.getScale() : 1;
  setNote(id, { x: note.x + dx / scale, y: note.y + dy / scale });
};
const grip = (note) => {
  const button = element("button", { type: "button", class: "grip", "aria-label": `Move the note on ${noteOn(note)}: drag, or arrow keys`, title: "Drag, or arrow keys" }, "⠿");
  button.addEventListener("keydown", (event) => {
    const [dx, dy] = { ArrowLeft: [-10, 0], ArrowRight: [10, 0], ArrowUp: [0, -10], ArrowDown: [0, 10] }[event.key] ?? [];
    if (dx === undefined) return;
    event.preventDefault();
    nudge(note.id, dx, dy);
    redraw();
    remember({ replace: true });
  });
  button.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    button.focus({ preventScroll: true });
    button.setPointerCapture(event.pointerId);
    let [x, y] = [event.clientX, event.clientY];
    const follow = (moved_) => {
      nudge(note.id, moved_.clientX - x, moved_.clientY - y);
      [x, y] = [moved_.clientX, moved_.clientY];
      redraw();
    };
    button.addEventListener("pointermove", follow);
    button.addEventListener("lostpointercapture", () => { button.removeEventListener("pointermove", follow); remember(); }, { once: true });
  });
  return button;
};
const slipView = (note) => {
  const written = editing === note.id;
  const area = written ? element("textarea", { "aria-label": `Note on ${noteOn(note)}`, maxlength: LONGEST_NOTE, rows: 4, dir: "auto" }) : null;
  if (area) {
    area.value = note.text;
    area.addEventListener("blur", () => { if (editing === note.id) finishNote(note.id, area.value); });
    area.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) { event.preventDefault(); area.blur(); stage.focus({ preventScroll: true }); }
    });
  }
  return element("div", { class: "slip", role: "group", "aria-label": `Note on ${noteOn(note)}`, "data-note": note.id },
    element("div", { class: "slip-tools" }, grip(note), element("span", { class: "clip" }, noteOn(note)),
      written ? null : element("button", { type: "button", class: "quiet", "data-edit": note.id, "aria-label": `Edit the note on ${noteOn(note)}`, onclick: () => editNote(note.id) }, "Edit"),
      element("button", { type: "button", class: "icon", "data-drop": note.id, "aria-label": `Delete the note on ${noteOn(note)}`, onmousedown: (event) => event.preventDefault(), onclick: () => { editing = null; dropNote(note.id); } }, "×")),
    area ?? element("p", { dir: "auto" }, note.text));
};
const showSlips = () => {
  layer.replaceChildren(...slips.map(slipView));
  placeSlips();
  redraw();
};
// Pins a note to what the panel is about, or to the middle of the map, and opens it for writing.
const pinNote = () => {
  if (slips.length >= MOST_NOTES) { say(`No more than ${MOST_NOTES} notes`); return; }
  const id = 1 + Math.max(0, ...slips.map((note) => note.id));
  const pair = selected?.pair === undefined ? undefined : [pairs[selected.pair].a, pairs[selected.pair].b];
  const pinned = selected?.actor !== undefined ? { actor: selected.actor } : pair ? { pair } : null;
  const middle = network.DOMtoCanvas({ x: (stage.clientWidth - panelRoom()) / 2 - 90, y: (stage.clientHeight - sheetRoom()) / 2 - 40 });
  slips = [...slips, { id, text: "", ...(pinned ? { ...pinned, ...START_AT } : middle) }];
  editNote(id);
};
byId("note").addEventListener("click", pinNote);

// Notes as they are kept in the address and in a saved page, and back; what does not fit this page is passed over.
const notesKept = () => slips.filter((note) => note.text).map((note) => [isFree(note) ? "" : namesOf(...(note.pair ?? [note.actor])), Math.round(note.x), Math.round(note.y), note.text]);
const noteFrom = (kept, id) => {
  if (!Array.isArray(kept) || kept.length !== 4) return null;
  const [pinned, x, y, text] = kept;
  if (![pinned, text].every((part) => typeof part === "string") || ![x, y].every(Number.isFinite) || !text.trim()) return null;
  const ids = pinned ? pinned.split(" ").map(named) : [];
  if (ids.includes(null) || ids.length > 2) return null;
  return { id, x, y, text: text.slice(0, LONGEST_NOTE), ...(ids.length === 2 ? { pair: ids } : ids.length ? { actor: ids[0] } : {}) };
};
const setNotes = (kept) => {
  slips = (Array.isArray(kept) ? kept : []).slice(0, MOST_NOTES).map((one, place) => noteFrom(one, place + 1)).filter(Boolean);
  editing = null;
  showSlips();
};
