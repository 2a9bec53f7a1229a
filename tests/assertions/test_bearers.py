"""Who bears names of one family, and how many of its names are compared."""

import sys

import pytest

from kg.assertions import Page, Sighting
from kg.assertions.bearer import Seen
from kg.assertions.bearers import bearers


def chain(number: int) -> list[Seen]:
    """People of as many surnames, each of which shares a mark with the next alone."""
    found = []
    for n in range(number):
        surname = "".join("abcdefghij"[int(digit)] for digit in f"{n:04}").capitalize()
        blocks = (f"f:{n:04}", f"f:{n + 1:04}")
        one = Sighting(f"person/nina-{surname.lower()}", "Person", f"Nina {surname}", (f"Nina {surname}",), blocks)
        found.append(Seen(f"d{n}", one, lambda document: Page(), "Person"))
    return found


@pytest.mark.parametrize("number", [20, 40, 80])
def test_of_names_that_a_large_family_chains_only_those_that_share_a_mark_are_compared(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = sys.modules["kg.assertions.bearers"]
    compared: list[tuple[str, str]] = []

    def note(a: object, b: object) -> None:
        compared.append((a.label, b.label))  # type: ignore[attr-defined]

    monkeypatch.setattr(module, "fit", note)
    assert len(bearers(chain(number))) == number
    assert len(compared) == number * (number - 1) / 2  # of a small family, all
    compared.clear()
    monkeypatch.setattr(module, "_LARGE", 19)
    assert len(bearers(chain(number))) == number
    assert len(compared) == number - 1


def test_names_of_a_small_family_that_fit_are_one_whether_or_not_they_share_a_mark() -> None:
    known = Page(company=frozenset({"organization/norland-bank", "person/hill"}))
    other = Page(company=frozenset({"place/port-town"}))
    pages = {"Mary Smith": known, "Mary Smith Jones": known, "Jones Mary Smith": other}
    marks = {"Mary Smith": ("f:smith",), "Mary Smith Jones": ("f:jones",), "Jones Mary Smith": ("f:smith", "f:jones")}
    found = [
        Seen(name, Sighting(f"person/{at}", "Person", name, (name,), marks[name]), lambda name: pages[name], "Person")
        for at, name in enumerate(pages)
    ]
    assert {frozenset(one.documents) for one in bearers(found)} == {
        frozenset({"Mary Smith", "Mary Smith Jones"}),
        frozenset({"Jones Mary Smith"}),
    }


def test_spellings_that_share_a_mark_are_one() -> None:
    known = Page(company=frozenset({"person/hill", "organization/harbor-bank"}))
    found = [
        Seen(name, Sighting(f"person/{name}", "Person", label, (label,), ("f:zlns",)), lambda document: known, "Person")
        for name, label in (("a", "Volodymyr Zelensky"), ("b", "Volodymyr Zelenskyy"))
    ]
    [one] = bearers(found)
    assert one.documents == {"a", "b"}
