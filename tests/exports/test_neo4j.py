"""The folder for neo4j-admin, read back by the rules that its manual states for CSV headers."""

import csv
import re
import shlex
from datetime import date

import pytest
from where import words

from kg.exports import export

FIELD = re.compile(r"(?P<name>[^:]*)(:(?P<type>[A-Za-z_]+(\[\])?))?")
TYPES = {"int": int, "double": float, "boolean": {"true": True, "false": False}.__getitem__, "string": str}
TYPES["date"] = date.fromisoformat


def imported(folder):
    """Return nodes by id and relationships, as the command of the README would make them."""
    command = next(line for line in (folder / "README.txt").read_text().splitlines() if line.startswith("neo4j-admin"))
    options = [word.partition("=")[::2] for word in shlex.split(command) if word.startswith("--")]
    settings = dict(options)
    assert settings["--multiline-fields"] == "true"
    delimiter = chr(int(settings["--array-delimiter"].removeprefix("U+"), 16))
    nodes, links = {}, []
    for option, file in options:
        if option not in {"--nodes", "--relationships"}:
            continue
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = [FIELD.fullmatch(cell).groupdict() for cell in next(reader)]
            for row in reader:
                record = read(header, row, delimiter)
                if option == "--nodes":
                    assert record["ID"] not in nodes
                    assert record["LABEL"]
                    nodes[record["ID"]] = record
                else:
                    assert record["TYPE"]
                    links.append(record)
    assert all(link[end] in nodes for link in links for end in ("START_ID", "END_ID"))
    return nodes, links


def read(header, row, delimiter):
    assert len(row) == len(header)
    record = {}
    for field, cell in zip(header, row, strict=True):
        kind = field["type"] or "string"
        if kind in {"ID", "START_ID", "END_ID", "TYPE"}:
            assert cell
            record[kind] = cell
            if field["name"]:
                record[field["name"]] = cell
        elif kind == "LABEL":
            record["LABEL"] = cell.split(delimiter)
        elif cell:
            convert = TYPES[kind.removesuffix("[]")]
            record[field["name"]] = [convert(one) for one in cell.split(delimiter)] if "[]" in kind else convert(cell)
    return record


@pytest.fixture(scope="module")
def folder(full, tmp_path_factory):
    return export(full, "neo4j", tmp_path_factory.mktemp("neo4j") / "import")


@pytest.fixture(scope="module")
def graph(folder):
    return imported(folder)


def label(nodes, identifier):
    return nodes[identifier].get("label") or nodes[identifier].get("text")


def of_type(graph, kind):
    nodes, links = graph
    return {(label(nodes, link["START_ID"]), label(nodes, link["END_ID"])) for link in links if link["TYPE"] == kind}


def test_facts_are_relationships_of_their_own_type(graph):
    assert of_type(graph, "MEMBER_OF") == {("Orlavia", "Northern Pact")}
    assert of_type(graph, "ALLIED_WITH") == {("Azerbaijan", "Türkiye")}
    assert of_type(graph, "LEADS") == {("Ana Kim", "Harbour Group")}
    assert of_type(graph, "POSITION") == {("Lena Marsh", "defence expert")}
    assert of_type(graph, "MEASURE") == {("Azerbaijan", "66000 person (soldiers)")}
    (head,) = [link for link in graph[1] if link["TYPE"] == "HEAD_OF_STATE_OF"]
    assert head["since"] == ["2020"]


def test_what_is_no_fact_is_a_claim_and_what_did_not_happen_no_event(graph):
    nodes, links = graph
    claims = {(link["relation"], link["manner"], link["former"]) for link in links if link["TYPE"] == "CLAIM"}
    assert claims == {
        ("leads", "former", True),
        ("memberOf", "denied", False),
        ("memberOf", "possible", False),
        ("supports", "according to Lena Marsh", False),
        ("opposes", "possible, according to Lena Marsh", False),
    }
    for link in links:
        labels = nodes[link["START_ID"]]["LABEL"]
        if link["TYPE"] in {"ACTOR", "RECIPIENT", "MEDIATOR", "PLACE"}:
            assert labels == ["Event"]
        if link["TYPE"] == "SUPPOSED_ACTOR":
            assert labels[0] == "NotHappened"
            assert labels[1] in {"Planned", "Threatened", "Denied"}
            assert "plain" not in link["manners"]
    assert of_type(graph, "MEDIATOR") == {("CONSULT: Orlavia -> Azerbaijan (2025-03-03)", "Türkiye")}


def test_each_relationship_leads_to_sentence_document_and_offsets(graph):
    nodes, links = graph
    told = 0
    for link in links:
        if link["TYPE"] == "AFFILIATED_WITH":  # by its description alone
            assert [words(passage) for passage in link["passages"]] == ["Orlavia's air defences"]
        elif "sentences" in link:
            assert [words(passage) for passage in link["passages"]] == link["sentences"]
            assert len(link["statements"]) == len(link["manners"]) == len(link["passages"])
            told += 1
        elif "sentence" in link:
            assert words(link["passage"]) == link["sentence"]
            assert link["passage"].endswith(f"#char={link['begin']},{link['end']}")
            told += 1
        elif link["TYPE"] == "MENTIONS":
            spots = zip(link["begins"], link["ends"], strict=True)
            assert all(words(f"{link['START_ID']}#char={begin},{end}") for begin, end in spots)
        else:
            assert link["TYPE"] in {"IN", "SAYS", "SPEAKS_OF", "COPY_OF"}
            said = nodes[link["START_ID"]], nodes[link["END_ID"]]
            assert link["TYPE"] == "COPY_OF" or any(
                words(one["passage"]) == one["sentence"] for one in said if "passage" in one
            )
    assert told > 30


def test_nodes_have_typed_properties(graph):
    nodes, _ = graph
    base = "https://w3id.org/influence-kg/id/"
    assert nodes[f"{base}state/AZ"]["LABEL"] == ["Entity", "Actor", "State"]
    assert nodes[f"{base}person/ana-kim"]["aliases"] == ["=Kim"]  # no spreadsheet reads this
    assert nodes[f"{base}group/first.txt/air-defences"]["named"] is False
    (talks,) = [node for node in nodes.values() if node.get("root") == "CONSULT"]
    assert talks["earliest"] == date(2025, 3, 3)
    assert [node["fatalities"] for node in nodes.values() if "fatalities" in node] == [38]
    assert {node["stance"] for node in nodes.values() if "stance" in node} == {"asserts", "denies"}
