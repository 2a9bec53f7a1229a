"""SPARQL over the graph, and the packaged competency questions."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pyoxigraph import Store

from kg.errors import QueryError, UnknownNameError
from kg.model import Assertion, Document, Entity, EventReport, Extraction, Mention, Span
from kg.namespaces import BASE_IRI
from kg.store import GraphStore, ask, named_queries, select
from kg.store.queries import filled_in
from kg.store.tokens import tokens

ANSWERS = {
    "adversaries": [("Azerbaijan", "opposes", "Orlavia", 1)],
    "allies": [("Azerbaijan", "alliedWith", "Türkiye", 2), ("Orlavia", "alliedWith", "Prava", 1)],
    "arms": [("Prava", "Orlavia", "Prava arms Orlavia.", "third")],
    "contradictions": [
        ("Orlavia alliedWith Prava", "The Gull", "Orlavia and Prava are allies.", "Lena Marsh", "They are no allies.")
    ],
    "corroboration": [
        ("event", "ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", 3, 3),
        ("fact", "Azerbaijan alliedWith Türkiye", 2, 2),
        ("event", "THREATEN: Azerbaijan -> Orlavia (2025-01)", 1, 1),
        ("fact", "Azerbaijan measure 66000 person (soldiers)", 1, 1),
        ("fact", "Azerbaijan memberOf NATO", 1, 1),
        ("fact", "Azerbaijan opposes Orlavia", 1, 1),
        ("fact", "Lena Marsh position defence expert", 1, 1),
        ("fact", "Orlavia alliedWith Prava", 1, 1),
        ("fact", "Prava suppliesArmsTo Orlavia", 1, 1),
        ("fact", "air defences affiliatedWith Orlavia", 1, 1),
    ],
    "deadliest": [(38, "ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", "2024-12-25", None, 3)],
    "denials": [
        (
            "Lena Marsh",
            "ASSAULT: Orlavia",
            "“Orlavia did not attack anyone,” said Lena Marsh, a defence expert.",
            "first.txt",
        ),
        ("Lena Marsh", "Prava alliedWith Orlavia", "They are no allies.", "third"),
    ],
    "documents": [
        ("first.txt", "A downing", "The Lantern", "2025-01-10", "en", 3, 2),
        ("second.txt", None, "The Beacon", "2025-02", "en", 2, 1),
        ("third", None, "The Gull", None, "en", 5, 3),
    ],
    "dyads": [
        ("Orlavia", "Azerbaijan", "ASSAULT", "material conflict", 1, 3),
        ("Azerbaijan", "Orlavia", "THREATEN", "verbal conflict", 1, 1),
    ],
    "events": [
        ("2024-12-25", "ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", "Happened", 38, 3),
        ("2025-01", "THREATEN: Azerbaijan -> Orlavia (2025-01)", "Happened", None, 1),
    ],
    "facts": [
        ("Azerbaijan", "alliedWith", "Türkiye", 2),
        ("Azerbaijan", "measure", "66000 person (soldiers)", 1),
        ("Azerbaijan", "memberOf", "NATO", 1),
        ("Azerbaijan", "opposes", "Orlavia", 1),
        ("Lena Marsh", "position", "defence expert", 1),
        ("Orlavia", "alliedWith", "Prava", 1),
        ("Prava", "suppliesArmsTo", "Orlavia", 1),
        ("air defences", "affiliatedWith", "Orlavia", 1),
    ],
    "fatality-disagreements": [
        ("ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", 38, "", "The Beacon"),
        ("ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", 38, "", "The Lantern"),
        ("ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", 40, "", "The Gull"),
    ],
    "figures": [("Azerbaijan", "soldiers", 66000, "person")],
    "positions": [("Lena Marsh", "position", "defence expert", 1)],
    "quoted": [("Lena Marsh", 2, 1, 2)],
    "threats": [
        ("Azerbaijan", "Orlavia", None, "Threatened", "Azerbaijan threatened.", "third"),
        ("Azerbaijan", "Orlavia", "2025-01", "Happened", "Azerbaijan threatened.", "third"),
    ],
    "ahead": [("ASSAULT: Azerbaijan -> Orlavia", "Threatened", None, None, "Azerbaijan threatened.", "third")],
    "compare": [],  # nothing without two documents: tests/comparing/test_articles.py
    "claims": [
        ("Azerbaijan opposes Türkiye", "Affirmed", "Possible", "Lena Marsh"),
    ],
    "speakers": [
        ("Lena Marsh", "Azerbaijan", "asserts", 1),
        ("Lena Marsh", "Orlavia", "denies", 1),
    ],
    "evidence": [
        ("Azerbaijan", "measure", "66000 person (soldiers)", "Azerbaijan has 66,000 soldiers.", 185),
        ("Azerbaijan", "memberOf", "NATO", "Azerbaijan opposes them, and NATO.", 70),
        ("Azerbaijan", "opposes", "Orlavia", "Azerbaijan opposes them, and NATO.", 70),
    ],
    "memberships": [("Azerbaijan", "NATO", "text"), ("Albania", "NATO", "NATO, member countries (nato.int)")],
    "entities": [("Azerbaijan", "State", 6, 3, "http://www.wikidata.org/entity/Q227")],
    "timing": [("ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", "2024-12-25", "2024-12-25", "2024-12-25", "stated")],
    "members": [("Türkiye", "NATO", "1952", None, "NATO, member countries (nato.int)")],
    "offices": [],
    "corrections": [],  # with rows in tests/test_corrected_builds.py
}

ON_CONFLICT = ("casualties", "contested", "one-sided", "rival-accounts")  # tests/store/test_conflict_questions.py
# tests/store/test_tie_questions.py
ON_TIES = ("agreements", "dependencies", "mediators", "projects", "reactions", "territory", "trends")

TEXT = (
    "Orlavia and Prava are allies. They are no allies. Prava arms Orlavia. Azerbaijan opposes them, and NATO. "
    "Orlavia downed it, and 40 died. Azerbaijan threatened."
)


def sentence(number):
    start = sum(len(part) + 2 for part in TEXT.split(". ")[:number])
    return Span(start, min(start + len(TEXT.split(". ")[number]) + 1, len(TEXT)))


def third():
    """A document that contradicts itself and the others."""
    mentions = [
        Mention(f"m{n}", 0, 7, kind, f"e{n}")
        for n, kind in enumerate(["State", "State", "State", "Alliance", "Person"], start=1)
    ]
    entities = (
        Entity("e1", "state/XO", "Orlavia", "State"),
        Entity("e2", "state/XP", "Prava", "State"),
        Entity("e3", "state/AZ", "Azerbaijan", "State"),
        Entity("e4", "alliance/nato", "NATO", "Alliance"),
        Entity("e5", "person/lena-marsh", "Lena Marsh", "Person"),
    )
    claims = (
        Assertion("alliedWith", "m1", "m2", sentence(0)),
        Assertion("alliedWith", "m2", "m1", sentence(1), polarity="Denied", attributed_to="m5"),
        Assertion("suppliesArmsTo", "m2", "m1", sentence(2)),
        Assertion("opposes", "m3", "m1", sentence(3)),
        Assertion("memberOf", "m3", "m4", sentence(3)),
    )
    events = (
        EventReport(
            "v1",
            "ASSAULT",
            Span(113, 119),
            sentence(4),
            actor=("m1",),
            recipient=("m3",),
            time="2024-12-25",
            fatalities=40,
        ),
        EventReport("v2", "THREATEN", Span(149, 159), sentence(5), actor=("m3",), recipient=("m1",), time="2025-01"),
        EventReport(
            "v3", "ASSAULT", Span(149, 159), sentence(5), actor=("m3",), recipient=("m1",), status="Threatened"
        ),
    )
    document = Document(id="third", text=TEXT, source="The Gull")
    return Extraction(document, tuple(mentions), entities, claims, (), events)


@pytest.fixture(scope="module")
def store(tmp_path_factory, samples):
    first = samples.first()
    day = {"time": "2024-12-25", "earliest": "2024-12-25", "latest": "2024-12-25", "dating": "stated"}
    exact = replace(first, events=(replace(first.events[0], **day), *first.events[1:]))
    with GraphStore.create_or_open(tmp_path_factory.mktemp("graph") / "graph") as graph:
        graph.put([exact, samples.second(), third()])
        yield graph.raw


def plain(row, columns):
    return tuple(
        str(cell).replace(BASE_IRI + "document/", "") if isinstance(cell, str) else cell for cell in row[:columns]
    )


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_competency_question_is_answered(store, name):
    width = len(ANSWERS[name][0]) if ANSWERS[name] else None
    rows = [plain(row, width) for row in ask(store, name=name).table().rows]
    if name in {"memberships", "evidence", "entities", "claims"}:  # long ones: these rows are among the answers
        assert set(ANSWERS[name]) <= set(rows)
    else:
        assert rows == ANSWERS[name]


def test_every_packaged_question_is_tried_here_or_among_those_on_ties_conflict_and_inference():
    assert [query.name for query in named_queries()] == sorted([*ANSWERS, *ON_CONFLICT, *ON_TIES, "inferred"])


def test_wire_copies_corroborate_nothing(tmp_path, samples):
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([samples.first(), samples.second(), third()], origins={"second.txt": "first.txt"})
        rows = {row[1]: row[2:] for row in ask(graph.raw, name="corroboration").table().rows}
    assert rows["Azerbaijan alliedWith Türkiye"] == (1, 2)
    assert rows["ASSAULT: Orlavia -> Azerbaijan (2024-12-25)"] == (2, 3)


def test_a_denial_corroborates_nothing(store):
    asked = "SELECT ?r WHERE { GRAPH ?g { ?r a kg:EventReport ; kg:status ?s FILTER(?s != kg:Happened) } }"
    assert len(select(store, asked).rows) == 2
    assert sum(row[3] for row in ask(store, name="corroboration").table().rows if row[0] == "event") == 4


PARAMETERS = [
    ("events", {"since": "2025"}, 1),
    ("events", {"since": "2024-12-26"}, 1),
    ("events", {"since": "2024-12"}, 2),
    ("events", {"until": "2024"}, 1),
    ("events", {"until": "2024-12-24"}, 0),
    ("events", {"since": "2024", "until": "2025-01", "actor": "orlavia"}, 2),
    ("events", {"actor": "Prava"}, 0),
    ("allies", {"actor": "turkey"}, 1),
    ("allies", {"actor": "Ankara"}, 1),
    ("adversaries", {"actor": "Azerbaijan"}, 1),
    ("evidence", {"subject_name": "Azerbaijan", "relation_name": "opposes"}, 1),
    ("evidence", {"object_name": "NATO"}, 1),
    ("memberships", {"organization_name": "nato"}, 33),
    ("corroboration", {"actor": "azerbaijan"}, 6),
    ("speakers", {"speaker_name": "Marsh"}, 2),
    ("speakers", {"speaker_name": "lena  mársh"}, 2),
    ("evidence", {"subject_name": "AZE", "object_name": "Orlavia", "relation_name": '" } DROP'}, 0),
    ("evidence", {"relation_name": 'a\nb\\"'}, 0),
]


@pytest.mark.parametrize(("name", "parameters", "rows"), PARAMETERS)
def test_parameters_narrow_the_answer_and_are_only_ever_values(store, name, parameters, rows):
    assert len(ask(store, name=name, parameters=parameters).table().rows) == rows


PLAIN = """# What?
# Parameter: v - a value
SELECT ?v {
  #parameters
}"""
HOSTILE = [
    *(
        '"',
        "'",
        "\\",
        "\\\\",
        '\\"',
        "\\u0022",
        "\\\\u0022",
        "\\u005C",
        "\\u005Cu0022",
        "\\U00000022",
        "\\u000A",
        "\\1",
    ),
    *(
        "\n",
        "\r",
        "\t",
        "\0",
        "\x08",
        "\x7f",
        "\x85",
        "\u2028",
        "\ufffe",
        "😀",
        "e\u0301",
        "<urn:a>",
        "#",
        "\n#parameters\n",
    ),
    *(
        '") } } UNION { BIND("out" AS ?v) } #',
        "\\u0022) } } UNION { ?v ?p ?o } #",
        "$relations",
        "'''",
        '"""',
        "a" * 50_000,
    ),
    "SERVICE <http://127.0.0.1/> { ?s ?p ?o }",
]
PIECES = ("\\", "u0022", "U00000022", "u005C", '"', "'", "\n", "}", "{", "#", "SERVICE ", "<", ">", "?v", " ", "é")


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_value_comes_back_as_it_was_given_whatever_stands_in_it(value):
    assert ask(Store(), PLAIN, parameters={"v": value}).table().rows == ((value,),)


@given(some.lists(some.sampled_from(PIECES)).map("".join) | some.text(some.characters(exclude_categories=["Cs"])))
def test_no_value_is_read_as_a_part_of_the_query(value):
    assert ask(Store(), PLAIN, parameters={"v": value}).table().rows == ((value,),)


@pytest.mark.parametrize("question", named_queries(), ids=lambda question: question.name)
def test_no_parameter_of_a_packaged_question_takes_a_part_of_a_query(store, question):
    before = [(word.kind, word.text) for word in tokens(question.sparql)]
    for name in question.parameters:
        for value in HOSTILE:
            if name in question.entities:
                with pytest.raises(UnknownNameError):
                    filled_in(store, question, {name: value})
                continue
            words = [(word.kind, word.text) for word in tokens(filled_in(store, question, {name: value}))]
            at, added = next(n for n, word in enumerate(words) if [word] != before[n : n + 1]), len(words) - len(before)
            assert words[:at] + words[at + added :] == before
            assert [kind for kind, _ in words[at : at + added]].count("string") == 1


def test_half_a_character_is_told_of(store):
    with pytest.raises(QueryError, match="value of the parameter since holds half a character"):
        ask(store, name="events", parameters={"since": "\ud800"})
    with pytest.raises(UnknownNameError):
        ask(store, name="events", parameters={"actor": "\ud800"})


def test_eighteen_sets_of_parameters_are_tried():
    assert len(PARAMETERS) == 18


def test_a_question_about_a_name_that_nobody_bears_is_an_error_with_those_that_are_near(store):
    with pytest.raises(UnknownNameError, match="nobody named 'Azerbajan'; did you mean Azerbaijan"):
        ask(store, name="allies", parameters={"actor": "Azerbajan"})
    with pytest.raises(UnknownNameError):
        ask(store, name="speakers", parameters={"speaker_name": '" } DROP'})


def test_an_unknown_parameter_or_question_is_an_error(store):
    with pytest.raises(QueryError, match="no parameter colour; it has actor, since, until"):
        ask(store, name="events", parameters={"colour": "red"})
    with pytest.raises(QueryError, match="no parameter x; it has none"):
        ask(store, "ASK {}", parameters={"x": "1"})
    with pytest.raises(QueryError, match="give a query"):
        ask(store)


BAD = [
    ("SELECT ?x WHERE { ?x ?p }", "query:1:25: SPARQL is broken or incomplete"),
    ("SELECT ?x\nWHERE { ?x ?p ?o", "query:2:7: { is never closed: SPARQL is broken or incomplete; write }"),
    ("ASK { ?s foo:x ?y }", "query:1:10: unknown prefix 'foo:'"),
    ("SELECT ?x ?o {?s ?p ?o} GROUP BY ?x", "query:1:11: SELECT names ?o, which is not grouped"),
    ("", "query:1:1: SPARQL is broken or incomplete"),
    ("SELECT ?x FORM { ?s ?p ?o }", "query:1:11: 'FORM' is no word of SPARQL; did you mean FROM"),
    ("SELECT ?x { BIND(<http://f>(1) AS ?x) }", "custom function <http://f> is not supported"),
    ("INSERT DATA { <a:b> <a:b> 1 }", "query:1:1: INSERT is refused"),
    ("PREFIX a: <a:>\ndelete where { ?s ?p ?o }", "query:2:1: DELETE is refused"),
    ("LOAD <file:///etc/passwd>", "LOAD is refused"),
    ("DROP ALL", "DROP is refused"),
    ("WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH is refused"),
    ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "query:1:12: SERVICE is refused"),
    ("SELECT * {\n service silent ?where { ?s ?p ?o } }", "query:2:2: SERVICE is refused"),
    ("SELECT * { ?s ?p '''\\'''' . SERVICE <x:y> {} }", "SERVICE is refused"),
    ("SELECT * { ?s kg:SERVICE <x> SERVICE<x:y> {} }", "SERVICE is refused"),
]


@pytest.mark.parametrize(("sparql", "message"), BAD)
def test_a_bad_query_is_an_error_that_says_where(store, sparql, message):
    with pytest.raises(QueryError) as caught:
        select(store, sparql)
    assert message in str(caught.value)
    assert len(str(caught.value)) < 250


def test_sixteen_bad_queries_are_tried():
    assert len(BAD) == 16


def test_forbidden_words_in_names_strings_and_comments_are_harmless(store):
    sparql = "SELECT ?service { ?service rdfs:SERVICE 'SERVICE', \"INSERT\" . <urn:SERVICE> ?load ?b } # SERVICE DROP"
    assert select(store, sparql).rows == ()


def test_prefixes_are_known_and_may_be_declared_otherwise(store):
    assert select(store, "SELECT (kg:x AS ?a) {}").rows == (("https://w3id.org/influence-kg/ontology#x",),)
    assert select(store, "PREFIX kg: <urn:x:> SELECT (kg:x AS ?a) {}").rows == (("urn:x:x",),)


def test_asking_a_graph_loads_no_language_model():
    code = "import sys, kg.store; sys.exit(bool({'spacy', 'rdflib', 'pandas', 'pyshacl'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.fixture(scope="module")
def timed(tmp_path_factory):
    """A document that tells since and until when something held."""
    told = third()
    claims = (
        Assertion("memberOf", "m1", "m4", sentence(3), valid_from="2004"),
        Assertion("memberOf", "m2", "m4", sentence(3), polarity="Denied", valid_until="2019", former=True),
        Assertion(
            "leads", "m5", "m4", sentence(3), polarity="Denied", valid_until="2014", former=True, valid_from="2010"
        ),
    )
    with GraphStore.create_or_open(tmp_path_factory.mktemp("timed") / "graph") as graph:
        graph.put([replace(told, assertions=claims)])
        yield graph.raw


@pytest.mark.parametrize(
    ("name", "day", "rows"),
    [
        ("members", "2003-12-31", [("Prava", "NATO", None, "2019", "text")]),
        ("members", "2019-12-31", [("Orlavia", "NATO", "2004", None, "text"), ("Prava", "NATO", None, "2019", "text")]),
        ("members", "2020-01-01", [("Orlavia", "NATO", "2004", None, "text")]),
        ("offices", "2009-12-31", []),
        ("offices", "2014-06-01", [("Lena Marsh", "leads", "NATO", "2010", "2014", "text")]),
        ("offices", "2015-01-01", []),
    ],
)
def test_it_can_be_asked_what_held_on_a_day(timed, name, day, rows):
    found = ask(timed, name=name, parameters={"day": day}).table().rows
    assert sorted((row for row in found if row[-1] == "text"), key=str) == sorted(rows, key=str)


def test_what_is_former_is_no_fact_no_denial_and_contradicts_nothing(timed):
    facts = {row[:3] for row in ask(timed, name="facts").table().rows}
    assert ("Orlavia", "memberOf", "NATO") in facts
    assert not {("Prava", "memberOf", "NATO"), ("Lena Marsh", "leads", "NATO")} & facts
    for name in ("denials", "contradictions", "claims"):
        assert not any("memberOf" in str(row) or "leads" in str(row) for row in ask(timed, name=name).table().rows)
