// Influence in a part of the reports: the formula of kg.network.ranking and kg.network.edges, on the numbers that Python ships.
// A network to be weighed: edges and passages as typed arrays, acts grouped by actor and target, ties by couple; made once.
const weighable = (net, size) => {
  const [edge, time, report, words, sure, document_] = net.passages;
  const acts = net.from.map((_, at) => at).filter((at) => net.acts[at]);
  const keys = new Map();
  const arcOf = new Int32Array(net.from.length).fill(-1);
  for (const at of acts) {
    const key = net.from[at] * (size + 1) + (net.to[at] < 0 ? size : net.to[at]);
    if (!keys.has(key)) keys.set(key, keys.size);
    arcOf[at] = keys.get(key);
  }
  const coupleAt = (at) => Math.min(net.from[at], net.to[at]) * size + Math.max(net.from[at], net.to[at]);
  const couples = Float64Array.from(new Set(net.from.map((_, at) => at).filter((at) => net.kept[at]).map(coupleAt))).sort();
  const numbers = new Map(Array.from(couples, (key, at) => [key, at]));
  const coupleOf = Int32Array.from(net.from, (_, at) => (net.kept[at] ? numbers.get(coupleAt(at)) : -1));
  return {
    ...net, size, arcOf, couples, coupleOf, edge: Int32Array.from(edge), time: Int32Array.from(time), report: Int32Array.from(report), words: Int32Array.from(words),
    sure: Float64Array.from(sure), document: Int32Array.from(document_),
    arcs: [...keys.keys()].map((key) => [Math.floor(key / (size + 1)), key % (size + 1)]),
    most: [report, words].map((numbers) => numbers.reduce((a, b) => Math.max(a, b), -1) + 1),
  };
};
// What each edge weighs by the passages that are allowed, w = s/10 * c * (1 + ln n): n independent reports, c their mean credence.
const weigh = (net, allowed) => {
  const count = net.from.length;
  const [total, number, texts, sentences] = [new Float64Array(count), new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const [reportSeen, wordsSeen] = net.most.map((most) => new Int32Array(most).fill(-1));  // by which edge last
  for (let at = 0; at < net.edge.length; at += 1) {
    if (!allowed(net.time[at], net.document[at])) continue;
    const edge = net.edge[at];
    total[edge] += net.sure[at];
    number[edge] += 1;
    if (reportSeen[net.report[at]] !== edge) { reportSeen[net.report[at]] = edge; texts[edge] += 1; }
    if (wordsSeen[net.words[at]] !== edge) { wordsSeen[net.words[at]] = edge; sentences[edge] += 1; }
  }
  return Float64Array.from(net.unit, (unit, edge) => (number[edge]
    ? unit * (total[edge] / number[edge]) * (1 + Math.log(Math.min(texts[edge], sentences[edge]))) : net.fixed[edge]));
};
// Each actor's part in all influence: the root of what it does to each target, damped by doubt where little is told of that.
const influenceOf = (net, weights, doubt) => {
  const whole = new Float64Array(net.arcs.length);
  weights.forEach((weight, edge) => { if (net.arcOf[edge] >= 0) whole[net.arcOf[edge]] += weight; });
  const received = new Float64Array(net.size + 1);
  net.arcs.forEach(([, to], arc) => { received[to] += Math.sqrt(whole[arc]); });
  const found = new Float64Array(net.size);
  net.arcs.forEach(([from, to], arc) => { if (whole[arc]) found[from] += (Math.sqrt(whole[arc]) * received[to]) / (received[to] + doubt); });
  const sum = found.reduce((a, b) => a + b, 0) || 1;
  return found.map((value) => value / sum);
};
// Where the influence of one actor comes from: [whom it acts on (`size` for nobody named), part of its score], the most first.
const partsOf = ({ net, weights, shares }, doubt, id) => {
  const whole = new Float64Array(net.arcs.length);
  weights.forEach((weight, edge) => { if (net.arcOf[edge] >= 0) whole[net.arcOf[edge]] += weight; });
  const received = new Float64Array(net.size + 1);
  net.arcs.forEach(([, to], arc) => { received[to] += Math.sqrt(whole[arc]); });
  const found = net.arcs.map(([from, to], arc) => [to, from === id && whole[arc] ? (Math.sqrt(whole[arc]) * received[to]) / (received[to] + doubt) : 0]).filter(([, part]) => part);
  const sum = found.reduce((total, [, part]) => total + part, 0);
  return shares[id] ? found.map(([to, part]) => [to, part / sum]).sort((p, q) => q[1] - p[1] || p[0] - q[0]) : [];
};
