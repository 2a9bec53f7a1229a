// The sign of several ties together: mixed where the weaker side has at least a quarter of the weight, as in Python.
const mixture = (found) => {
  let [plus, minus] = [0, 0];
  for (const tie of found) { if (tie.sign > 0) plus += tie.now; else if (tie.sign < 0) minus += tie.now; }
  if (!plus && !minus) return "neutral";
  if (Math.min(plus, minus) >= (plus + minus) / 4) return "mixed";
  return plus > minus ? "cooperation" : "hostility";
};
