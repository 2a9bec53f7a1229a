"""Questions are read as what they ask, in many wordings; a word that is not known is never passed over."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import dates
from kg.asking.patterns import patterns
from kg.asking.reading import read
from kg.errors import AmbiguousNameError, KgError, NotUnderstoodError, UnknownNameError
from kg.lexica import tables

QUESTIONS = Path(__file__).parents[1] / "data" / "asking" / "questions.tsv"
NEWEST = date(2025, 9, 30)


def _questions():
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith(("#", "question\t"))]


def _days(cell):
    first, dots, last = cell.partition("..")
    begins, ends = dates.parse(first), dates.parse(last if dots else first)
    return (begins.first if begins else None, ends.last if ends else None)


def _read(text, names):
    try:
        found = read(text, names, NEWEST)
    except NotUnderstoodError:
        return "?"
    except (UnknownNameError, AmbiguousNameError):
        return "!"
    when = "-"
    if found.period is not None:
        late = found.period.words in {"lately", "recently"}
        when = "lately" if late else (found.period.first, found.period.last)
    subject, target, place = (p.name if p else "-" for p in (found.subject, found.object, found.place))
    return found.kind, subject, found.act.term or "|".join(found.classes) or "-", target, when, place, found.present


@pytest.mark.parametrize("row", _questions(), ids=lambda row: row[0])
def test_a_question_is_read_as_what_it_asks(row, names):
    text, kind, subject, term, target, when, place = row
    got = _read(text, names)
    if kind in "?!":
        assert got == kind
        return
    assert got[:4] == (kind, subject, term, target)
    assert got[5] == place
    assert got[6] if when == "now" else got[4] == (when if when in {"-", "lately"} else _days(when))


def test_the_wordings_are_many_and_each_example_is_read():
    assert len({(row[1], row[0].split()[0].lower()) for row in _questions()}) > 30
    examples = [pattern.example for pattern in patterns() if pattern.example]
    assert len(examples) > 25
    assert len({row["pattern"] for row in tables.rows("question_patterns.tsv")}) == len(patterns())


@pytest.mark.parametrize(
    ("text", "strange", "nearest"),
    [
        ("Who secretly threatened Azerbaijan?", "'secretly'", "Who threatened Azerbaijan?"),
        ("Who threatened Azerbaijan reluctantly in 2024?", "'reluctantly'", "Who threatened Azerbaijan in 2024?"),
        ("How many women were killed in Odesa?", "'women'", "How many people were killed in PLACE?"),
        ("Who threatened Azerbaijan in August?", "'August'", "Who threatened Azerbaijan?"),
    ],
)
def test_what_is_not_understood_is_named_with_what_can_be_asked(text, strange, nearest, names):
    with pytest.raises(NotUnderstoodError, match="not understood") as caught:
        read(text, names, NEWEST)
    assert strange in caught.value.what
    assert nearest in caught.value.nearest
    assert caught.value.understood


def test_words_that_are_known_but_ask_nothing_together_are_told_so(names):
    with pytest.raises(NotUnderstoodError, match="words are known, but not what they ask"):
        read("Azerbaijan threatened who Armenia", names, NEWEST)
    with pytest.raises(NotUnderstoodError):
        read("who " * 80 + "threatened Azerbaijan", names, NEWEST)


@pytest.mark.parametrize("text", ["Did Russia and Armenia attack?", "List all attacks between Israel and Iran"])
def test_two_do_together_only_what_is_mutual(text, names):
    with pytest.raises(NotUnderstoodError):
        read(text, names, NEWEST)


def test_an_unknown_name_is_answered_with_names_that_are_near(names):
    with pytest.raises(UnknownNameError, match="Azerbaijan"):
        read("Who threatened Azarbaidjan Republic?", names, NEWEST)


def test_what_is_reckoned_from_the_newest_text_is_said(names):
    found = read("What changed lately?", names, NEWEST)
    assert "reckoned from the newest text, of 2025-09-30" in found.notes[0]
    assert str(found.period) == "2025-08-31..2025-09-30"
    assert "points to nothing" in read("Who denies it?", names, NEWEST).notes[0]


WORDS = (
    "who",
    "what",
    "did",
    "the",
    "attack",
    "attacked",
    "in",
    "by",
    "and",
    "'s",
    "Iran",
    "Russia",
    "2024",
    "of",
    "it",
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=70).map(" ".join)))
def test_any_text_is_read_or_refused(names, text):
    try:
        assert read(text, names, NEWEST).kind
    except KgError as error:
        assert str(error)
