"use strict";
// The text of a document: a statement of the list and its sentence light up together, and any #char=BEGIN,END is shown.
(() => {
  const pieces = [...document.querySelectorAll("#stored > span[data-b]")];
  const rows = new Map([...document.querySelectorAll("#statements > li")].map(row => [row.dataset.n, row]));
  const ends = piece => Number(piece.dataset.b) + [...piece.textContent].length; // characters, not UTF-16 units
  const numbers = piece => (piece.dataset.s || "").split(" ").filter(Boolean);

  function light(chosen) {
    for (const piece of pieces) piece.classList.toggle("lit", numbers(piece).some(number => chosen.has(number)));
    for (const [number, row] of rows) row.classList.toggle("lit", chosen.has(number));
  }

  for (const [number, row] of rows) {
    for (const kind of ["mouseenter", "focusin"]) row.addEventListener(kind, () => light(new Set([number])));
    for (const kind of ["mouseleave", "focusout"]) row.addEventListener(kind, () => light(new Set()));
  }
  for (const piece of pieces) {
    if (!piece.dataset.s) continue;
    for (const kind of ["mouseenter", "focusin"]) piece.addEventListener(kind, () => light(new Set(numbers(piece))));
    for (const kind of ["mouseleave", "focusout"]) piece.addEventListener(kind, () => light(new Set()));
    piece.addEventListener("click", event => {
      if (event.target.closest("a")) return;
      const row = rows.get(numbers(piece).at(-1));
      if (row) row.scrollIntoView({ block: "nearest" });
    });
  }

  function aim() {
    const asked = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
    const [begin, end] = asked ? [Number(asked[1]), Number(asked[2])] : [0, 0];
    const hit = pieces.filter(piece => Number(piece.dataset.b) < end && ends(piece) > begin);
    for (const piece of pieces) piece.classList.toggle("aim", hit.includes(piece));
    if (hit.length) hit[0].scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", aim);
  aim();
})();
