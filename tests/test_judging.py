"""Judgements of nomenklatura and corrections, each as the other; what has no counterpart is counted."""

import json
import os
import subprocess

import pytest

import kg
from kg import cli
from kg.corrections.files import read
from kg.errors import InputError, MissingInputError
from kg.judging import as_judgements, from_judgements

HEADER = "action,subject,object,value,author,date,reason\n"
ROWS = (
    "merge,person/nino-orlowa,person/nina-orlova,,Ana Kim,2026-11-01,two spellings\n"
    "separate,person/robert-hill,person/bob-hill,,Ben Ode,2026-11,father and son\n"
    "rename,person/robert-hill,,Rob Hill,,,\n"
    "merge,Nino Orlowa,Nina Orlova,,,,\n"
)
MERGED = ["kg-person.2Fnino-orlowa", "kg-person.2Fnina-orlova", "positive", None, "Ana Kim", "2026-11-01"]
APART = ["kg-person.2Frobert-hill", "kg-person.2Fbob-hill", "negative", None, "Ben Ode", "2026-11"]
TEXTS = {
    "one.txt": "Nina Orlova, the president of Norland, met Robert Hill, a farmer in Sudria, on Monday.",
    "two.txt": "Nino Orlowa, a banker of Norland, met Bob Hill, a farmer in Sudria, on Monday.",
}


def file(tmp_path, *lines):
    path = tmp_path / "judgements.ijson"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def cells(found):
    return [(row.action, row.subject, row.object, row.value, row.author, row.date) for row in found.rows]


def test_corrections_become_lines_of_a_resolver(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    found = as_judgements(path)
    assert [json.loads(line) for line in found.lines] == [MERGED, APART]
    assert found.left_out == (
        ("names that mean nobody, several, or one only", 1),
        ("rename is no judgement on who is the same", 1),
    )


def test_there_and_back_is_the_same(tmp_path):
    back = from_judgements(file(tmp_path, MERGED, APART))
    assert cells(back) == [
        ("merge", "person/nina-orlova", "person/nino-orlowa", "", "Ana Kim", "2026-11-01"),
        ("separate", "person/bob-hill", "person/robert-hill", "", "Ben Ode", "2026-11"),
    ]
    (tmp_path / "back.csv").write_text(HEADER + "".join(f"{','.join(row.said)}\n" for row in back.rows))
    assert [json.loads(line) for line in as_judgements(tmp_path / "back.csv").lines] == [MERGED, APART]


def test_names_of_a_file_are_those_of_the_graph(tmp_path, nlp):
    texts, out, path = tmp_path / "texts", tmp_path / "graph", tmp_path / "corrections.csv"
    texts.mkdir()
    for name, words in TEXTS.items():
        texts.joinpath(name).write_text(f"---\ndate: 2025-03-04\n---\n{words}\n", encoding="utf-8")
    kg.build(texts, out).close()
    path.write_text(HEADER + "merge,Nino Orlowa,Nina Orlova,,Ana Kim,2026-11-01,\nseparate,Robert Hill,Bob Hill,,,,\n")
    before = as_judgements(path, out)  # the two Hills are still one
    assert [json.loads(line) for line in before.lines] == [MERGED]
    assert before.left_out == (("names that mean nobody, several, or one only", 1),)
    kg.build(texts, out, corrections=path).close()
    after = [MERGED, ["kg-person.2Frobert-hill", "kg-person.2Fbob-hill", "negative", None, None, None]]
    for found in (as_judgements(path, out), as_judgements(out)):  # as the graph remembers them
        assert [json.loads(line) for line in found.lines] == after
    (judged := tmp_path / "judged.ijson").write_text("".join(as_judgements(out).lines))
    assert cli.main(["corrections", "import", str(judged), "-o", str(tmp_path / "judged.csv")]) == 0
    assert cli.main(["corrections", "check", str(tmp_path / "judged.csv"), str(out)]) == 0


def test_what_a_resolver_joins_through_its_own_names_is_joined_directly(tmp_path):
    found = from_judgements(
        file(
            tmp_path,
            ["NK-1", "kg-person.2Fb", "positive", None, "Ana", "2026-01-02T03:04:05"],
            ["NK-1", "kg-person.2Fa", "positive", None, "Ben", None],
            ["Q42", "NK-1", "positive", 0.9, "Ana", None],
            ["Q42", "kg-person.2Fc", "negative", None, "Cy", "2026-02"],
            ["NK-2", "kg-person.2Fd", "positive", None, None, None],
            ["NK-2", "Q42", "negative", None, "Di", None],
        )
    )
    assert cells(found) == [
        ("identify", "person/a", "", "http://www.wikidata.org/entity/Q42", "Ben", ""),
        ("merge", "person/b", "person/a", "", "Ana", "2026-01-02"),
        ("separate", "person/a", "person/d", "", "Di", ""),
        ("separate", "person/c", "person/a", "", "Cy", "2026-02"),
    ]


def test_what_is_undecided_deleted_or_of_others_is_counted(tmp_path):
    found = from_judgements(
        file(
            tmp_path,
            ["kg-person.2Fa", "kg-person.2Fb", "unsure", 0.5, "Ana", None],
            ["kg-person.2Fa", "kg-person.2Fc", "no_judgement", 0.5, None, None],
            ["kg-person.2Fa", "kg-person.2Fd", "positive", None, None, None, "2026-01-01"],
            ["us-ofac-1", "kg-person.2Fe", "positive", None, None, None],
            ["https://e.org/id/person/b", "https://e.org/id/person/a", "positive", None, None, None],
        )
    )
    assert cells(found) == [("merge", "https://e.org/id/person/a", "https://e.org/id/person/b", "", "", "")]
    assert found.left_out == (
        ("ids that are not of this graph", 1),
        ("judgement deleted", 1),
        ("judgement no_judgement", 1),
        ("judgement unsure", 1),
    )


@pytest.mark.parametrize(
    ("line", "match"),
    [
        ("{}", "is no judgement; write"),
        ('["a", "b"]', "is no judgement"),
        ('["a", "b", "maybe"]', "unknown judgement 'maybe'"),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_place(tmp_path, line, match):
    path = tmp_path / "j.ijson"
    path.write_text(f"\n{line}\n")
    with pytest.raises(InputError, match=rf"j\.ijson:2: {match}"):
        from_judgements(path)
    with pytest.raises(MissingInputError):
        from_judgements(tmp_path / "none")


def test_the_commands(tmp_path, capsys):
    path, out = tmp_path / "corrections.csv", tmp_path / "judgements.ijson"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    assert cli.main(["corrections", "export", str(path), "-o", str(out)]) == 0
    assert capsys.readouterr().err.splitlines()[0] == "2 judgements"
    assert cli.main(["corrections", "import", str(out)]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith(HEADER)
    assert printed.err == "2 corrections\n"
    (tmp_path / "printed.csv").write_text(printed.out)
    assert len(read(tmp_path / "printed.csv")) == 2
    assert cli.main(["corrections", "check", str(path)]) == 2
    assert "without a graph" in capsys.readouterr().err


@pytest.mark.skipif("KG_FTM_PYTHON" not in os.environ, reason="no interpreter with nomenklatura: .ci/run makes one")
def test_nomenklatura_reads_them_and_writes_them_alike(tmp_path):
    path = file(tmp_path, MERGED, APART)
    script = (
        "import sys; from nomenklatura.resolver.edge import Edge\n"
        "sys.stdout.writelines(Edge.from_line(line).to_line() for line in open(sys.argv[1]))"
    )
    command = [os.environ["KG_FTM_PYTHON"], "-W", "ignore", "-c", script, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={})
    assert done.stdout == path.read_text()
