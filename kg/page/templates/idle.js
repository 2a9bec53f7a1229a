// What later steps will need, made in small parts while nobody needs the page: edges of the other views, ranks of all reports.
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 }), 50));  // older browsers have none
function* readying() {
  for (const fold of CAN_FOLD ? [false, true] : [false]) yield overallStanding(fold);
  for (const pair of pairs) yield makeEdge(pair);
}
const ready = (steps = readying()) => whenIdle((left) => {
  while (left.timeRemaining() > 2) if (steps.next().done) { performance.mark("kg-ready"); return; }
  ready(steps);
});
network.once("afterDrawing", () => ready());
