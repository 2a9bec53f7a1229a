"""Which predicate a time belongs to."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.numbers.time_attachment import time_index, time_of
from kg.model import Document


@pytest.fixture(scope="module")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    return pipeline_of("kg_morphology", "kg_time")


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("On Monday, rebels attacked the convoy.", "attacked", "2025-08-18"),
        ("A spokesman said on Monday that rebels attacked the convoy.", "attacked", None),
        ("A spokesman said on Monday that rebels attacked the convoy.", "said", "2025-08-18"),
        ("The crisis came in March 2023, when rebels shot down an airliner.", "shot", "2023-03"),
        ("The crisis came in March 2023, where rebels shot down an airliner.", "shot", None),
        ("Rebels shelled the port in May 2021, killing nine people.", "killing", "2021-05"),
        ("The March 2024 attack shocked the region.", "attack", "2024-03"),
        ("The attack took place in March 2024.", "attack", "2024-03"),
        ("The attack shocked the region in March 2024.", "attack", None),
        ("After rebels attacked the convoy, the two sides met in June.", "attacked", None),
        ("The army has shelled the port for three years.", "shelled", None),
        ("In the night to 4 March 2024, rebels shelled the port.", "shelled", "2024-03-04"),
        ("Rebels shelled the port early on 4 March 2024.", "shelled", "2024-03-04"),
        ("Rebels shelled the port and burned the ships on 4 March 2024.", "burned", "2024-03-04"),
        ("On Monday, rebels shelled the port and burned the ships.", "burned", "2025-08-18"),
        ("Rebels were hit by a strike in May 2021.", "hit", "2021-05"),
        ("Rebels have held the port since 2019.", "held", "2019"),
        ("Rebels shelled the port.", "shelled", None),
        ("Two years ago, on 4 May 2023, rebels shelled the port.", "shelled", "2023-05-04"),
        ("Sunday's attack killed ten soldiers.", "killed", "2025-08-17"),
        ("Ten soldiers were killed in Sunday's attack.", "killed", "2025-08-17"),
        ("Ten soldiers were killed on Sunday in a raid.", "raid", "2025-08-17"),
        ("In 2008 rebels shelled the port and burned the ships.", "burned", "2008"),
        ("Rebels shelled the port in 2008 and burned the ships.", "burned", None),
        ("Rebels shelled the port on Sunday and burned the ships.", "burned", "2025-08-17"),
        ("On Sunday rebels shelled the port and have burned the ships.", "burned", None),
        ("Police on Friday arrested a rebel.", "arrested", "2025-08-15"),
        ("Talks between the rebels and the army collapsed on Friday.", "Talks", "2025-08-15"),
        ("Talks between the rebels and the army ended in 2019.", "Talks", None),
        ("The rebels let two engineers go on Friday.", "let", "2025-08-15"),
        ("The rebels helped that the army left on Friday.", "helped", None),
        ("The attack by the rebels today that struck the port was a success.", "struck", "2025-08-19"),
        ("Police rounded up ten rebels after Friday prayers.", "rounded", "2025-08-15"),
        ("Two days after the raid on Monday, police arrested ten rebels.", "arrested", None),
        ("On 3 May 2023 Norland met Iran.", "met", "2023-05-03"),
        ("The 2016 winner arrested a rebel.", "arrested", None),
        ("The 2011 raid that killed ten rebels was a success.", "killed", "2011"),
        ("The army, which staged a raid in March, has left.", "raid", "2025-03"),
        ("Sunday's paper killed the story.", "killed", None),
        ("The raid killed ten soldiers on Sunday.", "raid", "2025-08-17"),
        ("Rebels shelled the port and burned the ships on 4 March 2024.", "shelled", "2024-03-04"),
        ("Rebels shelled the port and soldiers burned the ships on 4 March 2024.", "shelled", None),
        ("Rebels attacked a convoy near the port of Sudria on Sunday.", "attacked", "2025-08-17"),
        ("Rebels invaded the port of Sudria in 1996.", "invaded", "1996"),
    ],
)
def test_time_belongs_to_the_predicate_of_its_clause(nlp: Language, text: str, word: str, value: str | None) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2025-08-19")))
    trigger = next(token for token in doc if token.text == word)
    assert time_of(doc, trigger) == value
    assert time_of(doc, trigger, time_index(doc)) == value
