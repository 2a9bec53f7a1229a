// Events at places as bubbles: what would overlap at this zoom is one bubble with its count, and comes apart on the way in.
const bubbleSize = (count) => Math.min(24, 6.5 + 2.2 * Math.sqrt(count));
const bubblesOf = (spots, at) => {
  const found = [];
  const ordered = [...spots].sort((p, q) => q.events.length - p.events.length || (p.key < q.key ? -1 : 1));
  for (const spot of ordered) {
    const { x, y } = at(spot.at);
    const near = found.find((bubble) => bubble.exact === spot.exact && Math.hypot(bubble.x - x, bubble.y - y) < bubbleSize(bubble.count) + bubbleSize(spot.events.length) + 2);
    if (!near) { found.push({ x, y, exact: spot.exact, spots: [spot], count: spot.events.length }); continue; }
    near.spots.push(spot);
    near.count += spot.events.length;
  }
  for (const bubble of found) {
    const told = bubble.spots.flatMap((spot) => spot.events);
    const happened = told.filter((event) => event.real);
    const signs = new Set((happened.length ? happened : told).map((event) => event.sign));
    bubble.real = happened.length > 0;
    bubble.sign = signs.size === 1 ? [...signs][0] : "mixed";
    bubble.r = bubbleSize(bubble.count);
    bubble.name = bubble.spots.length === 1 ? bubble.spots[0].name : `${bubble.spots[0].name} and ${plural(bubble.spots.length - 1, "other place")}`;
    bubble.key = bubble.spots.map((spot) => spot.key).sort()[0];
  }
  return found;
};
// Bubbles that would cover each other or a state's disc stand beside; a line leads back to where they belong.
const STEPS = [0, 1, 2, 3, 4, 5].flatMap((ring) => (ring ? Array.from({ length: 8 }, (_, turn) => [ring, ((turn * 3 + 3) * Math.PI) / 4]) : [[0, 0]]));
const bubblesApart = (bubbles, seats) => {
  const placed = [];
  const covers = (x, y, r) => [...seats, ...placed].some((other) => Math.hypot(other.x - x, other.y - y) < other.r + r + 1);
  for (const bubble of [...bubbles].sort((p, q) => q.exact - p.exact)) {
    const { x, y } = bubble;
    const r = bubble.exact ? bubble.r : bubble.r * 1.1;  // a square has corners
    const spots = STEPS.map(([ring, turn]) => [x + ring * 7 * Math.cos(turn), y + ring * 7 * Math.sin(turn)]);
    const [freeX, freeY] = spots.find((spot) => !covers(...spot, r)) ?? [x, y];
    placed.push(freeX === x && freeY === y ? bubble : { ...bubble, x: freeX, y: freeY, leader: { x, y } });
  }
  return placed;
};
