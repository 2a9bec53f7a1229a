"""Corrections in Turtle: what a graph writes is read again, and what can't be used is refused with its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, serialize

from kg.corrections.files import read
from kg.corrections.rows import STATUSES, Correction, Outcome, dump
from kg.corrections.rows import parse as parse_csv
from kg.corrections.turtle import parse
from kg.errors import InputError
from kg.ontology import relations
from kg.quads.corrections import correction_quads

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=12).map(
    lambda text: text.replace("\r\n", "\n").replace("\r", "\n").strip() or "x"
)
DATES = st.sampled_from(["", "2026", "2026-11", "2026-11-28"])
SAID = st.tuples(st.one_of(st.just(""), CELLS), DATES, st.one_of(st.just(""), CELLS))
ROWS = st.one_of(
    st.builds(lambda a, b, said: Correction("merge", a, b, "", *said), CELLS, CELLS, SAID),
    st.builds(lambda a, b, said: Correction("rename", a, "", b, *said), CELLS, CELLS, SAID),
    st.builds(lambda a, said: Correction("delete", a, "", "", *said), CELLS, SAID),
    st.builds(
        lambda action, a, b, value, said: Correction(action, a, b, value, *said),
        st.sampled_from(["add", "confirm", "reject"]), CELLS, CELLS, st.sampled_from(sorted(relations())), SAID,
    ),
    st.builds(
        lambda value, said: Correction("status", "http://example.org/e", "", value, *said),
        st.sampled_from(STATUSES), SAID,
    ),
    st.builds(lambda day, said: Correction("date", "http://example.org/e", "", day or "2025", *said), DATES, SAID),
    st.builds(lambda a, said: Correction("identify", a, "", "http://example.org/x", *said), CELLS, SAID),
)  # fmt: skip


def turtle(rows: list[Correction]) -> str:
    outcomes = [Outcome(row, "applied", about=("person/x",)) for row in rows]
    return (serialize([quad.triple for quad in correction_quads(outcomes)], format=RdfFormat.TURTLE) or b"").decode()


@given(st.lists(ROWS, max_size=5))
def test_what_a_graph_writes_of_its_corrections_is_read_again(rows: list[Correction]) -> None:
    read_again = parse(turtle(rows), "c.ttl")
    assert [row.said for row in read_again] == sorted({row.said for row in rows})
    assert [row.said for row in parse_csv(dump(read_again), "c.csv")] == [row.said for row in read_again]


def test_a_file_by_hand_may_name_terms_entities_and_authors_by_iri_or_in_words(tmp_path: Path) -> None:
    file = tmp_path / "c.TTL"
    file.write_text(
        '[] a kg:Correction ; kg:action "add" ; kg:givenSubject <http://example.org/norland> ;\n'
        '   kg:givenObject "Sudria" ; kg:givenValue kg:partnerOf ; prov:wasAttributedTo "Ana Kim" .\n'
        '[] a kg:Correction ; kg:action "reject" ; kg:givenSubject "Norland" ; kg:givenObject "Sudria" ;\n'
        '   kg:givenValue plover:ASSAULT ; prov:wasAttributedTo [ rdfs:label "Ben Ode" ] ; dcterms:date "2026-11" .\n',
        encoding="utf-8",
    )
    assert [row.said for row in read(file)] == [
        ("add", "http://example.org/norland", "Sudria", "partnerOf", "Ana Kim", "", ""),
        ("reject", "Norland", "Sudria", "ASSAULT", "Ben Ode", "2026-11", ""),
    ]


def test_an_empty_file_takes_all_back() -> None:
    assert parse("# nothing\n", "c.ttl") == ()


ROW = '\n<http://x/1> a kg:Correction ; kg:action "{}" ; kg:givenSubject "Kim" {} .\n'
REFUSED = {
    "\n<http://x/1> a": ("c.ttl:2", "no Turtle", "give the rows as CSV"),
    ROW.format("join", ""): ("c.ttl:2: unknown action 'join'",),
    ROW.format("merge", ""): ("c.ttl:2: merge without object",),
    ROW.format("delete", ', "Hill"'): ("c.ttl:2: a correction with 2 of kg:givenSubject", "keep one"),
    ROW.format("delete", "; prov:wasAttributedTo <http://x/2>"): ("c.ttl:2: an author without rdfs:label",),
    ROW.format("merge", "; kg:givenObject []"): ("c.ttl:2: the object of a correction has no name",),
    '\n\n[] a kg:Correction ; kg:action "join" ; kg:givenSubject "Kim" .': ("c.ttl:3: unknown action",),
    "[] a kg:Correction .": ("c.ttl: unknown action ''",),
    '<http://x/1> rdfs:label "x" .': ("c.ttl: no kg:Correction in the file",),
}


@pytest.mark.parametrize(("text", "told"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_can_not_be_used_is_refused_with_its_place(text: str, told: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as refused:
        parse(text, "c.ttl")
    assert all(words in str(refused.value) for words in told), str(refused.value)
