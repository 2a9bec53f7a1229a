"use strict";
// The editor: a query, the packaged questions, and its answer as table, chart or network. It asks nobody but /sparql.
(() => {
  const vocabulary = JSON.parse(document.getElementById("vocabulary").textContent);
  const part = id => document.getElementById(id);
  const START = `# Who acts on whom, and how?
SELECT ?actor ?recipient (COUNT(?event) AS ?events) WHERE {
  ?event a kg:Event ; kg:status kg:Happened ; kg:actor/rdfs:label ?actor ; kg:recipient/rdfs:label ?recipient .
}
GROUP BY ?actor ?recipient
ORDER BY DESC(?events) ?actor
LIMIT 40`;
  const VIEWS = ["table", "chart", "network"];
  let answer = null, view = "table", asking = null;

  const completer = {
    name: "kg",
    bulk: false,
    autoShow: true,
    persistenceId: null,
    isValidCompletionPosition: yasqe => /^[a-z]+:\w*$/.test(yasqe.getCompleteToken().string),
    get: (yasqe, token) => {
      const typed = ((token && (token.autocompletionString || token.string)) || "").toLowerCase();
      const starts = vocabulary.terms.filter(term => term.name.toLowerCase().startsWith(typed));
      const [prefix, word] = typed.split(":");
      const holds = vocabulary.terms.filter(term => !starts.includes(term) && word && term.name.toLowerCase().startsWith(`${prefix}:`) && term.name.toLowerCase().includes(word));
      return [...starts, ...holds].slice(0, 60).map(term => term.name);
    },
    postprocessHints: (yasqe, hints) => hints.map(hint => ({ ...hint, render: (place, _, held) => {
      const term = vocabulary.terms.find(one => one.name === held.text);
      const note = document.createElement("small");
      note.textContent = term ? `  ${term.kind}  ${term.note}` : "";
      place.append(held.text, note);
    } })),
  };

  const Editor = Yasqe.Yasqe || Yasqe;
  Editor.registerAutocompleter(completer, false);
  part("workbench").hidden = false;
  const yasqe = new Editor(part("editor"), {
    value: START,
    autocompleters: ["variables", "kg"],
    prefixCcApi: null,
    persistenceId: null,
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "230px",
    lineNumbers: true,
    lineWrapping: true,
    collapsePrefixesOnLoad: false,
    // Prefixes are declared by the server, which the editor's own check does not know.
    syntaxErrorCheck: false,
    extraKeys: { "Ctrl-Space": () => yasqe.autocomplete(), "Ctrl-Enter": run, "Cmd-Enter": run, Esc: () => { part("run").focus(); }, Tab: false, "Shift-Tab": false },
  });
  yasqe.getInputField().setAttribute("aria-label", "SPARQL query; Escape leaves it");

  for (const question of vocabulary.questions) {
    const option = document.createElement("option");
    option.value = question.name;
    option.textContent = question.question;
    part("pick").append(option);
  }
  part("pick").addEventListener("change", () => {
    const chosen = vocabulary.questions.find(question => question.name === part("pick").value);
    if (chosen) { yasqe.setValue(chosen.sparql.trim()); run(); }
  });
  part("run").addEventListener("click", run);
  part("share").addEventListener("click", async () => {
    const link = new URL("/editor", location.href);
    link.hash = new URLSearchParams({ query: yasqe.getValue(), view }).toString();
    history.replaceState(null, "", link);
    try {
      await navigator.clipboard.writeText(link.href);
      part("said").textContent = "copied";
    } catch {
      part("said").textContent = "the link stands in the address bar";
    }
  });

  function tell(text, wrong = false) {
    part("told").textContent = text;
    part("told").classList.toggle("wrong", wrong);
  }

  async function run() {
    if (asking) asking.abort();
    const mine = asking = new AbortController();
    const query = yasqe.getValue(), began = performance.now();
    answer = null;
    part("view").replaceChildren();
    part("csv").hidden = true;
    tell("asking …");
    try {
      const response = await fetch("/sparql", {
        method: "POST",
        headers: { "content-type": "application/sparql-query", accept: "application/sparql-results+json, application/n-triples;q=0.9, application/json;q=0.5" },
        body: query,
        signal: mine.signal,
      });
      const body = await response.text();
      if (!response.ok) return tell(problem(body, response.status), true);
      answer = (response.headers.get("content-type") || "").includes("n-triples") ? triples(body) : solutions(JSON.parse(body));
      const seconds = ((performance.now() - began) / 1000).toFixed(2);
      tell(`${answer.rows.length.toLocaleString("en")} ${answer.triples ? "triple" : "row"}${answer.rows.length === 1 ? "" : "s"} in ${seconds} s`);
      offer();
      show(view);
    } catch (error) {
      if (error.name !== "AbortError") tell(`The server did not answer: ${error.message}`, true);
    } finally {
      if (asking === mine) asking = null;
    }
  }

  function problem(body, status) {
    try {
      const told = JSON.parse(body);
      return [told.error ?? told.message ?? body, told.hint].filter(Boolean).join("; ");
    } catch {
      return body.trim() || `The server answered ${status}.`;
    }
  }

  function solutions(told) {
    if ("boolean" in told) return { columns: ["result"], rows: [{ result: { type: "literal", value: told.boolean ? "yes" : "no" } }] };
    return { columns: told.head.vars, rows: told.results.bindings };
  }

  function triples(text) {
    const escaped = value => value.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)/g, (_, code) =>
      /^[uU]/.test(code) && code.length > 1 ? String.fromCodePoint(parseInt(code.slice(1), 16)) : ({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" })[code] ?? code);
    const term = found => found[0] === "<" ? { type: "uri", value: escaped(found.slice(1, -1)) }
      : found[0] === "_" ? { type: "bnode", value: found }
      : { type: "literal", value: escaped(/^"((?:[^"\\]|\\.)*)"/.exec(found)[1]), datatype: (/\^\^<([^>]*)>$/.exec(found) || [])[1] };
    const rows = text.split("\n").flatMap(line => {
      const found = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+) \.$/.exec(line.trim());
      return found ? [{ subject: term(found[1]), predicate: term(found[2]), object: term(found[3]) }] : [];
    });
    return { columns: ["subject", "predicate", "object"], rows, triples: true };
  }

  function offer() {
    const can = { table: true, chart: results.charted(answer), network: results.netted(answer, vocabulary) };
    for (const name of VIEWS) part(`as-${name}`).disabled = !can[name] || !answer.rows.length;
    if (part(`as-${view}`).disabled) view = "table";
    const quoted = cell => `"${(cell ? cell.value : "").replaceAll('"', '""')}"`;
    const csv = [answer.columns, ...answer.rows.map(row => answer.columns.map(name => row[name]))]
      .map((row, at) => row.map(cell => at ? quoted(cell) : cell).join(",")).join("\r\n");
    if (part("csv").href) URL.revokeObjectURL(part("csv").href);
    part("csv").href = URL.createObjectURL(new Blob([`${csv}\r\n`], { type: "text/csv" }));
    part("csv").hidden = !answer.rows.length;
  }

  function show(name, chosen = {}) {
    view = name;
    for (const other of VIEWS) {
      part(`as-${other}`).setAttribute("aria-selected", String(other === name));
      part(`as-${other}`).tabIndex = other === name ? 0 : -1;
    }
    part("view").setAttribute("aria-labelledby", `as-${name}`);
    if (!answer || !answer.rows.length) return part("view").replaceChildren();
    const made = name === "chart" ? results.chart(answer, vocabulary, { ...chosen, width: Math.min(1000, Math.max(300, part("view").clientWidth)), again: next => show("chart", next) }, results.charted(answer))
      : name === "network" ? results.network(answer, vocabulary, results.netted(answer, vocabulary)) : results.table(answer, vocabulary);
    part("view").replaceChildren(made);
    part("view").dataset.view = name;
  }

  for (const name of VIEWS) {
    part(`as-${name}`).addEventListener("click", () => show(name));
    part(`as-${name}`).addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const open = VIEWS.filter(other => !part(`as-${other}`).disabled), next = open[(open.indexOf(name) + step + open.length) % open.length];
      show(next);
      part(`as-${next}`).focus();
    });
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!asked.get("query")) return;
    view = VIEWS.includes(asked.get("view")) ? asked.get("view") : "table";
    yasqe.setValue(asked.get("query"));
    run();
  }
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
