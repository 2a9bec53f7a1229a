"""The looser relations of the re3d gold standard, from sentences written for the purpose."""

from typing import TYPE_CHECKING

import pytest

from kg.annotated import pipeline
from kg.evaluation import re3d

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def nlp() -> "Language":
    return pipeline.load()


CASES = [
    ("The strikes destroyed four vehicles.", ("vehicles", "four", "HasAttrOf")),
    ("The strikes destroyed four vehicles.", ("strikes", "four vehicles", "FightingAgainst")),
    ("The soldiers died in Baku.", ("soldiers", "Baku", "CoLocated")),
    ("The hospital in Damascus is large.", ("hospital", "Damascus", "CoLocated")),
    ("General Petrov met with Turkish officials.", ("General Petrov", "Turkish officials", "CommWith")),
    ("Hezbollah used drones.", ("Hezbollah", "drones", "InChargeOf")),
    ("The coalition includes Jordan.", ("Jordan", "coalition", "BelongsTo")),
    ("The war against the rebels goes on, and Russia continued its attack on them.", None),
]


@pytest.mark.parametrize(("text", "tie"), CASES)
def test_tie_is_read(nlp: "Language", text: str, tie: tuple[str, str, str] | None) -> None:
    found = {
        (
            text[r["source_start"] : r["source_end"]],
            text[r["target_start"] : r["target_end"]],
            r["type"],
        )
        for r in re3d.relations(nlp(text))
    }
    assert tie in found if tie else not found


def test_number_of_cases() -> None:
    assert len(CASES) == 8


def test_every_frame_maps_to_a_re3d_type() -> None:
    types = {"AlliesOf", "Dislikes", "FightingAgainst", "InChargeOf", "BelongsTo", "CoLocated"}
    assert set(re3d.FRAMES.values()) == types
