// Cooperation and hostility of a pair over time, from the sentences in the page: an inline SVG.
const LIMITS = { week: 26, month: 30, quarter: 40, year: Infinity };
// Each report counts once per tie: strength / 10, up for cooperation, down for hostility; claims and neutral ties do not count.
const seriesOf = (pair) => {
  const seen = new Map();
  let vague = 0;
  for (const tie of pair.passing.filter((one) => one.kind !== "claim" && one.sign)) for (const id of heard(tie)) {
    const passage = passages[id];
    const key = `${tie.id} ${passage[REPORT]}`;
    if (passage[KIND] === "claim" || seen.has(key)) continue;
    const span = spanOf(passage[TIME]);
    if (span) seen.set(key, { span, value: (tie.sign * tie.strength) / 10, told: passage[TOLD] });
    else { seen.set(key, null); vague += 1; }
  }
  const entries = [...seen.values()].filter(Boolean);
  const yearsOnly = entries.every(({ span }) => span[1] - span[0] > 40);
  const exact = yearsOnly ? entries : entries.filter(({ span }) => span[1] - span[0] <= 40);
  vague += entries.length - exact.length;
  if (!exact.length) return { bins: [], vague };
  const days = exact.map(({ span }) => span[0]);
  const limits = yearsOnly ? { year: Infinity } : exact.some(({ span }) => span[1] > span[0]) ? { ...LIMITS, week: 0 } : LIMITS;
  const { unit, bins, at } = binning(Math.min(...days), Math.max(...days), limits);
  bins.forEach((bin) => Object.assign(bin, { plus: 0, minus: 0, plusTold: 0, minusTold: 0, n: 0, published: 0 }));
  for (const { span, value, told } of exact) {
    const bin = bins[at(span[0])];
    const side = value > 0 ? "plus" : "minus";
    bin[side] += Math.abs(value);
    if (told) bin[`${side}Told`] += Math.abs(value);
    bin.n += 1;
    bin.published += !told;
  }
  return { unit, bins, vague };
};

const describe = ({ unit, bins }) => {
  const sum = (name) => bins.reduce((total, bin) => total + bin[name], 0);
  const peak = (name) => bins.reduce((best, bin) => (bin[name] > best[name] ? bin : best)).label;
  const words = [`Cooperation and hostility by ${unit}, ${bins[0].label} to ${bins[bins.length - 1].label}.`];
  if (sum("plus")) words.push(`Cooperation ${sum("plus").toFixed(1)} in all, most in ${peak("plus")}.`);
  if (sum("minus")) words.push(`Hostility ${sum("minus").toFixed(1)} in all, most in ${peak("minus")}.`);
  return words.join(" ");
};
const dyadChart = (pair) => {
  const series = seriesOf(pair);
  const { bins, unit, vague } = series;
  if (bins.length < 2) return null;  // one moment is no course of things
  const [wide, gap] = [364, bins.length > 24 ? 1 : 2];
  const step = Math.min(40, wide / bins.length);
  const most = Math.max(...bins.map((bin) => Math.max(bin.plus, bin.minus)));
  const [above, below] = ["plus", "minus"].map((name) => 4 + (50 * Math.max(...bins.map((bin) => bin[name]))) / most);
  const scaled = (value) => (value ? Math.max(2, (value / most) * 50) : 0);
  // Solid at the line what the texts date; beyond it, hollow, what only publication dates.
  const dyadBars = bins.flatMap((bin, index) => [["plus", "cooperation"], ["minus", "hostility"]].filter(([name]) => bin[name]).flatMap(([name, sign]) => {
    const [high, solid] = [scaled(bin[name]), Math.min(scaled(bin[name]), scaled(bin[`${name}Told`]))];
    const box = (from, to, looks) => drawn("rect", { x: (index * step + gap / 2).toFixed(2), width: (step - gap).toFixed(2), y: (name === "plus" ? above - to : above + 1 + from).toFixed(2), height: (to - from).toFixed(2), rx: 1, ...looks },
      drawn("title", {}, `${bin.label}: ${SIGN_WORDS[sign].toLowerCase()} ${bin[name].toFixed(1)}${solid < high ? `, ${(bin[name] - bin[`${name}Told`]).toFixed(1)} of it on or before` : ""}`));
    return [...(high > solid ? [box(solid, high, { class: "loose-bar", style: `stroke: var(--${sign})` })] : []), ...(solid ? [box(0, solid, { style: `fill: var(--${sign})` })] : [])];
  }));
  const end = step * bins.length;
  const svg = drawn("svg", { viewBox: `0 0 ${wide} ${above + below + 20}`, class: "dyad", role: "img", "aria-label": describe(series) },
    drawn("line", { x1: 0, x2: end, y1: above + 0.5, y2: above + 0.5, style: "stroke: var(--line)" }), ...dyadBars,
    drawn("text", { x: 0, y: above + below + 15 }, bins[0].label),
    ...(bins.length > 1 && end > 150 ? [drawn("text", { x: end, y: above + below + 15, "text-anchor": "end" }, bins[bins.length - 1].label)] : []));
  return element("figure", {}, svg, element("figcaption", { class: "time" },
    `By ${unit}: cooperation above the line, hostility below${bins.some((bin) => bin.published) ? "; hollow where only publication dates it, so that it was on or before then" : ""}.${vague ? ` ${plural(vague, "report")} not dated that closely.` : ""}`));
};
