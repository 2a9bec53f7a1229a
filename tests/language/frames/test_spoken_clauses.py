"""Clauses that demand, blame and threaten, each with a twin."""

import pytest

from kg.annotated import make_doc
from kg.language.frames.spoken_clauses import blamed, duty_bound, main_verbs, punished, will
from kg.model import Document

READERS = {"duty": duty_bound, "blame": blamed, "threat": punished, "will": will}


@pytest.mark.parametrize(
    ("reader", "clause", "twin"),
    [
        ("duty", "Sweden must leave the island", "Sweden must have left the island"),
        ("duty", "Sweden had to leave the island", "Sweden did not have to leave the island"),
        ("duty", "Sweden should leave the island", "Sweden should be punished"),
        ("duty", "Sweden has to respect the truce", "Sweden has to balance its books"),
        ("duty", "Sweden must act", "Sweden must be ready"),
        ("blame", "Sweden was to blame for the war", "Sweden was to host the games"),
        ("blame", "Sweden was behind the attack", "Sweden was behind schedule"),
        ("blame", "Sweden bears the blame", "Sweden bears the costs"),
        ("blame", "Sweden is responsible for the crash", "Sweden is responsible for the harbour"),
        ("threat", "Sweden will face consequences", "Sweden has faced consequences"),
        ("threat", "Sweden would pay a price for it", "Sweden would pay a bill for it"),
        ("threat", "the attack will be answered", "the attack was answered"),
        ("threat", "the attack would be met with force", "the guests would be met with flowers"),
        ("threat", "Sweden will regret it", "Sweden will not regret it"),
        ("will", "Sweden would leave", "Sweden left"),
    ],
)
def test_a_clause_and_its_twin(nlp, reader, clause, twin):
    verdicts = []
    for text in (clause, twin):
        doc = nlp(make_doc(nlp, Document(id="t", text=f"Norway said that {text}.")))
        verdicts.append([READERS[reader](verb) for verb in main_verbs(doc, [(2, len(doc))])])
    assert verdicts == [[True], [False]]


def test_a_question_has_no_main_verb(nlp):
    doc = nlp(make_doc(nlp, Document(id="t", text="Norway asked whether Sweden must leave, and how.")))
    assert list(main_verbs(doc, [(2, len(doc))])) == []
