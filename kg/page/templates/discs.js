// Actors as discs: vis-network finds them under the pointer by the box that each is given here; they are drawn here too,
// those outside the view left out. The same outlines serve the canvas and, as points, the SVG.
const outlineOf = (shape, x, y, r) => {  // the corners, in the measures of vis-network; nothing for a circle
  if (shape === "square") return [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]];
  if (shape === "triangle") {
    const [side, low] = [2.3 * r, y + 0.275 * r];
    const inner = (Math.sqrt(3) / 6) * side;
    return [[x, low - (side * Math.sqrt(3) / 2 - inner)], [x + side / 2, low + inner], [x - side / 2, low + inner]];
  }
  if (shape === "diamond") return [[x, y + r], [x + r, y], [x, y - r], [x - r, y]];
  if (shape === "hexagon") return Array.from({ length: 6 }, (_, n) => [x + r * Math.cos((n * Math.PI) / 3), y + r * Math.sin((n * Math.PI) / 3)]);
  return null;
};
// What is seen, in the units of the drawing, with so many pixels around it.
const seenPart = (around = 0) => {
  const [near, far] = [network.DOMtoCanvas({ x: -around, y: -around }), network.DOMtoCanvas({ x: stage.clientWidth + around, y: stage.clientHeight + around })];
  return { left: near.x, top: near.y, right: far.x, bottom: far.y };
};
const drawDisc = (context, { x, y, options }, shape, zoom) => {
  const { size, color, opacity, borderWidth } = options;
  if (context.globalAlpha !== opacity) context.globalAlpha = opacity;
  context.fillStyle = color.background;
  context.strokeStyle = color.border;
  context.lineWidth = Math.min(2 * size, borderWidth / zoom);
  context.beginPath();
  const corners = outlineOf(shape, x, y, size);
  if (corners) for (const [px, py] of corners) context.lineTo(px, py);
  else context.arc(x, y, size, 0, 2 * Math.PI);
  context.closePath();
  context.fill();
  context.stroke();
};
network.renderer._drawNodes = (context) => {
  const zoom = network.getScale();
  const { left, top, right, bottom } = seenPart(20);
  const last = [];  // those under the pointer, over all others
  context.save();
  for (const id of body.nodeIndices) {
    const node = body.nodes[id];
    const { x, y, shape, options: { size } } = node;
    shape.left = x - size;
    shape.top = y - size;
    shape.width = shape.height = 2 * size;
    if (x + size < left || x - size > right || y + size < top || y - size > bottom) continue;
    if (node.hover) last.push(id);
    else drawDisc(context, node, drawing.nodes[id].shape, zoom);
  }
  for (const id of last) drawDisc(context, body.nodes[id], drawing.nodes[id].shape, zoom);
  context.restore();
  return { drawExternalLabels: () => {} };
};
