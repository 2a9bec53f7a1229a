"""What colours and lines mean: one meaning each on all pages, and all of it can be seen."""

import re
from itertools import product

import pytest

from kg.page import page
from kg.page.words import grammar
from kg.page.words.scripts import TEMPLATES
from kg.service.site import static

GROUNDS = {"light": ("#f6f5f1", "#fbfaf7"), "dark": ("#11151d", "#171c26")}
# What may be broken: lists and marks of what is only claimed, planned or denied, and the line that a lasso leaves.
BROKEN = {
    ".swatch.dashed",
    ".said.against",
    ".shape.hollow",
    ".status",
    ".arc.claimed .line",
    ".spot.unreal circle, .spot.unreal rect",
    ".key-spot.unreal",
    ".tag.denied",
}


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_of_a_mark_stands_out_from_its_ground(theme):
    marks = [colour.name for colour in (*grammar.SIGNS, *grammar.KINDS)]
    found = {
        (name, ground): contrast(grammar.colours(theme)[name], ground)
        for name, ground in product(marks, GROUNDS[theme])
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < 3} == {}


def test_no_two_colours_of_a_theme_are_the_same():
    for theme in ("light", "dark"):
        assert len(set(grammar.colours(theme).values())) == len(grammar.colours(theme))


OURS = sorted([*TEMPLATES.glob("*.css"), *(path for path in static.FOLDER.glob("*.css") if path.name != "yasqe.css")])


@pytest.mark.parametrize("sheet", OURS, ids=lambda path: path.name)
def test_only_what_has_not_been_told_as_happened_is_broken(sheet):
    css = sheet.read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    broken = {selector.strip() for selector, body in rules if re.search(r"--dash|dashed", body)}
    assert broken <= BROKEN
    dotted = {selector.strip() for selector, body in rules if "--dots" in body}
    assert dotted <= {".reach.publication", ".loose-bar"}
    assert not re.search(r"dasharray: *[\d.]", css)
    assert not re.search(r"\b(dotted|double)\b", css)


@pytest.mark.parametrize("sheet", sorted(path.name for path in TEMPLATES.glob("*.css")))
def test_style_sheets_take_their_colours_of_signs_and_kinds_from_the_table(sheet):
    css = (TEMPLATES / sheet).read_text(encoding="utf-8")
    assert not re.search(r"--(cooperation|hostility|mixed|neutral|State|Person):", css)
    known = {colour.lower() for theme in GROUNDS for name, colour in grammar.colours(theme).items() if name != "bg"}
    assert known.isdisjoint(re.findall(r"#[0-9a-f]{6}", css.lower()))


def test_pages_carry_the_table():
    import networkx as nx  # noqa: PLC0415  (for one empty network)

    html = page(nx.MultiDiGraph())
    assert f"--hostility: {grammar.colours('light')['hostility']};" in html
    assert f"--hostility: {grammar.colours('dark')['hostility']};" in html
    assert '"arrow":"Who acts on whom"' in html
