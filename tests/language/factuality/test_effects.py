"""What takes a tie, an office or an act back, each with a twin that leaves it."""

from typing import TYPE_CHECKING

import pytest

from kg.language.factuality.effects import Effect, effect_of, holds_now, intention, left_open, taken_back

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token


def word(parser: "Language", marked: str) -> "Token":
    """Return the token that stands between asterisks."""
    at = marked.index("*")
    return next(t for t in parser(marked.replace("*", "")) if t.idx == at)


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Norland is a *former* ally of Sudria.", Effect.ENDED),
        ("Norland's *ousted* president fled.", Effect.ENDED),
        ("They met the president-*elect* of Sudria.", Effect.NOT_YET),
        ("The *planned* alliance of both states is dear.", Effect.NOT_YET),
        ("Norland is an *alleged* ally of Sudria.", Effect.ALLEGED),
        ("They attacked the so-*called* ally of Sudria.", Effect.ALLEGED),
        ("Norland arrested a *fake* general.", Effect.UNREAL),
        ("The *deputy* leader of the party resigned.", Effect.LESSER),
        ("The *current* leader of the party resigned.", Effect.ONGOING),
        ("The *feared* leader of the party resigned.", None),
        ("The *old* ally of the party resigned.", None),
    ],
)
def test_a_modifier_has_one_effect(parser: "Language", text: str, effect: Effect | None) -> None:
    assert effect_of(word(parser, text)) is effect


TAKEN_BACK = [
    "Norland is a former *ally* of Sudria.",
    "Norland is the so-called *ally* of Sudria.",
    "Norland was once an *ally* of Sudria.",
    "Norland is no longer an *ally* of Sudria.",
    "Norland formerly *supported* Sudria.",
    "Norland used to *support* Sudria.",
    "Norland is seen as *aligned* with Sudria.",
    "They are viewed as voices *aligned* with Sudria.",
    "Norland acted without *ties* to Sudria.",
    "There is more trade than *war* with Sudria.",
    "They fought instead of *supporting* Sudria.",
    "They welcomed the end of the *alliance* with Sudria.",
    "They called for an *alliance* with Sudria.",
    "Prospective BRICS *member* Algeria protested.",
    "Non-EU *member* Norway protested.",
    "Then-EU *member* Britain protested.",
]
STANDING = [
    "Norland is a close *ally* of Sudria.",
    "Norland is still an *ally* of Sudria.",
    "Norland no longer *supports* Sudria.",  # which the judge denies
    "Norland openly *supported* Sudria.",
    "Norland continued to *support* Sudria.",
    "Norland is clearly *aligned* with Sudria.",
    "They are the voices *aligned* with Sudria.",
    "There is more trade in the *war* with Sudria.",
    "Norland acted within *ties* to Sudria.",
    "They thrived by *supporting* Sudria.",
    "They welcomed the work of the *alliance* with Sudria.",
    "They relied on an *alliance* with Sudria.",
    "Long-time EU *member* France protested.",
]


@pytest.mark.parametrize(("text", "expected"), [*((t, True) for t in TAKEN_BACK), *((t, False) for t in STANDING)])
def test_the_words_around_a_tie_take_it_back(parser: "Language", text: str, expected: bool) -> None:
    assert taken_back(word(parser, text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland did not *sign* the treaty.", "refused"),
        ("Norland will *sign* the treaty.", "intended"),
        ("Norland agreed to *sign* the treaty.", "intended"),
        ("Norland refused to *sign* the treaty.", "refused"),
        ("Norland hurried to *sign* the treaty.", "open"),
        ("Norland *signed* the treaty.", "open"),
    ],
)
def test_an_act_is_intended_or_refused(parser: "Language", text: str, expected: str) -> None:
    assert intention(word(parser, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland ended the *alliance* with Sudria.", True),
        ("Norland seeks an *alliance* with Sudria.", True),
        ("An *alliance* with Sudria was sought.", True),
        ("The *alliance* with Sudria collapsed.", True),
        ("The *alliance* sought peace.", False),
        ("Norland praised the *alliance* with Sudria.", False),
    ],
)
def test_a_verb_ends_the_tie_of_its_object_or_leaves_it_open(parser: "Language", text: str, expected: bool) -> None:
    assert left_open(word(parser, text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berg *was* mayor of Arvik.", False),
        ("Berg *is* mayor of Arvik.", True),
        ("Berg has *been* mayor of Arvik.", True),
        ("Berg had *been* mayor of Arvik.", False),
        ("Berg *became* mayor of Arvik.", True),
        ("Berg may *become* mayor of Arvik.", False),
    ],
)
def test_a_copula_tells_whether_it_is_so_now(parser: "Language", text: str, expected: bool) -> None:
    assert holds_now(word(parser, text)) is expected
