"""Write the reference pages of the site, from what they tell of: python scripts/write_reference.py [FOLDER].

The commands come from the command line's own parser, the terms from ontologies/*.ttl, the questions from their files.
FOLDER is docs/reference unless another is named; what stands there is never edited by hand, nor kept.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.cli.options import GROUPS
from kg.cli.parser import command_parser
from kg.namespaces import KG, PLOVER, PREFIXES
from kg.store.packaged import named_queries

ROOT = Path(__file__).resolve().parent.parent
EVIDENCE = {"Assertion", "Attribution", "EventReport", "Mention", "Naming", "Inference", "Correction", "Separation"}
"""The classes whose members stand in named graphs: a document's evidence, inferences, corrections."""
WEIGHT = URIRef(KG + "goldsteinWeight")
SECTIONS = ("Classes", "Relations between entities", "Other properties", "Values", "PLOVER: kinds of events")
_STATED = {"Event", "Agreement", "Project", "Measurement", "Actor", "Person", "State", "Organization"}
_CLOSE = {"foaf": "http://xmlns.com/foaf/0.1/", "ftm": "https://w3id.org/ftm#"}  # prefixes that only the ontology uses
_BY_TYPE = {
    "Status": "{ ?event kg:status %s ; rdfs:label ?what }",
    "Polarity": "{ GRAPH ?text { ?what kg:polarity %s } }",
    "Certainty": "{ GRAPH ?text { ?what kg:certainty %s } }",
    "Basis": "{ GRAPH ?text { ?what kg:basis %s } }",
    "Identification": "{ GRAPH ?text { ?what kg:identifiedBy %s } }",
    "Rule": "{ GRAPH ?inferred { ?what kg:rule %s } }",
}


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "reference"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        folder.joinpath(name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Return the Markdown of each page, by file name."""
    return {"commands.md": commands_page(), "ontology.md": ontology_page(), "questions.md": questions_page()}


# --- Commands


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command, by name."""
    return {n: p for action in command_parser()._actions if action.choices for n, p in dict(action.choices).items()}


def commands_page() -> str:
    """Return the page of commands: each with its synopsis, arguments, options and example."""
    known = parsers()
    grouped = [name for names in GROUPS.values() for name in names]
    rest = {"others": tuple(name for name in known if name not in grouped)}
    lines = [
        "# Commands",
        "",
        "Exit codes: 0 done, 1 failed, 2 wrong usage or bad input, 130 interrupted by Ctrl-C. What is wrong is said on",
        "standard error, in one line: what, where, what to do. `-o -` writes to standard output. `kg --version` tells",
        "the version; `python -m kg` is the same command.",
    ]
    for group, names in (GROUPS | rest).items():
        if names:
            lines += ["", f"## To {group}" if group != "others" else "## Others"]
        for name in names:
            lines += ["", *_command(name, known[name])]
    return "\n".join(lines) + "\n"


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    yield from (f"### kg {name}", "", _cell(parser.description or ""), "")
    example = (parser.epilog or "").partition("example:\n")[2]
    yield from ("```console", *(f"$ {line.strip()}" for line in example.splitlines() if line.strip()), "```", "")
    within = [action for action in parser._actions if action.choices and isinstance(action.choices, dict)]
    for action in within:
        for word, part in action.choices.items():
            yield from (f"`kg {name} {word}`: {_cell(part.description or '')}", "", *_options(part), "")
    if not within:
        yield from _options(parser)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    told = [a for a in parser._actions if a.help != argparse.SUPPRESS and not isinstance(a, argparse._HelpAction)]
    if told:
        yield from ("| argument | means |", "|---|---|")
    for action in told:
        means = (action.help or "").replace("%(default)s", str(action.default)).replace("%%", "%")
        if isinstance(action.choices, (tuple, list)):
            means = "; ".join(filter(None, [means, "one of " + ", ".join(f"`{one}`" for one in action.choices)]))
        if action.required and action.option_strings:
            means += " (required)"
        yield f"| {_argument(action)} | {_cell(means)} |"


def _argument(action: argparse.Action) -> str:
    value = action.metavar or (action.dest.upper() if action.nargs != 0 else "")
    value = " ".join(value) if isinstance(value, tuple) else value
    if isinstance(action.nargs, int) and action.nargs > 1 and not isinstance(action.metavar, tuple):
        value = " ".join([value] * action.nargs)
    if action.nargs in {"+", "*"}:
        value += " ..."
    names = ", ".join(action.option_strings)
    takes = action.nargs != 0 and not isinstance(action, argparse.BooleanOptionalAction)
    return f"`{' '.join(filter(None, [names, value if takes else '']))}`".replace("|", " or ")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


# --- The ontology


def ontology() -> Graph:
    """Return both ontologies."""
    return Graph().parse(ROOT / "ontologies" / "kg.ttl").parse(ROOT / "ontologies" / "plover.ttl")


def terms(graph: Graph) -> list[URIRef]:
    """Return the terms that the project defines, by name."""
    own = {s for s in graph.subjects(RDF.type) if isinstance(s, URIRef) and str(s).startswith((KG, PLOVER))}
    return sorted(own, key=lambda term: (term.startswith(PLOVER), term.lower()))


def name_of(term: Node) -> str:
    """Return a term with its prefix."""
    for prefix, iri in (PREFIXES | _CLOSE).items():
        if str(term).startswith(iri):
            return f"{prefix}:{str(term).removeprefix(iri)}"
    return f"<{term}>"


def query_for(graph: Graph, term: URIRef) -> str:
    """Return a query that shows a term in use; facts stand in the default graph, evidence in a graph of each text."""
    name, kinds = name_of(term), set(graph.objects(term, RDF.type))
    local = name.partition(":")[2]
    if term.startswith(PLOVER):
        narrower = sorted(
            name_of(one) for one in graph.subjects(SKOS.broader, term) if graph.value(one, WEIGHT) is not None
        )
        kinds_of = f"VALUES ?kind {{ {' '.join(narrower or [name])} }} ?e kg:eventType ?kind ; rdfs:label ?event"
        return f"SELECT ?event {{ {kinds_of} }} LIMIT 5"
    if OWL.Class in kinds:
        if local in EVIDENCE:
            return f"SELECT ?text ?what {{ GRAPH ?text {{ ?what a {name} }} }} LIMIT 5"
        if local == "Measurement":  # a figure has no label: it says what is counted, and how much
            return f"SELECT ?kind ?value {{ ?what a {name} ; kg:quantityKind ?kind ; kg:value ?value }} LIMIT 5"
        return f"SELECT ?what ?label {{ ?what a {name} ; rdfs:label ?label }} LIMIT 5"
    if OWL.NamedIndividual in kinds:
        for kind, pattern in _BY_TYPE.items():
            if URIRef(KG + kind) in kinds:
                return f"SELECT ?what {pattern % name} LIMIT 5"
    inverse = graph.value(term, OWL.inverseOf)
    if inverse is not None:
        return f"SELECT ?one ?other {{ ?other {name_of(inverse)} ?one }} LIMIT 5"
    if _stated(graph, term):
        return f"SELECT ?one ?other {{ ?one {name} ?other }} LIMIT 5"
    return f"SELECT ?text ?one ?other {{ GRAPH ?text {{ ?one {name} ?other }} }} LIMIT 5"


def _stated(graph: Graph, term: URIRef) -> bool:
    if URIRef(KG + "relation") in graph.transitive_objects(term, RDFS.subPropertyOf):
        return True
    return any(name.partition(":")[2] in _STATED for name in _classes(graph, term, RDFS.domain))


def _classes(graph: Graph, term: URIRef, predicate: URIRef) -> list[str]:
    """Return the classes of a domain or range; those of a union each by itself."""
    found: list[str] = []
    for node in graph.objects(term, predicate):
        union = graph.value(node, OWL.unionOf)
        found += [name_of(one) for one in Collection(graph, union)] if union is not None else [name_of(node)]
    return sorted(found)


def _section(graph: Graph, term: URIRef) -> str:
    kinds = set(graph.objects(term, RDF.type))
    if term.startswith(PLOVER):
        return "PLOVER: kinds of events"
    if OWL.Class in kinds:
        return "Classes"
    if OWL.NamedIndividual in kinds:
        return "Values"
    inverse = graph.value(term, OWL.inverseOf)
    relation = URIRef(KG + "relation") in graph.transitive_objects(inverse or term, RDFS.subPropertyOf)
    return "Relations between entities" if relation or inverse is not None else "Other properties"


def ontology_page() -> str:
    """Return the page of the ontology: every term with what it means, its place, and a query that shows it."""
    graph = ontology()
    sections: dict[str, list[URIRef]] = {section: [] for section in SECTIONS}
    for term in terms(graph):
        sections.setdefault(_section(graph, term), []).append(term)
    lines = [
        "# Ontology",
        "",
        f"All {len(terms(graph))} terms of `ontologies/kg.ttl` and `ontologies/plover.ttl`. Each query runs as it",
        "stands, with `kg query graph '...'`; one that the texts of your graph have nothing for gives 0 rows. Facts",
        "stand in the default graph; what a single text says stands in the graph of that text, hence `GRAPH ?text`.",
        "[The data model](../data-model.md) shows how the terms hang together.",
    ]
    for section, members in sections.items():
        lines += ["", f"## {section}"]
        for term in members:
            lines += ["", *_term(graph, term)]
    return "\n".join(lines) + "\n"


def _term(graph: Graph, term: URIRef) -> Iterator[str]:
    yield from (f"### {name_of(term)}", "")
    label = graph.value(term, RDFS.label) or graph.value(term, SKOS.prefLabel)
    said = graph.value(term, SKOS.definition) or graph.value(term, RDFS.comment)
    yield f"*{label}*. {_cell(str(said or ''))}".rstrip()
    rows = {
        "kind": [name_of(one) for one in graph.objects(term, RDF.type) if one != OWL.NamedIndividual],
        "superclass": _classes(graph, term, RDFS.subClassOf),
        "superproperty": _classes(graph, term, RDFS.subPropertyOf),
        "inverse of": _classes(graph, term, OWL.inverseOf),
        "broader": _classes(graph, term, SKOS.broader),
        "from": _classes(graph, term, RDFS.domain),
        "to": _classes(graph, term, RDFS.range),
        "Goldstein weight": [str(weight) for weight in graph.objects(term, WEIGHT)],
        "close to": _classes(graph, term, SKOS.closeMatch),
    }
    told = [f"{what} {', '.join(f'`{one}`' for one in sorted(names))}" for what, names in rows.items() if names]
    yield from ("", "; ".join(told), "", "```sparql", query_for(graph, term), "```")


# --- Packaged questions


def questions_page() -> str:
    """Return the page of packaged questions, each with its columns, parameters and SPARQL."""
    lines = ["# Packaged questions", "", "Asked by `kg query graph --name NAME`, with `--param NAME=VALUE`."]
    for question in named_queries():
        sparql = "\n".join(line for line in question.sparql.strip().splitlines() if not line.startswith("#"))
        lines += ["", f"## {question.name}", "", question.question, "", f"Columns: {_cell(question.columns)}."]
        lines += [""] if question.parameters else []
        lines += [f"- `{name}`: {_cell(meaning)}" for name, meaning in question.parameters.items()]
        lines += ["", f"```sparql\n{sparql}\n```"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
