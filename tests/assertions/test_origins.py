"""Which texts are copies of one another, and which only tell the same or look alike."""

import itertools
import random
from importlib import import_module

import pytest

from kg.assertions import imprint, origins
from kg.assertions.origins import SHORT
from kg.model import Document

HEADLINE = "Harbour town counts its losses after storm"
PARAGRAPHS = (
    "The mayor of Lesny Brod said on Tuesday that eleven fishing boats had broken loose during the night and that "
    "two of them had been driven onto the breakwater, where crews were trying to pump out fuel before the next "
    "tide.",
    "Nobody was hurt, but the ferry terminal will stay closed for at least a week. Engineers found cracks in "
    "three of the piles that carry the landing stage, and the operator has moved its evening sailings to the "
    "commercial port.",
    "Fishermen blamed the port authority for ignoring their requests to repair the northern mole. The authority "
    "replied that the work had been tendered twice since spring and that no company had offered to do it at the "
    "price.",
    "The regional government promised interest-free loans to owners who cannot wait for their insurance. "
    "Forecasters expect the wind to turn west and weaken on Thursday, though waves of three metres remain "
    "possible.",
)
ARTICLE = "\n\n".join((HEADLINE, *PARAGRAPHS))
OTHER_REPORT = (
    "Boats lost as gale hits Lesny Brod\n\nA gale tore eleven fishing boats from their moorings in Lesny Brod "
    "on Monday night, and two ended up on the rocks, local officials reported. The passenger terminal has been "
    "shut.\n\nResidents described roofs flying across the market square. Power was restored to most streets by "
    "noon, according to the grid company, which had sent four teams from the provincial capital. Schools remained "
    "shut in the two lower districts because water stood in their cellars.\n\nA spokeswoman for the port "
    "rejected criticism of the breakwater's state, and the mayor said that the first loans from the region would "
    "be paid within days. Meteorologists foresee calmer weather from Thursday onwards."
)
NEWS = (
    "Divers have since recovered the engine of the larger boat. Its owner, who has fished here for thirty years, "
    "said the hull could not be saved and that he would sell his licence to a cousin down the coast.",
    "On Wednesday the transport ministry sent an inspector, who measured the cracks and ordered the eastern half "
    "of the landing stage to be taken down. A floating pontoon is to be towed in from the naval yard next week.",
    "The insurers' association put the damage at four million and warned that policies often exclude moorings. "
    "Its members want every owner to file photographs by the end of the month, earlier than the law demands.",
    "Parliament's infrastructure committee will question the authority's director on Monday. Opposition deputies "
    "want to know why the third tender was withdrawn a day before the deadline, and who gave the order.",
)
BOILERPLATE = (
    "This newsletter reaches subscribers every weekday morning. To change your settings, sign in and open the "
    "page of your account. Reproduction needs written consent of the publisher."
)


def found(**bodies: str) -> dict[str, str]:
    """The copies among texts given by id, all published on one day."""
    return origins({name: imprint(Document(name, body, published="2024-05-01")) for name, body in bodies.items()})


def dropping(*numbers: int) -> str:
    return "\n\n".join(["Storm wrecks boats", *(p for n, p in enumerate(PARAGRAPHS) if n not in numbers)])


COPIES = {
    "the same text": ARTICLE,
    "case, quotes and line breaks differ": " ".join(ARTICLE.upper().split()).replace("'", "\u2019"),
    "another headline and the last paragraph dropped": dropping(3),
    "another headline and a paragraph in the middle dropped": dropping(1),
    "an agency line before and a note after": f"LESNY BROD (Coast Wire) - {ARTICLE}\n\nReporting by A. Reporter.",
    "single words replaced": ARTICLE.replace("Tuesday", "May 2")
    .replace("promised", "offered")
    .replace("hurt", "injured"),
    "paragraphs in another order": "\n\n".join(reversed(PARAGRAPHS)),
}
OTHERS = {
    "an independent report of the same": OTHER_REPORT,
    "an update of which half is new": "\n\n".join((HEADLINE, *PARAGRAPHS[:2], *NEWS[:2])),
    "an update as long again, put before the old text": "\n\n".join((*NEWS, *PARAGRAPHS)),
    "one paragraph quoted": "\n\n".join((PARAGRAPHS[0], *NEWS[:3])),
    "only the boilerplate in common": f"{' '.join(NEWS[2:])}\n\n{BOILERPLATE}",
    "a single sentence of it": PARAGRAPHS[1].partition(". ")[0] + ".",
    "no words": " ... ",
}


@pytest.mark.parametrize("change", COPIES)
def test_lightly_edited_copies_have_one_origin(change: str) -> None:
    assert found(a=ARTICLE, b=COPIES[change]) == {"b": "a"}


@pytest.mark.parametrize("change", OTHERS)
def test_other_texts_are_their_own_origin(change: str) -> None:
    assert found(a=f"{ARTICLE}\n\n{BOILERPLATE}", b=OTHERS[change]) == {}


def test_seven_copies_and_seven_others_are_tried() -> None:
    assert (len(COPIES), len(OTHERS)) == (7, 7)


def test_of_very_short_texts_only_the_very_same_words_are_a_copy() -> None:
    brief = "Coast guard finds eleven boats adrift near Lesny Brod, nobody hurt."
    assert len(brief.split()) < SHORT
    assert found(a=brief, b=brief.upper(), c=brief.replace("eleven", "twelve")) == {"b": "a"}
    assert found(a="", b="", c="...", d="...") == {}


def test_the_origin_is_the_copy_published_first_then_the_one_whose_id_sorts_first() -> None:
    dates = {"a": None, "b": "2024-05-03", "c": "2024-05-02", "d": "2024-05-02"}
    corpus = {name: imprint(Document(name, ARTICLE, published=date)) for name, date in dates.items()}
    assert origins(corpus) == {"a": "c", "b": "c", "d": "c"}


def test_copies_of_copies_have_one_origin_in_any_order_of_reading() -> None:
    words = (ARTICLE + " " + " ".join(NEWS)).split()
    step = len(words) // 12
    bodies = {
        f"d{n}": " ".join(words[n * step : n * step + len(words) // 2]) for n in range(5)
    }  # each a bit further on
    assert found(d0=bodies["d0"], d4=bodies["d4"]) == {}
    assert found(**bodies) == dict.fromkeys(["d1", "d2", "d3", "d4"], "d0")
    imprints = {name: imprint(Document(name, body, published="2024-05-01")) for name, body in bodies.items()}
    for order in itertools.permutations(imprints):
        assert origins({name: imprints[name] for name in order}) == origins(imprints)


def test_without_the_copy_between_them_two_texts_part_again() -> None:
    chain = {"a": PARAGRAPHS[:3], "b": PARAGRAPHS, "c": PARAGRAPHS[1:]}
    bodies = {name: "\n\n".join(parts) for name, parts in chain.items()}
    assert found(**bodies) == {"b": "a", "c": "a"}
    assert found(a=bodies["a"], c=bodies["c"]) == {}


def test_unrelated_texts_in_numbers_have_nothing_in_common() -> None:
    source = random.Random(7)
    words = ARTICLE.split() + " ".join(NEWS).split()
    bodies = {f"d{n}": " ".join(source.choices(words, k=200)) for n in range(150)}
    assert found(**bodies, copy=bodies["d70"] + " End.") == {"d70": "copy"}


def test_an_imprint_depends_on_the_text_alone_and_stays_the_same() -> None:
    one, two = (imprint(Document(name, BOILERPLATE, title=name, published="2024")) for name in "ab")
    assert one == two
    assert len(one.signature) == 684
    assert one.signature.startswith("EYCcvAGHxORf5TkR")


def test_copies_are_compared_with_a_few_of_their_kind_not_with_all(monkeypatch):
    module = import_module("kg.assertions.origins")  # the name is that of the function as well
    rows = []
    overlaps = module._overlaps
    monkeypatch.setattr(module, "_overlaps", lambda own, others: rows.append(len(others)) or overlaps(own, others))
    corpus = {f"{n}": imprint(Document(f"{n}", f"{ARTICLE} It is copy {n}.")) for n in range(300)}
    assert set(origins(corpus).values()) == {"0"}
    assert sum(rows) < 3 * len(corpus)
