// The timeline among linked views: a lane for each pair, with the marks that Python has drawn, stacked where they would overlap.
const LANE = { head: 25, row: 17, foot: 5, top: 24, end: 30, most: 40, marks: 150, name: 70 };
// `choose` is told the number of a mark's event; `brushed` first and last day of what is dragged over, or null for a mere click.
const lanesOf = (box, { first, last, width, left, ticks }, { choose, brushed }) => {
  const svg = box.querySelector("svg");
  const marks = [...byId("marks").content.querySelectorAll("[data-event]")].map((node) => ({ node, left: Number(node.dataset.left), right: Number(node.dataset.right) }));
  const spans = ticks.map(([x, words]) => [drawn("line", { class: "tick", x1: x + left, x2: x + left }), drawn("text", { class: "year", x: x + left }, words), drawn("text", { class: "year", x: x + left, y: LANE.top - 10 }, words)]);
  const [out, window_] = [[0, 1].map(() => drawn("rect", { class: "out", y: 0 })), drawn("rect", { class: "window", y: 0 })];
  const body = drawn("g");
  svg.append(...out, window_, ...spans.flat(), body);
  new ResizeObserver(() => { if (!box.dataset.seen && box.clientWidth) { box.dataset.seen = "1"; box.scrollLeft = box.scrollWidth; } }).observe(box);  // the newest first
  const dayAtX = (x) => first + ((x - left) / width) * (last - first);
  const xOfDay = (day_) => left + (width * (day_ - first)) / Math.max(1, last - first);
  let height = 0;

  const markOf = (id, words, y) => {
    const node = drawn("a", { class: "mark", tabindex: -1, role: "button", "data-event": id, "aria-label": words, transform: `translate(${left} ${y})` }, drawn("title", {}, words), marks[id].node.cloneNode(true));
    return node;
  };
  // Lanes are {name, events, bright}: numbers of events in order of time; those that have a mark are drawn. Returns how many lanes are, and could be.
  const show = (lanes, wordsOf) => {
    const focused = svg.contains(document.activeElement) ? document.activeElement.dataset.event : null;
    let top = LANE.top;
    const hasMark = (id) => marks[id].node.childElementCount > 0;
    const dated = lanes.filter((lane) => lane.events.some(hasMark));
    const found = dated.slice(0, LANE.most).map((lane) => {
      const rows = [];
      const drawnMarks = lane.events.filter(hasMark).slice(0, LANE.marks).map((id) => {
        const free = rows.findIndex((end) => end <= marks[id].left);
        const row = free < 0 ? rows.length : free;
        rows[row] = marks[id].right;
        return markOf(id, wordsOf(id), LANE.head + row * LANE.row + LANE.row / 2);
      });
      drawnMarks[0].setAttribute("tabindex", 0);  // from there on by arrow keys
      const name = lane.name.length > LANE.name ? `${lane.name.slice(0, LANE.name - 1)}…` : lane.name;
      const group = drawn("g", { class: lane.bright ? "" : "faint", transform: `translate(0 ${top})` }, drawn("line", { class: "rule", x1: 0, x2: width + 2 * left, y1: 0, y2: 0 }), drawn("text", { class: "lane", x: 4, y: 18 }, name), ...drawnMarks);
      top += LANE.head + rows.length * LANE.row + LANE.foot;
      return group;
    });
    height = top + LANE.end;
    svg.setAttribute("viewBox", `0 0 ${width + 2 * left} ${height}`);
    spans.forEach(([line, low]) => { line.setAttribute("y1", LANE.top - 4); line.setAttribute("y2", height - 22); low.setAttribute("y", height - 8); });
    [...out, window_].forEach((shade) => shade.setAttribute("height", height));
    body.replaceChildren(...found);
    holdNames();
    if (focused !== null) svg.querySelector(`a[data-event="${focused}"]`)?.focus({ preventScroll: true });
    return { drawn: found.length, dated: dated.length };
  };
  // The names of lanes stay in view when the axis is wider than its room.
  const holdNames = () => body.querySelectorAll(".lane").forEach((name) => name.setAttribute("x", 4 + (box.scrollLeft / (svg.clientWidth || 1)) * (width + 2 * left)));
  box.addEventListener("scroll", holdNames);
  // The window in days; infinite where a side is open.
  const showWindow = ([from, to], within) => {
    const [start, end] = [Math.max(0, xOfDay(from)), Math.min(width + 2 * left, xOfDay(to + 1))].map((x) => (Number.isFinite(x) ? x : 0));
    const whole = from === -Infinity && to === Infinity;
    const sides = [[0, from === -Infinity ? 0 : start], [to === Infinity ? width + 2 * left : end, width + 2 * left]];
    out.forEach((shade, n) => { shade.setAttribute("x", sides[n][0]); shade.setAttribute("width", Math.max(0, sides[n][1] - sides[n][0])); });
    window_.setAttribute("x", sides[0][1]);
    window_.setAttribute("width", whole ? 0 : Math.max(2, sides[1][0] - sides[0][1]));
    body.querySelectorAll("a.mark").forEach((node) => node.classList.toggle("outside", !within(Number(node.dataset.event))));
  };
  const choosing = (target) => { const mark = target.closest?.("a.mark"); if (mark) choose(Number(mark.dataset.event)); return Boolean(mark); };
  const xOf = (event) => { const { left: side, width: wide } = svg.getBoundingClientRect(); return ((event.clientX - side) / wide) * (width + 2 * left); };
  let start = null;
  svg.addEventListener("pointerdown", (event) => { if (!event.button && event.pointerType !== "touch" && !event.target.closest("a.mark")) start = { x: xOf(event), at: event.clientX, far: false }; });
  svg.addEventListener("pointermove", (event) => {
    if (!start || (!start.far && Math.abs(event.clientX - start.at) < 4)) return;
    if (!start.far) svg.setPointerCapture(event.pointerId);
    start.far = true;
    const ends = [start.x, xOf(event)].sort((p, q) => p - q).map(dayAtX);
    brushed(...ends);
  });
  svg.addEventListener("pointerup", () => { if (start && !start.far) brushed(null); start = null; });
  svg.addEventListener("pointercancel", () => { start = null; });
  svg.addEventListener("click", (event) => choosing(event.target));
  svg.addEventListener("keydown", (event) => {
    const mark = event.target.closest("a.mark");
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    const across = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (!mark || (!along && !across)) return;
    const lane = [...body.children][[...body.children].indexOf(mark.parentNode) + across];
    const inLane = [...(lane?.querySelectorAll("a.mark") ?? [])];
    const next = across ? inLane[0] : inLane[inLane.indexOf(mark) + along];
    event.preventDefault();
    next?.focus();
  });
  svg.addEventListener("keydown", (event) => { if ((event.key === "Enter" || event.key === " ") && choosing(event.target)) event.preventDefault(); });
  return { show, showWindow };
};
