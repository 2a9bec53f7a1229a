"""Odd texts cost no more than their size: what is done for each word is counted, never timed."""

from collections import Counter
from itertools import pairwise

import pytest

from kg.annotated.pipeline import make_doc
from kg.language.frames import retellings
from kg.language.names import aliases, recovery
from kg.language.names.spans import MentionSpan
from kg.language.numbers import table_figures
from kg.language.offices import surroundings
from kg.language.reference import antecedent_ranker, described_people
from kg.language.speech import attributions as speech
from kg.language.speech.stretches import holding
from kg.model import Document
from kg.texts import layout


class Counting(list):
    """Words that count how often they are looked at."""

    looks = 0

    def __getitem__(self, at):
        Counting.looks += 1
        return super().__getitem__(at)


class Word(str):
    text = property(str)


def looks_of_repeated(size):
    doc = Counting(Word("Xyz") for _ in range(size))
    found = [MentionSpan(0, size // 2, "Organization"), MentionSpan(0, 1, "Organization")]
    Counting.looks = 0
    assert len(recovery._repeated(doc, found, list(range(size // 2, size)))) == 1
    return Counting.looks


def test_a_repeated_name_is_tried_only_at_the_lengths_that_it_has():
    assert looks_of_repeated(400) == looks_of_repeated(200)


@pytest.mark.parametrize("line", ["Norland Sudria", "Norland 12,000", "- Norland", "| a | b |", "a\tb"])
def test_each_line_is_looked_at_a_few_times(monkeypatch, line):
    calls = Counter()
    for name in ("_is_bare", "_cells"):
        real = getattr(layout, name)
        monkeypatch.setattr(layout, name, lambda words, name=name, real=real: calls.update([name]) or real(words))
    assert layout.blocks("\n".join([line] * 300))
    assert max(calls.values()) <= 3 * 300


def test_the_heading_above_a_table_is_read_once(monkeypatch, nlp):
    calls = Counter()
    real = table_figures._states
    monkeypatch.setattr(table_figures, "_states", lambda *given: calls.update(["states"]) or real(*given))
    text = "Georgia's army\n\n" + "Personnel\t12,000\n" * 50
    document = Document(id="one", text=text, blocks=layout.blocks(text))
    nlp(make_doc(nlp, document))
    assert 0 < calls["states"] <= 2


def test_no_sentence_is_longer_than_prose_has_them(nlp):
    for piece in ("U.S. ", "Gen. ", "word "):
        doc = make_doc(nlp, Document(id="one", text=piece * 2_000))
        starts = [0, *(token.i for token in doc if token.is_sent_start), len(doc)]
        assert max(b - a for a, b in pairwise(starts)) <= 700


def test_what_the_model_joins_without_end_is_no_name(nlp):
    doc = make_doc(nlp, Document(id="one", text="Norland met Sudria. " + "Xyz " * 300))
    assert max(mention["end"] - mention["start"] for mention in nlp(doc)._.kg_mentions) <= 40


def test_a_report_is_set_only_against_those_that_hold_it(monkeypatch, nlp):
    pairs = []
    real = speech._beside
    monkeypatch.setattr(speech, "_beside", lambda doc, c, around: pairs.append(len(around)) or real(doc, c, around))
    nlp(make_doc(nlp, Document(id="one", text="Norland said that Sudria said it. " * 60)))
    assert len(pairs) >= 60
    assert max(pairs) <= 4


def test_stretches_that_hold_a_token_are_found_as_by_looking_at_each():
    spans = [(a, b) for a in range(0, 12, 3) for b in range(a, 14, 4)]
    expected = {t: [n for n, (a, b) in enumerate(spans) if a <= t < b] for t in range(15)}
    assert holding(spans, range(15)) == expected


def _word(number):
    letters = []
    for _ in range(3):
        number, rest = divmod(number, 12)
        letters.append("bdfgklmnprtv"[rest] + "aeiou"[rest % 5])
    return "".join(letters).capitalize()


@pytest.mark.parametrize(
    ("module", "names", "sentence"),
    [
        (described_people, ["_holds", "_is_titled", "_of_nation"], "Mayor Ann {} met the mayor. "),
        (described_people, ["_holds", "_is_titled", "_of_nation"], "Mr {} met a mayor. The mayor of Norland left. "),
        (antecedent_ranker, ["allowed"], "Ann {} said that she left. "),
        (aliases, ["is_acronym", "initials"], "The {0} Defence Organisation ({0}) met. "),
        (surroundings, ["is_state"], "Prime Minister Ann {} spoke. Norland left. "),
        (retellings, ["_tells"], "Russia attacked Ukraine and killed 3 people. "),
    ],
)
def test_a_text_of_many_names_takes_as_much_work_for_each(monkeypatch, nlp, module, names, sentence):
    calls = Counter()
    for name in names:
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given, real=real: calls.update(["work"]) or real(*given))

    def work(size):
        calls.clear()
        nlp(make_doc(nlp, Document(id="one", text="".join(sentence.format(_word(n)) for n in range(size)))))
        return calls["work"]

    less = work(100)
    assert 0 < work(200) <= 2.5 * less + 20
