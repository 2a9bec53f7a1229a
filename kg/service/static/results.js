"use strict";
// Answers of SPARQL as a table, a chart and a network. Whatever an answer says goes onto the page as text.
const results = (() => {
  const ROWS = 1000, BARS = 40, NODES = 300;
  const NUMBER = /#(integer|decimal|double|float|nonNegativeInteger|int|long)$/, TIME = /#(date|gYear|gYearMonth|dateTime)$/;

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function drawn(name, attributes, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  const number = cell => cell && cell.type !== "uri" && (NUMBER.test(cell.datatype || "") || /^-?\d+(\.\d+)?$/.test(cell.value)) ? Number(cell.value) : NaN;
  const figure = value => Number.isInteger(value) ? value.toLocaleString("en") : value.toLocaleString("en", { maximumSignificantDigits: 4 });

  // The words of a cell, and where on this site it leads.
  function words(cell, vocabulary) {
    if (!cell) return "";
    if (cell.type !== "uri") return cell.value;
    const known = Object.entries(vocabulary.prefixes).find(([, iri]) => cell.value.startsWith(iri) && cell.value.length > iri.length);
    if (cell.value.startsWith(vocabulary.base)) return decode(cell.value.slice(vocabulary.base.length));
    return known ? `${known[0]}:${cell.value.slice(known[1].length)}` : cell.value;
  }

  function decode(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  function href(cell, vocabulary) {
    if (!cell || cell.type !== "uri" || !cell.value.startsWith(vocabulary.base)) return "";
    const end = cell.value.slice(vocabulary.base.length);
    return end.startsWith("document/") ? `/${end}` : `/id/${end}`;
  }

  function table(answer, vocabulary) {
    const made = element("table", undefined, { class: "grid answer" }), body = element("tbody"), head = element("tr");
    const numeric = answer.columns.map(name => answer.rows.some(row => row[name]) && answer.rows.every(row => !row[name] || !Number.isNaN(number(row[name]))));
    let rows = answer.rows, sorted = null;
    const fill = () => body.replaceChildren(...rows.slice(0, ROWS).map(row => {
      const line = element("tr");
      answer.columns.forEach((name, at) => {
        const cell = element("td", undefined, { dir: "auto", ...(numeric[at] ? { class: "n" } : {}) }), to = href(row[name], vocabulary);
        const text = numeric[at] && row[name] ? figure(number(row[name])) : words(row[name], vocabulary);
        if (to) cell.append(element("a", text, { href: to })); else cell.textContent = text;
        line.append(cell);
      });
      return line;
    }));
    answer.columns.forEach((name, at) => {
      const cell = element("th", undefined, { scope: "col", ...(numeric[at] ? { class: "n" } : {}) }), button = element("button", name, { type: "button" });
      button.addEventListener("click", () => {
        const down = sorted === name && cell.getAttribute("aria-sort") === "ascending";
        const weigh = (a, b) => numeric[at] ? number(a[name]) - number(b[name]) : words(a[name], vocabulary).localeCompare(words(b[name], vocabulary));
        rows = answer.rows.filter(row => row[name]).sort((a, b) => down ? weigh(b, a) : weigh(a, b)).concat(answer.rows.filter(row => !row[name]));
        for (const other of head.children) other.removeAttribute("aria-sort");
        cell.setAttribute("aria-sort", down ? "descending" : "ascending");
        sorted = name;
        fill();
      });
      cell.append(button);
      head.append(cell);
    });
    const top = element("thead");
    top.append(head);
    made.append(top, body);
    fill();
    const frame = element("div", undefined, { class: "scroll" });
    frame.append(made);
    if (answer.rows.length > ROWS) frame.append(element("p", `the first ${ROWS.toLocaleString("en")} rows; the CSV has all`, { class: "rest" }));
    return frame;
  }

  // What a chart can show: a column of numbers over one of words or times.
  function charted(answer) {
    const numbers = answer.columns.filter(name => answer.rows.length && answer.rows.every(row => !row[name] || !Number.isNaN(number(row[name]))) && answer.rows.some(row => row[name]));
    const others = answer.columns.filter(name => !numbers.includes(name));
    return numbers.length ? { numbers, others } : null;
  }

  const timed = (answer, name) => answer.rows.every(row => !row[name] || TIME.test(row[name].datatype || "") || /^\d{4}(-\d\d){0,2}$/.test(row[name].value));

  function chart(answer, vocabulary, chosen, { numbers, others }) {
    const value = chosen.value && numbers.includes(chosen.value) ? chosen.value : numbers.at(-1);
    const over = others[0] ?? numbers.find(name => name !== value);
    const label = row => others.length ? others.map(name => words(row[name], vocabulary)).filter(Boolean).join(" · ") : over ? words(row[over], vocabulary) : "";
    const points = answer.rows.filter(row => row[value]).map(row => ({ label: label(row), at: over && row[over] ? row[over].value : "", value: number(row[value]) }));
    const frame = element("div");
    if (numbers.length > 1) {
      const choices = element("div", undefined, { class: "choices" }), select = element("select", undefined, { id: "charted" });
      for (const name of numbers) select.append(element("option", name, name === value ? { selected: "" } : {}));
      select.addEventListener("change", () => chosen.again({ value: select.value }));
      choices.append(element("label", "Column", { for: "charted" }), select);
      frame.append(choices);
    }
    const line = over && others.length === 1 && timed(answer, over) && points.length > 2;
    frame.append(line ? lines(points, value, chosen.width) : bars(points.slice(0, BARS), value, chosen.width));
    if (!line && points.length > BARS) frame.append(element("p", `the first ${BARS} of ${points.length.toLocaleString("en")} rows`, { class: "rest" }));
    return frame;
  }

  // Labels are cut to the room they have: one letter takes at most some 7.6 units.
  function bars(points, name, width) {
    const row = 24, left = Math.min(width * 0.42, 20 + 7.6 * Math.max(...points.map(p => p.label.length))), room = width - left - 70, most = Math.floor((left - 12) / 7.6);
    const low = Math.min(0, ...points.map(p => p.value)), high = Math.max(0, ...points.map(p => p.value)), x = v => left + room * (v - low) / (high - low || 1);
    const plot = drawn("svg", { class: "plot bars", viewBox: `0 0 ${width} ${points.length * row + 8}`, role: "img", "aria-label": `Bars of ${name}` });
    points.forEach((point, at) => {
      const y = at * row + 4, short = point.label.length > most ? `${point.label.slice(0, most - 1)}…` : point.label;
      const text = drawn("text", { x: left - 10, y: y + 14, "text-anchor": "end" }, short);
      text.append(drawn("title", {}, point.label));
      plot.append(text, drawn("rect", { x: Math.min(x(0), x(point.value)), y: y + 2, width: Math.max(1, Math.abs(x(point.value) - x(0))), height: row - 7, rx: 2 }),
        drawn("text", { class: "value", x: x(Math.max(0, point.value)) + 7, y: y + 14 }, figure(point.value)));
    });
    return plot;
  }

  function day(text) {
    const [year, month = "1", date = "1"] = text.split("T")[0].split("-");
    return Date.UTC(Number(year), Number(month) - 1, Number(date));
  }

  function lines(points, name, width) {
    const height = 320, left = 60, foot = 30;
    const held = points.filter(p => p.at).map(p => ({ ...p, day: day(p.at) })).sort((a, b) => a.day - b.day);
    const first = held[0].day, last = held.at(-1).day, low = Math.min(0, ...held.map(p => p.value)), high = Math.max(...held.map(p => p.value), low + 1);
    const x = d => left + (width - left - 20) * (d - first) / (last - first || 1), y = v => 12 + (height - foot - 12) * (1 - (v - low) / (high - low));
    const plot = drawn("svg", { class: "plot line", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${name} over time` });
    for (const v of [low, (low + high) / 2, high]) plot.append(drawn("line", { x1: left, x2: width - 20, y1: y(v), y2: y(v) }), drawn("text", { x: left - 8, y: y(v) + 4, "text-anchor": "end" }, figure(v)));
    const ends = [held[0], held[Math.floor(held.length / 2)], held.at(-1)];
    ends.forEach((p, at) => plot.append(drawn("text", { x: x(p.day), y: height - 8, "text-anchor": ["start", "middle", "end"][at] }, p.at)));
    plot.append(drawn("path", { d: held.map((p, at) => `${at ? "L" : "M"}${x(p.day).toFixed(1)} ${y(p.value).toFixed(1)}`).join("") }));
    for (const p of held) {
      const dot = drawn("circle", { cx: x(p.day), cy: y(p.value), r: 3.5 });
      dot.append(drawn("title", {}, `${p.label}: ${figure(p.value)}`));
      plot.append(dot);
    }
    return plot;
  }

  // What a network can show: triples between resources, or two columns of names, the rest on the edge.
  function netted(answer, vocabulary) {
    const rows = answer.rows;
    if (answer.triples) {
      const links = rows.filter(row => row.object.type === "uri" && row.predicate.value !== "http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
      return links.length ? { rows: links, from: "subject", to: "object", on: ["predicate"], names: labels(rows) } : null;
    }
    const named = answer.columns.filter(name =>
      rows.some(row => row[name]) && rows.every(row => !row[name] || (row[name].type === "uri" ? row[name].value.startsWith(vocabulary.base) : Number.isNaN(number(row[name])) && !TIME.test(row[name].datatype || "") && row[name].value.length < 80)));
    const ends = named.filter(name => new Set(rows.map(row => row[name]?.value)).size > 1 || rows.length < 3);
    const uris = ends.filter(name => rows.every(row => !row[name] || row[name].type === "uri"));
    const [from, to] = uris.length > 1 ? uris : ends;
    if (!from || !to) return null;
    return { rows: rows.filter(row => row[from] && row[to]), from, to, on: answer.columns.filter(name => name !== from && name !== to), names: new Map() };
  }

  function labels(rows) {
    const held = rows.filter(row => row.predicate.value === "http://www.w3.org/2000/01/rdf-schema#label");
    return new Map(held.map(row => [row.subject.value, row.object.value]));
  }

  function network(answer, vocabulary, { rows, from, to, on, names }) {
    const style = getComputedStyle(document.documentElement), colour = name => style.getPropertyValue(name).trim();
    const nodes = new Map(), edges = new Map();
    for (const row of rows) {
      for (const end of [row[from], row[to]]) if (!nodes.has(end.value) && nodes.size < NODES) nodes.set(end.value, { id: end.value, label: names.get(end.value) ?? words(end, vocabulary).split("/").at(-1), cell: end });
      const key = JSON.stringify([row[from].value, row[to].value]);
      if (!nodes.has(row[from].value) || !nodes.has(row[to].value)) continue;
      if (!edges.has(key)) edges.set(key, { from: row[from].value, to: row[to].value, said: [], weight: 0 });
      const figures = on.map(name => number(row[name])).filter(value => value > 0);
      edges.get(key).weight += figures.length ? figures.at(-1) : 1;
      const said = on.filter(name => Number.isNaN(number(row[name]))).map(name => words(row[name], vocabulary)).filter(text => text && text.length < 60).join(", ");
      if (said && edges.get(key).said.length < 3 && !edges.get(key).said.includes(said)) edges.get(key).said.push(said);
    }
    const frame = element("div"), place = element("div", undefined, { class: "drawn", role: "img", "aria-label": `Network of ${nodes.size} nodes and ${edges.size} edges; the table gives the same` });
    frame.append(place);
    if (nodes.size >= NODES) frame.append(element("p", `the first ${NODES} nodes`, { class: "rest" }));
    const heaviest = Math.max(...[...edges.values()].map(edge => edge.weight), 1);
    requestAnimationFrame(() => {
      const made = new vis.Network(place, {
        nodes: new vis.DataSet([...nodes.values()].map(({ id, label }) => ({ id, label: label.slice(0, 40) }))),
        edges: new vis.DataSet([...edges.values()].map(({ from: one, to: other, said, weight }, id) => ({ id, from: one, to: other, width: 1 + 5 * weight / heaviest, label: edges.size > 60 ? undefined : said.join("\n") }))),
      }, {
        layout: { randomSeed: 7, improvedLayout: nodes.size < 120 },
        physics: { stabilization: { iterations: 200 }, barnesHut: { springLength: 150 } },
        interaction: { keyboard: { bindToWindow: false }, hover: true },
        nodes: { shape: "dot", size: 12, color: { background: colour("--accent"), border: colour("--surface"), highlight: colour("--influence") }, font: { color: colour("--ink"), size: 21, face: "sans-serif", strokeWidth: 4, strokeColor: colour("--surface") } },
        edges: { arrows: "to", color: { color: colour("--neutral"), highlight: colour("--accent") }, font: { size: 15, color: colour("--soft"), strokeWidth: 3, strokeColor: colour("--surface") }, smooth: { type: "dynamic" } },
      });
      made.once("stabilizationIterationsDone", () => { place.dataset.drawn = "yes"; made.setOptions({ physics: false }); });
      made.on("doubleClick", event => { const to = event.nodes.length && href(nodes.get(event.nodes[0]).cell, vocabulary); if (to) location.assign(to); });
    });
    return frame;
  }

  return { table, charted, chart, netted, network, words };
})();
