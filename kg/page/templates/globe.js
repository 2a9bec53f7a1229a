// What part of a map is seen: moved and zoomed by wheel, drag, pinch and keys.
const WHEEL = 0.0016;
// `room`: pixels at the left, top, right and bottom that the opening view keeps free.
const globeOf = (box, { inside, extent }, { always, room, changed }) => {
  const globe = { x: 0, y: 0, k: 1, wide: 0, high: 0, moved: false };  // what lies in the middle, pixels to a unit, size once it is known
  const [roomLeft, roomTop, roomRight, roomBottom] = room;
  const scaleFor = (wide, high) => Math.max(0.02, Math.min((globe.wide - roomLeft - roomRight) / Math.max(1, wide), (globe.high - roomTop - roomBottom) / Math.max(1, high)));
  const opening = () => {
    const [l, t, r, b] = inside;
    const k = scaleFor(r - l, b - t);
    return { x: (l + r + (roomRight - roomLeft) / k) / 2, y: (t + b + (roomBottom - roomTop) / k) / 2, k };
  };
  const limits = () => [Math.min(opening().k, scaleFor(extent, extent)), Math.max(opening().k * 14, 8)];
  const place = ({ x, y, k }) => { Object.assign(globe, { x, y, k }); changed(); };
  let gliding = 0;
  const stopGliding = () => cancelAnimationFrame(gliding);
  const glide = (target) => {
    stopGliding();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) { place(target); return; }
    const [from, began] = [{ x: globe.x, y: globe.y, k: globe.k }, performance.now()];
    const step = (now) => {
      const part = Math.min(1, (now - began) / 260);
      const eased = part * part * (3 - 2 * part);
      place({ x: from.x + (target.x - from.x) * eased, y: from.y + (target.y - from.y) * eased, k: from.k * (target.k / from.k) ** eased });
      if (part < 1) gliding = requestAnimationFrame(step);
    };
    gliding = requestAnimationFrame(step);
  };
  const fit = (smoothly = false) => { globe.moved = false; (smoothly ? glide : place)(opening()); };
  const at = ([x, y]) => ({ x: (x - globe.x) * globe.k + globe.wide / 2, y: (y - globe.y) * globe.k + globe.high / 2 });
  const zoomed = (factor, px, py) => {
    const [least, most] = limits();
    const k = Math.min(most, Math.max(least, globe.k * factor));
    const [dx, dy] = [px - globe.wide / 2, py - globe.high / 2];
    return { x: globe.x + dx / globe.k - dx / k, y: globe.y + dy / globe.k - dy / k, k };
  };
  const zoomBy = (factor, px = globe.wide / 2, py = globe.high / 2, smoothly = false) => { globe.moved = true; stopGliding(); (smoothly ? glide : place)(zoomed(factor, px, py)); };
  const panBy = (dx, dy) => { globe.moved = true; stopGliding(); place({ x: globe.x - dx / globe.k, y: globe.y - dy / globe.k, k: globe.k }); };
  const showBox = (l, t, r, b) => {
    globe.moved = true;
    glide({ x: (l + r) / 2, y: (t + b) / 2, k: Math.min(limits()[1], scaleFor(r - l, b - t) * 0.7) });
  };
  // Brings points into view that lie outside it, or under what covers so many pixels at the foot; else nothing moves.
  const reveal = (points, covered = 0) => {
    const free = globe.high - covered;
    const hidden = points.map(at).some(({ x, y }) => x < 12 || y < 12 || x > globe.wide - 12 || y > free - 12);
    if (!points.length || !hidden || free < 80) return;
    const [[l, r], [t, b]] = [0, 1].map((axis) => points.map((point) => point[axis])).map((values) => [Math.min(...values), Math.max(...values)]);
    const k = Math.max(limits()[0], Math.min(globe.k, (globe.wide - 90) / Math.max(1, r - l), (free - 70) / Math.max(1, b - t)));
    globe.moved = true;
    glide({ x: (l + r) / 2, y: (t + b) / 2 + covered / 2 / k, k });
  };
  const inBox = (event) => { const { left, top } = box.getBoundingClientRect(); return [event.clientX - left, event.clientY - top]; };
  box.addEventListener("wheel", (event) => {
    if (!always && !event.ctrlKey && !event.metaKey && !box.contains(document.activeElement)) return;  // else the page scrolls
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY * (event.deltaMode ? 16 : 1) * WHEEL), ...inBox(event));
  }, { passive: false });

  const fingers = new Map();
  let dragged = false;
  const spread = () => { const [p, q] = [...fingers.values()]; return Math.hypot(p[0] - q[0], p[1] - q[1]) || 1; };
  const heart = () => [0, 1].map((axis) => [...fingers.values()].reduce((sum, spot) => sum + spot[axis], 0) / fingers.size);
  box.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) dragged = false;
    fingers.set(event.pointerId, inBox(event));
  });
  box.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const spot = inBox(event);
    const before = fingers.get(event.pointerId);
    if (!dragged && fingers.size === 1 && Math.hypot(spot[0] - before[0], spot[1] - before[1]) < 4) return;
    if (!dragged) box.setPointerCapture(event.pointerId);
    dragged = true;
    const [middle, wide] = [heart(), fingers.size > 1 ? spread() : 1];
    fingers.set(event.pointerId, spot);
    const [to, wider] = [heart(), fingers.size > 1 ? spread() : 1];
    panBy(to[0] - middle[0], to[1] - middle[1]);
    if (fingers.size > 1) zoomBy(wider / wide, ...to);
  });
  for (const name of ["pointerup", "pointercancel"]) box.addEventListener(name, (event) => fingers.delete(event.pointerId));
  box.addEventListener("click", (event) => { if (dragged) { event.stopPropagation(); dragged = false; } }, true);
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (move) panBy(...move);
    else if (event.key === "+" || event.key === "=") zoomBy(1.4);
    else if (event.key === "-") zoomBy(1 / 1.4);
    else if (event.key === "0") fit(true);
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => {
    const size = [box.clientWidth, box.clientHeight];
    if (!size[0] || !size[1] || (size[0] === globe.wide && size[1] === globe.high)) return;
    [globe.wide, globe.high] = size;
    if (globe.moved) changed();
    else fit();
  }).observe(box);
  return Object.assign(globe, { at, fit, zoomBy, panBy, showBox, reveal, place, canSplit: () => globe.k < limits()[1] * 0.98 });
};
