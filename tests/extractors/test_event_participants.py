"""Who takes part in an event: which wording names a state, a place, a case at law, a programme or nobody."""

from typing import TYPE_CHECKING

import pytest

from kg.annotated import pipeline
from kg.language import annotations
from kg.model import Document

if TYPE_CHECKING:
    from spacy.language import Language

FOUND = [  # text, root, actors, recipients
    ("Syrian refugees thanked Norway.", "SUPPORT", ["Syrian refugees"], ["Norway"]),
    ("Norway deported Syrian refugees.", "COERCE", ["Norway"], ["Syrian refugees"]),
    ("Syrian rebel forces attacked Turkish soldiers.", "ASSAULT", ["Syrian rebel forces"],
     ["Turkish soldiers", "Turkish"]),
    ("Norwegian officials accused Sweden of theft.", "ACCUSE", ["Norwegian officials", "Norwegian"], ["Sweden"]),
    ("Paul Novak fired back at Anna Berg over the budget.", "ACCUSE", ["Paul Novak"], ["Anna Berg"]),
    ("Paul Novak blocked banks from hiring foreign workers.", "COERCE", ["Paul Novak"], ["banks"]),
    ("Norway blocked the Swedish proposal.", "REJECT", ["Norway"], ["Swedish"]),
    ("Norway forced Sweden to pay for the bridge.", "COERCE", ["Norway"], ["Sweden"]),
    ("Norway's appeal to Sweden for help was heard.", "REQUEST", ["Norway"], ["Sweden"]),
    ("Norway's appeal to Sweden to end the war was heard.", "REQUEST", ["Norway"], ["Sweden"]),
    ("The rebels released two journalists.", "YIELD", ["rebels"], ["journalists"]),
    ("Paul Novak met a Swedish minister on Monday.", "CONSULT", ["Paul Novak"], ["Swedish minister", "Swedish"]),
    ("Soldiers in Libya, which attacked Chad, went home.", "ASSAULT", ["Libya"], ["Chad"]),
]  # fmt: skip
NOBODY = [
    "The hearing was about the attacks on offices in Benghazi, Libya, that killed four Americans.",
    "The precedent was Norton Stores v. Berg, which denied status to female employees.",
    "Anna Berg has never met an opponent like Paul Novak.",
    'Paul Novak said so on "Meet the Press."',
    "Paul Novak could force Anna Berg to spend money on adverts.",
    "Unlike other senators, whose appeal to union voters is small, Paul Novak won.",
    "The Islamic State released a recruitment video and Anna Berg on Monday.",
]


@pytest.mark.parametrize(("text", "root", "actors", "recipients"), FOUND)
def test_the_wording_tells_who_takes_part(
    nlp: "Language", text: str, root: str, actors: list[str], recipients: list[str]
) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    mentions = annotations.mentions(doc)

    def named(ids: list[int]) -> list[str]:
        return [doc[mentions[i]["start"] : mentions[i]["end"]].text for i in ids]

    found = [(e["root"], named(e["actor"]), named(e["recipient"])) for e in annotations.events(doc)]
    assert (root, actors, recipients) in found


@pytest.mark.parametrize("text", NOBODY)
def test_places_cases_programmes_and_nobody_in_particular_take_no_part(nlp: "Language", text: str) -> None:
    assert not annotations.events(nlp(pipeline.make_doc(nlp, Document(id="d", text=text))))


def test_counts_of_cases() -> None:
    assert (len(FOUND), len(NOBODY)) == (13, 7)
