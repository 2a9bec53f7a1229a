"""Small texts, read and reported: what the first page makes of a sentence that a writer might have put otherwise."""

import pytest
from test_report_brief import chapter

import kg


@pytest.fixture
def page(nlp, tmp_path):
    """Reads texts (date, outlet, body) and returns the report on them; each counts as a text of its own."""

    def write(*texts):
        folder = tmp_path / "texts"
        folder.mkdir()
        for number, (date, source, body) in enumerate(texts):
            head = f"---\ntitle: {source} {number}\ndate: {date}\nsource: {source}\n---\n"
            (folder / f"{number}.txt").write_text(head + body, encoding="utf-8")
        with kg.build([str(folder)], tmp_path / "graph", nlp=nlp) as graph:
            return graph.report()

    return write


RAID = "On 2 May Georgia closed its ports. It accused Armenia, and Iranian experts with it, of a drone attack on ships in Batumi. "


@pytest.mark.parametrize(
    "answer, named",
    [
        ("Iran denied any role. Armenia neither confirmed nor denied the attack.", "(Iran denied a part of its own)"),
        ("Iran denied any involvement.", "(Iran denied a part of its own)"),
        ("Armenia denied any role.", ""),
        ("The government in Yerevan denied the accusation.", ""),
    ],
)
def test_a_charge_that_another_denied_says_who_denied_what(page, answer, named):
    words = chapter(page(("2025-05-03", "Aral Post", RAID + answer)), "contested")
    assert named in words
    assert bool(named) == ("denied a part" in words)
