// The border of the map: states that lie beyond it stand there as pointers, apart from each other and from what lies on the map.
const EDGE = 9;  // pixels from the border
const LINE = 17;  // that a name takes downwards
// Gives each seat (x, y: where its state would be) its place on the border, and the turn of its pointer in degrees.
const onBorder = (seats, { wide, high }, lengthOf_, controls) => {
  const sides = { left: [], right: [], top: [], bottom: [] };
  for (const seat of seats) {
    const [dx, dy] = [seat.x - wide / 2, seat.y - high / 2];
    const [across, down] = [(wide / 2 - EDGE) / Math.abs(dx || 1), (high / 2 - EDGE) / Math.abs(dy || 1)];
    const reach = Math.min(across, down);
    seat.turn = (Math.atan2(dy, dx) * 180) / Math.PI;
    [seat.x, seat.y] = [wide / 2 + dx * reach, high / 2 + dy * reach];
    sides[across <= down ? (dx < 0 ? "left" : "right") : dy < 0 ? "top" : "bottom"].push(seat);
  }
  for (const side of ["left", "right"]) spread(sides[side], "y", () => LINE, high, controls.filter(({ l, r }) => (side === "left" ? l < 40 : r > wide - 40)).map(({ t, b }) => [t, b]));
  for (const side of ["top", "bottom"]) spread(sides[side], "x", (seat) => lengthOf_(seat) + 16, wide, controls.filter(({ t, b }) => (side === "top" ? t < 24 : b > high - 24)).map(({ l, r }) => [l, r]));
};
// Moves seats along an axis, as little as need be, so that each has its room and stands beside what is blocked.
const spread = (seats, axis, roomOf, whole, blocked) => {
  const inside = (at) => blocked.filter(([from, to]) => at > from - EDGE && at < to + EDGE);
  const forwards = (at) => { const hit = inside(at); return hit.length ? forwards(Math.max(...hit.map(([, to]) => to)) + EDGE) : at; };
  const backwards = (at) => { const hit = inside(at); return hit.length ? backwards(Math.min(...hit.map(([from]) => from)) - EDGE) : at; };
  const ordered = [...seats].sort((p, q) => p[axis] - q[axis] || p.id - q.id);
  let end = EDGE;
  for (const seat of ordered) {
    seat[axis] = forwards(Math.max(end, seat[axis]));
    end = seat[axis] + roomOf(seat);
  }
  end = whole - EDGE;
  for (const seat of ordered.toReversed()) {  // what was pushed out goes back
    if (seat[axis] <= end) break;
    seat[axis] = backwards(end);
    end = seat[axis] - roomOf(seat);
  }
};
