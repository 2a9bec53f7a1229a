// The drawing as a picture of its own: an SVG made from the data, and a PNG of that.
const nodeShape = (kind, x, y, r) => {
  const corners = outlineOf(kind, x, y, r);
  return corners ? drawn("polygon", { points: corners.map((corner) => corner.map((value) => value.toFixed(1)).join(",")).join(" ") })
    : drawn("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) });
};
const printable = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");  // XML can't hold these
const words = (text, attributes) => drawn("text", { direction: directionOf(text), ...attributes }, printable(text));
const PICTURE_SIDE = [110, 84, 74];  // room at the sides, above and below, in pixels
const LEGEND = ["cooperation", "hostility", "mixed", "neutral"];

// Draws all that is shown in the given colours at a zoom, by default those of the screen.
const svgOf = ({ paints = colours, zoom = network.getScale(), titled = true } = {}) => {
  const near = focusSet();
  const shown = shownActors();
  const spots = network.getPositions(shown.map((actor) => actor.id));
  const box = boxOf(shown.length ? Object.values(spots) : [{ x: 0, y: 0 }]);
  const [side, top, foot] = PICTURE_SIDE;
  const wide = Math.max(620, Math.ceil((box.r - box.l) * zoom + 2 * side));
  const high = Math.max(320, Math.ceil((box.b - box.t) * zoom + top + foot));
  const [dx, dy] = [(wide - (box.l + box.r) * zoom) / 2, (high + top - foot - (box.t + box.b) * zoom) / 2];
  const at = ({ x, y }) => [x * zoom + dx, y * zoom + dy];
  const text = (spot) => at(spot).map((value) => value.toFixed(1)).join(" ");
  const own = colours;
  colours = paints;  // the styles of actors and pairs read them
  const faint = faintness();
  const tints = tinted();
  const svg = drawn("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, "font-family": paints.sans, role: "img" },
    drawn("title", {}, printable(document.title)), drawn("rect", { width: wide, height: high, fill: paints.bg }));
  const shades_ = drawn("g", { "stroke-linejoin": "round", "stroke-linecap": "round" });
  for (const [paint, more] of [["rim", 2], ["hull", 0]]) for (const { strips } of hulls()) {
    shades_.append(drawn("path", { d: strips.map((strip) => `M${strip.map(text).join("L")}Z`).join(""), fill: paints[paint], stroke: paints[paint], "stroke-width": (HULL_PEN * zoom + more).toFixed(1) }));
  }
  const lines = drawn("g", { fill: "none" });
  for (const pair of pairs) {
    const style = pairStyle(pair, near, faint, tints);
    if (style.hidden) continue;
    const { line, heads } = lineOf(pair, style.width, zoom);
    lines.append(drawn("path", {
      d: `M${text(line.from)}Q${text(line.via)} ${text(line.to)}`, stroke: style.color.color, "stroke-opacity": style.color.opacity.toFixed(2),
      "stroke-width": (style.width * zoom).toFixed(2), ...(style.dashes ? { "stroke-dasharray": style.dashes.join(" ") } : {}),
    }));
    for (const corners of heads) lines.append(drawn("path", { class: "head", d: `M${corners.map(text).join("L")}Z`, fill: style.color.color, "fill-opacity": headStrength(style.color.opacity).toFixed(2) }));
  }
  const dots = drawn("g", {});
  for (const actor of shown) {
    const style = actorStyle(actor, near);
    const [x, y] = at(spots[actor.id]);
    const dot = nodeShape(drawing.nodes[actor.id].shape, x, y, actor.size * swell * zoom);
    for (const [name, value] of Object.entries({ fill: style.color.background, stroke: style.color.border, "stroke-width": style.borderWidth * zoom, opacity: style.opacity })) dot.setAttribute(name, value);
    dot.append(drawn("title", {}, printable(actor.name)));
    dots.append(dot);
  }
  const marks = drawn("g", { fill: paints.bg, stroke: paints.ink, "stroke-width": 1.5 });
  for (const pair of disputedPairs(near)) {
    const [x, y] = at(middleOf(viaOf(pair)));
    marks.append(nodeShape("diamond", x, y, DISPUTED));
  }
  const labels = drawn("g", { "text-anchor": "middle", "paint-order": "stroke", stroke: paints.bg, "stroke-width": 3.5, "stroke-linejoin": "round" });
  const inside = (label) => label.left + dx > 4 && label.right + dx < wide - 4;
  for (const { bloc, text: name, size, weight, lead, x, y } of placeLabels(document.createElement("canvas").getContext("2d"), zoom, { near, inside })) {
    labels.append(words(name, { x: (x + dx).toFixed(1), y: (y + dy + size * 0.35).toFixed(1), "font-size": size, "font-weight": weight, ...(bloc === undefined ? {} : { "font-style": "italic" }), fill: lead ? paints.ink : bloc === undefined ? paints.soft : paints.muted }));
  }
  colours = own;
  svg.append(shades_, lines, dots, marks, labels, ...(titled ? headings(paints, wide) : []), ...legendOf(paints, high));
  return svg;
};
const legendOf = (paints, high) => {
  let x = 24;
  return LEGEND.flatMap((sign) => {
    const label = grammar.words[sign];
    const [from, to] = [x, x + 20];
    x += 38 + label.length * 6.6;
    return [drawn("line", { x1: from, x2: to, y1: high - 24, y2: high - 24, stroke: paints[sign], "stroke-width": 3 }), words(label, { x: to + 7, y: high - 20, "font-size": 12, fill: paints.soft })];
  });
};
const headings = (paints, wide) => {
  const filter = filterWords();
  return [
    words(document.title.slice(0, 90), { x: 24, y: 38, "font-size": 20, "font-weight": 600, "font-family": paints.serif, fill: paints.ink }),
    words(`${byId("facts").textContent}${filter ? ` · ${filter}` : ""}`.slice(0, Math.floor(wide / 6)), { x: 24, y: 58, "font-size": 12, fill: paints.muted }),
  ];
};

const save = (blob, ending) => {
  const url = URL.createObjectURL(blob);
  const name = `${document.title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "network"}.${ending}`;
  const anchor = element("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  say(`${name} saved`);
};
const svgText = () => new XMLSerializer().serializeToString(svgOf());
byId("save-svg").addEventListener("click", () => save(new Blob([svgText()], { type: "image/svg+xml" }), "svg"));
const LARGEST = 8000;  // pixels of a side that browsers can draw
byId("save-png").addEventListener("click", () => {
  const picture = new Image();
  picture.addEventListener("load", () => {
    const times = Math.min(2, LARGEST / picture.width, LARGEST / picture.height);
    const canvas = element("canvas", { width: Math.round(picture.width * times), height: Math.round(picture.height * times) });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, "png"), "image/png");
  });
  picture.addEventListener("error", () => say("The picture could not be made; save it as SVG"));
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
});
