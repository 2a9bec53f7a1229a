// What later steps will need, made in small parts while nobody needs the page: edges of the other views, ranks of all reports.
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 50));  // older browsers have none
function* readying() {
  for (const fold of CAN_FOLD ? [false, true] : [false]) yield overallStanding(fold);
  for (const pair of pairs) yield makeEdge(pair);
  // Whoever filters by source or time begins most often with the one told of most, or leaves the first step out.
  const [first] = [...outlets].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (outlets.size > 1) yield standOf({ ...partNow(), off: new Set([first[0]]) });
  if (lastBin > 0) yield standOf({ ...partNow(), since: Math.min(filters.until, filters.since + 1) });
}
const ready = (steps = readying()) => whenIdle((left) => {
  while (left.timeRemaining() > 2) if (steps.next().done) { performance.mark("kg-ready"); return; }
  ready(steps);
});
network.once("afterDrawing", () => ready());
