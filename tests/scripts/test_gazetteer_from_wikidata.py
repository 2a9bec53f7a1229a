"""A gazetteer made from a Wikidata dump, whatever its compression, that the product reads."""

import bz2
import gzip
import json
import runpy
import tracemalloc
from pathlib import Path

import pytest

from kg import dates
from kg.lexica import gazetteer, leaders, user_gazetteer

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "gazetteer_from_wikidata.py"))


def to(item, **qualifiers):
    """A statement whose value is an item, with times or items as qualifiers."""
    return {"mainsnak": snak(item), "rank": "normal", "qualifiers": {p: [snak(v)] for p, v in qualifiers.items()}}


def snak(value):
    if value is None:
        return {"snaktype": "somevalue"}
    if isinstance(value, tuple):
        return {"snaktype": "value", "datavalue": {"value": {"time": value[0], "precision": value[1]}}}
    if isinstance(value, dict):
        return {"snaktype": "value", "datavalue": {"value": value}}
    known = {"id": value} if value.startswith("Q") else value
    return {"snaktype": "value", "datavalue": {"value": known}}


def item(number, label, kind, aliases=(), **claims):
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {"en": {"language": "en", "value": label}, "de": {"language": "de", "value": "Anders"}},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]},
        "claims": {"P31": [to(kind)], **claims},
    }


def day(text, precision=11):
    return (f"+{text}T00:00:00Z", precision)


MINISTER = [
    to("Q990010", P580=day("2019-03-00", 10), P582=day("2021-11-05")),
    to("Q990010", P580=day("1980-01-01"), P582=day("1981-01-01")),
    to("Q990010"),  # no one knows since when
    to("Q990010", P580=None),
    to("Q990011", P580=day("2022-00-00", 9)),
    to(None),
    {**to("Q990010", P580=day("2010-01-01")), "rank": "deprecated"},
]
ITEMS = [
    item(990001, "Lena Marsh", "Q5", ["Marsh", "Helena Marsh", "L. M."], P39=MINISTER, P27=[to("Q990002")]),
    item(
        990002, "Norland", "Q6256", ["Republic of Norland"],
        P1549=[to({"text": "Norlandian", "language": "en"}), to({"text": "norlandais", "language": "fr"})],
    ),
    item(990003, "Harbour Guild", "Q43229", ["HG"], P17=[to("Q990002")], P1566=[to("123")]),
    item(990004, "Quay Guild", "Q43229", ["HG"], P17=[to("Q227")]),
    item(990005, "John Hill", "Q5"),
    item(990006, "John Hill", "Q5"),
    item(990010, "Minister of Foreign Affairs of Norland", "Q294414", P1001=[to("Q990002")]),
    item(990011, "Minister of Defence", "Q294414", P17=[to("Q227")]),
    item(990012, "A poem", "Q5185279"),
    {"type": "property", "id": "P31", "claims": {}},
    {"type": "item", "id": "Q990013", "labels": {}, "claims": {"P31": [to("Q5")]}},
]  # fmt: skip
DUMP = "[\n" + ",\n".join(json.dumps(entity) for entity in ITEMS) + "\n]\n"


def made(tmp_path, dump, *switches):
    assert SCRIPT["main"]([str(dump), "-o", str(tmp_path / "out.jsonl"), *switches]) == 0
    return {row["wikidata"]: row for row in map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())}


@pytest.fixture
def dump(tmp_path):
    (tmp_path / "dump.json").write_text(DUMP, encoding="utf-8")
    return tmp_path / "dump.json"


def test_people_states_and_bodies_have_names_identifiers_and_offices(tmp_path, dump, capsys):
    rows = made(tmp_path, dump, "--since", "1990")
    assert sorted(rows) == ["Q990001", "Q990002", "Q990003", "Q990004"]
    assert rows["Q990001"] == {
        "name": "Lena Marsh",
        "type": "Person",
        "key": "person/lena-marsh",
        "wikidata": "Q990001",
        "aliases": ["Helena Marsh", "L. M."],
        "part_of": "state/norland",
        "offices": [
            {
                "office": "Minister of Foreign Affairs of Norland",
                "of": "state/norland",
                "from": "2019-03",
                "until": "2021-11-05",
            },
            {"office": "Minister of Defence", "of": "state/AZ", "from": "2022"},
        ],
    }
    assert rows["Q990002"]["adjectives"] == ["Norlandian"]
    assert rows["Q990003"]["same_as"] == ["https://sws.geonames.org/123/"]
    assert rows["Q990004"]["part_of"] == "state/AZ"
    assert not any("aliases" in rows[bearer] for bearer in ("Q990003", "Q990004"))  # both are HG
    assert "left out 2 items whose label others bear" in capsys.readouterr().err


def test_the_product_reads_it_and_knows_who_held_the_office(tmp_path, dump):
    made(tmp_path, dump)
    user_gazetteer.load(str(tmp_path / "out.jsonl"))
    held = [
        [leader.name for leader, _ in leaders.holdings("state/norland", "foreign_minister", dates.given(on, where=""))]
        for on in ("2019-02-01", "2020-05-01", "2021-12-01")
    ]
    assert held == [[], ["Lena Marsh"], []]
    assert gazetteer.entry("organization/harbour-guild").part_of == "state/norland"


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_a_packed_dump_gives_the_same(tmp_path, dump, suffix, pack):
    packed = tmp_path / f"packed.json{suffix}"
    packed.write_bytes(pack(DUMP.encode()))
    assert made(tmp_path, packed) == made(tmp_path, dump)


def test_a_class_of_ones_own_is_taken(tmp_path, dump):
    assert made(tmp_path, dump, "--class", "Q5185279=NamedEvent")["Q990012"]["type"] == "NamedEvent"


def test_memory_does_not_grow_with_the_dump(tmp_path):
    filler = "x" * 2000
    with (tmp_path / "long.json").open("w", encoding="utf-8") as file:
        for number in range(4000):
            file.write(json.dumps({**item(number + 1, f"Guild {number}", "Q43229"), "text": filler}) + ",\n")
    tracemalloc.start()
    try:
        assert len(made(tmp_path, tmp_path / "long.json")) == 4000
        assert tracemalloc.get_traced_memory()[1] < 6_000_000  # of a dump of 9 MB; the rows read back are some 2 MB
    finally:
        tracemalloc.stop()


def test_what_is_no_dump_is_refused_with_its_line_and_leaves_nothing(tmp_path, dump, capsys):
    dump.write_text(DUMP + '{"type": "item", "claims"\n', encoding="utf-8")
    assert SCRIPT["main"]([str(dump), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert f"{dump}:14: no JSON" in capsys.readouterr().err
    assert SCRIPT["main"]([str(tmp_path / "none.json"), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert "can't be read" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()
    with pytest.raises(SystemExit):
        SCRIPT["main"]([str(dump), "-o", str(tmp_path / "out.jsonl"), "--class", "Q1=Thing"])
