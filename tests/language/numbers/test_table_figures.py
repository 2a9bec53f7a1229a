"""Figures of actors in tables."""

from spacy.language import Language
from spacy.tokens import Doc
from states import read

from kg.language import annotations


def table(parser: Language, heading: str, rows: list[str]) -> Doc:
    """Return a Doc of a heading and a table below it, a block a row, as readers give them."""
    parts, blocks, at = [heading, *rows], [], 0
    for part, kind in zip(parts, ["heading", *["table"] * len(rows)], strict=True):
        blocks.append((at, at + len(part), kind))
        at += len(part) + 1
    doc = parser.make_doc("\n".join(parts))
    for token in doc:
        token.is_sent_start = any(token.idx == start for start, _, _ in blocks)
    doc._.kg_blocks = blocks
    for _, component in parser.pipeline:
        doc = component(doc)
    return read(doc)


ROWS = [
    "Branch Figure Notes",
    "Active Personnel 37,000 Professional forces",
    "Reserve Forces 120,000\tRapid call-up",
    "Defence Budget $1.2 billion (2023) New equipment",
    "Tanks 120 2 modernized",
    "Founded 1991 At independence",
]


def test_table_rows_give_figures_of_the_only_state_in_the_heading(parser: Language) -> None:
    doc = table(parser, "The strength of Kazakhstan", ROWS)
    found = [(m["kind"], m["value"], m["unit"], m["as_of"]) for m in annotations.measures(doc)]
    assert found == [
        ("active personnel", 37000.0, "person", None),
        ("reserve forces", 120000.0, "person", None),
        ("defence budget", 1.2e9, "USD", "2023"),
    ]


def test_table_under_a_heading_of_two_states_gives_nothing(parser: Language) -> None:
    assert annotations.measures(table(parser, "Armenia and Kazakhstan compared", ROWS)) == []
