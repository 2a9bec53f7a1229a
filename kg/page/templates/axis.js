// Where the time axis is wider than the screen it begins at the newest, and the names of its lanes stay in view.
const axisRoom = document.querySelector(".axis");
const axisDrawing = axisRoom?.querySelector("svg");
const laneNames = axisRoom ? [...axisRoom.querySelectorAll(".lane")].map((node) => [node, Number(node.getAttribute("x"))]) : [];
const holdLaneNames = () => {
  const moved = (axisRoom.scrollLeft / axisDrawing.clientWidth) * axisDrawing.viewBox.baseVal.width;
  for (const [node, x] of laneNames) node.setAttribute("x", x + moved);
};
if (axisRoom) {
  axisRoom.addEventListener("scroll", holdLaneNames, { passive: true });
  axisRoom.scrollLeft = axisRoom.scrollWidth;
}
