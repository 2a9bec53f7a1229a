"""What the first page chooses of what happened: openings, who began, rows, and no pair that eats the page."""

from dataclasses import replace

import pytest
from test_report_brief import chapter, one, row, written  # noqa: F401 - a fixture

from kg.evidence import Event, Evidence
from kg.page.report.happenings import _plainness
from kg.page.report.weighing import AGAIN, BESIDE, REPEATED, answers, left_beside, opens

REST = "The rest of the text is long and tells of other things that nobody reads. " * 4


def blow(a, b, day, root="ASSAULT", quad="material conflict"):
    said = Evidence("t", 0, 1, "x", date=day)
    return Event(
        iri=f"{a}{b}{day}{root}", label="", root=root, quad=quad, status="Happened", time=day, actors=(a,),
        recipients=(b,), names=((a,), (b,)), evidence=(said,), earliest=day, latest=day, dating="stated",
    )  # fmt: skip


def test_what_is_of_the_same_pair_weighs_less_beside_what_is_chosen():
    first = blow("A", "B", "2025-05-01")
    assert left_beside(blow("B", "A", "2025-05-09"), first) == REPEATED
    assert left_beside(blow("A", "B", "2025-09-09"), first) == AGAIN
    assert left_beside(blow("A", "C", "2025-05-09"), first) == BESIDE
    assert left_beside(blow("C", "D", "2025-05-09"), first) == 1.0


def test_a_blow_that_answers_another_is_told_from_one_that_began():
    began, back = blow("A", "B", "2025-05-01"), blow("B", "A", "2025-05-02")
    assert answers(back, began)
    assert not answers(began, back)
    assert not answers(blow("B", "A", "2025-09-02"), began)
    assert not answers(blow("A", "B", "2025-05-02"), began)


def test_the_first_deed_of_a_row_opens_it_also_where_others_answer_in_words():
    began = blow("A", "B", "2025-05-01")
    words = [blow("B", "A", f"2025-05-0{n}", "ACCUSE", "verbal conflict") for n in (2, 3)]
    assert opens(began, [began, *words])
    assert not opens(began, [began, words[0]])
    assert not opens(words[0], [began, *words])


@pytest.mark.parametrize(
    ("sentence", "target", "stands"),
    [("Iran has hit Armenia.", "Armenia", True), ("Iran has closed a road.", None, True)],
)
def test_the_deed_that_opens_a_text_stands_there_without_a_day(written, sentence, target, stands):  # noqa: F811
    long = one(
        row(sentence, target=target),
        row(REST, "Russia", "ACCUSE", "Ukraine"),
        row("Ukraine hit Russia.", "Ukraine", target="Russia"),
    )
    words = chapter(
        written(long, one(row("Iran hit Ukraine.", target="Ukraine", time="2025-05-05"), id="two")), "happened"
    )
    assert (f"no later than 2 June 2025 {sentence}" in words) == stands
    assert "Ukraine hit Russia" not in words, "no text opens with it"


@pytest.mark.parametrize("targets", [("B",), ()])
def test_of_two_sentences_on_one_act_that_is_plainer_which_tells_on_whom_it_was(targets):
    act = replace(blow("A", "B", "2025-05-01"), recipients=targets)
    bare = Evidence("t", 0, 20, "A launched an attack.", trigger=(2, 10))
    aimed = replace(bare, objects=("B",))
    assert (_plainness(aimed, act, ()) < _plainness(bare, act, ())) == bool(targets)
