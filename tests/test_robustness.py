"""Whatever users or texts bring: one clear line on standard error, code 2, no traceback, and nothing half-written."""

import json
import os
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg import annotated, cli
from kg.assertions import collect, from_record, to_record
from kg.building import remove
from kg.errors import GraphError, KgError
from kg.model import Document
from kg.quads import document_quads
from kg.store import GraphStore, manifest, select, states
from kg.texts import blocks

ARTICLE = """Georgia and Kazakhstan signed a transport agreement on Monday. Kazakhstan is Georgia's close partner.

"The port will reopen," said Nina Orlova, a logistics analyst at the Harbour Institute. Georgia did not attack Armenia.

According to the Russian defence ministry, 12 soldiers were killed on 5 May 2023. If Russia invades, Ukraine will fight.
Russian warships shelled the Ukrainian port of Odesa, killing 5 people; its mayor, Ivan Petrenko, condemned the attack.
"""
TEXT = f"---\ndate: 2024-03-05\nsource: The Gazette\n---\n{ARTICLE}"
NAME = '<script>alert("x")</script>\n\'; DROP ALL'
type Run = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph; tests must not change it."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    kg.build(folder / "good.txt", folder / "graph").close()
    return folder / "graph"


@pytest.fixture(autouse=True)
def one_model(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the model of the whole run where a command names no other; the loading itself is tested elsewhere."""
    load = annotated.load

    def loaded(
        model: str | None = None,
        *,
        gazetteer: str | Path | None = None,
        components: Sequence[str] = annotated.COMPONENTS,
    ) -> Language:
        if model or gazetteer or components != annotated.COMPONENTS:
            return load(model, gazetteer=gazetteer, components=components)
        return nlp

    monkeypatch.setattr(annotated, "load", loaded)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, its output, the lines of its messages."""

    def run(*words: object) -> tuple[int, str, list[str]]:
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as stopped:  # argparse
            code = int(str(stopped.code))
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, captured.out, captured.err.splitlines()

    return run


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "newlines.txt": b"\n" * 500,
    "noise.txt": random.Random(1).randbytes(3000),
    "zip.txt": b"PK\x03\x04rest",
    "noise.pdf": b"%PDF-1.4\n" + random.Random(2).randbytes(2000),
    "letter.docx": b"whatever",
    "nothing": b"whatever",
    "line.txt": b"x" * 5_000_000,
    "french.txt": ("Le président de la Géorgie a rencontré son homologue arménien à Paris pour parler de la paix "
                   "dans la région, de la guerre et des frontières.").encode(),
    "page.html": b"<html><body></body></html>",
    "deep.html": b"<div>" * 50_000,
    "columns.csv": b"a,b\n1,2\n",
    "open.csv": b'id,text\n1,"no end',
    "half.jsonl": b'{"text": "Georgia \\ud800 met"}\n',
    "empty.jsonl": b"",
    "wrong.json": b"[" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_cannot_be_used_gets_one_line_and_no_graph(name: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / name).write_bytes(BAD_FILES[name])
    code, out, said = run("build", tmp_path / name, "-o", tmp_path / "graph")
    assert (code, out, len(said)) == (2, "", 1)
    assert name in said[0]
    assert not (tmp_path / "graph").exists()


def test_the_bad_files_are_sixteen() -> None:
    assert len(BAD_FILES) == 16


def test_the_rest_of_a_batch_is_built(tmp_path: Path, run: Run) -> None:
    for name, content in BAD_FILES.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    code, out, said = run("build", tmp_path, "-o", tmp_path.parent / f"{tmp_path.name}-graph")
    assert code == 2
    assert out.startswith(f"1 documents read, 0 unchanged, {len(BAD_FILES)} not usable")
    assert len(said) == len(BAD_FILES)


def test_odd_records_are_told_by_their_line_and_the_others_are_read(tmp_path: Path, run: Run) -> None:
    odd = ['{"text": 5}', '{"text": null}', "[]", "null", '{"a": 1', '{"id": "a", "text": ""}', '{"text": NaN}']
    fine = [
        {"id": None, "text": "Georgia met Armenia."},
        {"id": 7, "text": "Georgia met Armenia."},
        {"id": [1], "text": "Georgia met Armenia."},
        {"id": f"../a b/{NAME}", "text": "Georgia met Armenia.", "title": NAME, "source": NAME, "url": "javascript:x"},
        {"id": "日本 ☃", "text": "Georgia met Armenia."},
        {"id": "L" * 3000, "text": "Georgia met Armenia.", "published": {"a": 1}},
    ]
    source = tmp_path / "odd.jsonl"
    source.write_text("\n".join([*odd, *map(json.dumps, fine)]), encoding="utf-8")
    code, out, said = run("build", source, "-o", tmp_path / "graph")
    assert code == 2
    assert out.startswith(f"{len(fine)} documents read, 0 unchanged, {len(odd)} not usable")
    assert [f"odd.jsonl:{n}:" in line for n, line in enumerate(said[: len(odd)], start=1)] == [True] * len(odd)
    with kg.open(tmp_path / "graph") as graph:
        assert graph.validate().conforms
        known = list(graph.query(name="documents")["id"])
    for document in known:
        remove(tmp_path / "graph", document)
    with kg.open(tmp_path / "graph") as graph:
        assert graph.counts() == {"documents": 0, "entities": 0, "facts": 0, "events": 0}


WRONG_USE = {
    "no jobs": ("build", "{good}", "-o", "{new}", "--jobs", "0"),
    "jobs below zero": ("build", "{good}", "-o", "{new}", "--jobs", "-1"),
    "no such model": ("build", "{good}", "-o", "{new}", "--model", "nobody"),
    "no such gazetteer": ("build", "{good}", "-o", "{new}", "--gazetteer", "{no}"),
    "a gazetteer of noise": ("build", "{good}", "-o", "{new}", "--gazetteer", "{noise}"),
    "an empty gazetteer": ("build", "{good}", "-o", "{new}", "--gazetteer", "{empty}"),
    "no IRI": ("build", "{good}", "-o", "{new}", "--base-iri", "not an iri"),
    "a graph that is a file": ("build", "{good}", "-o", "{good}"),
    "a graph below a file": ("build", "{good}", "-o", "{good}/graph"),
    "a graph in a folder of others": ("build", "{good}", "-o", "{taken}"),
    "an empty name": ("build", "", "-o", "{new}"),
    "no such file": ("build", "{no}", "-o", "{new}"),
    "no such glob": ("build", "{taken}/*.none", "-o", "{new}"),
    "no folder to write to": ("extract", "{good}", "-o", "{no}/out.jsonl"),
    "extract onto a folder": ("extract", "{good}", "-o", "{taken}"),
    "extract with no such model": ("extract", "{good}", "-o", "{new}", "--model", "nobody"),
    "extract nothing": ("extract", "{no}", "-o", "{new}"),
    "code no file": ("code-events", "{no}", "-o", "{new}"),
    "code noise": ("code-events", "{noise}", "-o", "{new}"),
    "view to nowhere": ("view", "{graph}", "-o", "{no}/page.html"),
    "view onto a folder": ("view", "{graph}", "-o", "{taken}"),
    "graphml to nowhere": ("network", "{graph}", "--graphml", "{no}/x"),
    "gexf onto a folder": ("network", "{graph}", "--gexf", "{taken}"),
    "export to nowhere": ("export", "{graph}", "--format", "trig", "-o", "{no}/x"),
    "export onto a folder": ("export", "{graph}", "--format", "graphml", "-o", "{taken}"),
    "export tables onto others": ("export", "{graph}", "--format", "csv", "-o", "{taken}"),
    "no query": ("query", "{graph}"),
    "an empty query": ("query", "{graph}", ""),
    "half a query": ("query", "{graph}", "SELECT ?a {"),
    "an update": ("query", "{graph}", "INSERT DATA { <a:b> <a:c> 1 }"),
    "a service": ("query", "{graph}", "SELECT * { SERVICE <http://a.example> { ?s ?p ?o } }"),
    "a deep query": ("query", "{graph}", "SELECT * {" + "{" * 30_000 + "}" * 30_000 + "}"),
    "an endless sum": ("query", "{graph}", "SELECT (" + "1+" * 30_000 + "1 AS ?x) {}"),
    "a query in no encoding": ("query", "{graph}", "SELECT ('\udcff' AS ?x) {}"),
    "no such question": ("query", "{graph}", "--name", "nope"),
    "a parameter without value": ("query", "{graph}", "--name", "events", "--param", "since"),
    "no such parameter": ("query", "{graph}", "--name", "events", "--param", "x=1"),
    "no such query file": ("query", "{graph}", "--file", "{no}"),
    "a table of triples": ("query", "{graph}", "DESCRIBE <a:b>", "--format", "csv"),
    "nobody": ("explain", "{graph}", NAME),
    "three names": ("explain", "{graph}", "Georgia", "Russia", "Armenia"),
    "no rows": ("network", "{graph}", "--top", "-1"),
    "no such graph": ("network", "{no}"),
    "a graph of texts": ("validate", "{taken}"),
    "no such document": ("remove", "{graph}", NAME),
    "no such task": ("eval", "nope", "{taken}"),
    "no gold standard": ("eval", "gap", "{taken}"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use_gets_one_line_code_2_and_leaves_no_trace(case: str, built: Path, tmp_path: Path, run: Run) -> None:
    places = {"good": tmp_path / "good.txt", "new": tmp_path / "new", "no": tmp_path / "no", "graph": built}
    places |= {"noise": tmp_path / "noise.csv", "empty": tmp_path / "empty.csv", "taken": tmp_path / "taken"}
    places["good"].write_text(TEXT, encoding="utf-8")
    places["noise"].write_bytes(b"\xff\xfe\x00name,type")
    places["empty"].write_bytes(b"")
    places["taken"].mkdir()
    (places["taken"] / "note.md").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    words = [word if "{" in word[7:] else word.format(**places) for word in WRONG_USE[case]]
    code, out, said = run(*words)
    assert (code, out) == (2, "")
    assert len([line for line in said if "error:" in line or line.startswith("kg: ")]) == 1
    assert len(said[-1]) < 600
    assert sorted(tmp_path.rglob("*")) == before


def test_the_cases_of_wrong_use_are_forty_seven() -> None:
    assert len(WRONG_USE) == 47


def test_bad_pairs_are_left_out_and_told_by_their_line(tmp_path: Path, run: Run) -> None:
    lines = ["5", "{}", "", '{"sentence": "Georgia met\u2028Armenia.", "source": "Georgia"}', "[" * 50_000, "{broken"]
    lines += ['{"sentence": "\\ud800 met Armenia."}', '{"sentence": "Iran spoke.", "target": [0, 99]}']
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, out, said = run("code-events", tmp_path / "pairs.jsonl", "-o", "-")
    assert code == 2
    assert [json.loads(line)["root"] for line in out.split("\n") if line] == ["CONSULT"]
    assert sorted(int(line.split("pairs.jsonl:")[1].split(":")[0]) for line in said) == [1, 2, 5, 6, 7, 8]


@pytest.mark.parametrize("value", ['"abc"^^xsd:integer', '"abc"^^xsd:double', f'"{"9" * 5000}"^^xsd:integer'])
def test_a_number_that_is_none_stays_text(value: str, built: Path) -> None:
    with kg.open(built) as graph:
        ((found,),) = select(graph.store.raw, f"SELECT ({value} AS ?x) {{}}").rows
    assert found == value.split('"')[1]


def _garble(path: Path) -> None:
    path.write_bytes(b"\0garbage" * 40)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:1000])


def _state(graph: Path) -> Path:
    return states.current(graph, manifest.read(graph))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "store gone": lambda g: shutil.rmtree(_state(g) / "store"),
    "store emptied": lambda g: (shutil.rmtree(_state(g) / "store"), (_state(g) / "store").mkdir()),
    "store garbled": lambda g: [_garble(p) for p in (_state(g) / "store").iterdir() if p.suffix in {".sst", ".log"}],
    "store without tables": lambda g: [p.unlink() for p in (_state(g) / "store").iterdir() if p.suffix == ".sst"],
    "ledger cut": lambda g: _cut(_state(g) / "ledger.sqlite"),
    "ledger of another shape": lambda g: (_state(g) / "ledger.sqlite").write_text("[]"),
    "ledger of numbers": lambda g: (
        (_state(g) / "ledger.sqlite").unlink(),
        (_state(g) / "ledger.json").write_text('{"good.txt": 5}'),
    ),
    "ledger a folder": lambda g: ((_state(g) / "ledger.sqlite").unlink(), (_state(g) / "ledger.sqlite").mkdir()),
    "ledger gone": lambda g: (_state(g) / "ledger.sqlite").unlink(),
    "records garbled": lambda g: [_garble(p) for p in (g / "records").rglob("*.gz")],
    "records cut": lambda g: [p.write_bytes(p.read_bytes()[:50]) for p in (g / "records").rglob("*.gz")],
    "manifest gone": lambda g: (g / "kg.json").unlink(),
    "manifest cut": lambda g: (g / "kg.json").write_text("{"),
    "manifest of another shape": lambda g: (g / "kg.json").write_text("[]"),
    "manifest of the future": lambda g: (g / "kg.json").write_text('{"base_iri": "http://a/", "format": 99}'),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_a_damaged_graph_is_told_of_or_mended(case: str, built: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(built, folder)
    DAMAGE[case](folder)
    (tmp_path / "more.txt").write_text("---\ndate: 2024-01-01\n---\nIran criticised Iraq.\n", encoding="utf-8")
    for words in (("query", folder, "ASK {}"), ("network", folder), ("build", tmp_path / "more.txt", "-o", folder)):
        code, _, said = run(*words)
        assert (code, len(said)) in {(0, 0), (2, 1)} or (code == 0 and "made anew from the records" in "".join(said))
        assert code == 0 or "in use" not in said[0]


def test_the_kinds_of_damage_are_fifteen() -> None:
    assert len(DAMAGE) == 15


@pytest.mark.parametrize("text", ["The weather was fine and nothing happened.", "Georgia is a nice place."])
def test_a_graph_of_nobody_or_one_passes_every_command(text: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "calm.txt").write_text(f"---\ndate: 2024-01-01\n---\n{text}\n", encoding="utf-8")
    graph = tmp_path / "graph"
    assert run("build", tmp_path / "calm.txt", "-o", graph)[0] == 0
    assert run("network", graph)[0] == 0
    assert run("view", graph, "-o", tmp_path / "page.html")[0] == 0
    assert run("validate", graph)[:2] == (0, "conforms\n")
    for kind in ("ttl", "nquads", "trig", "jsonld", "csv", "graphml", "gexf"):
        assert run("export", graph, "--format", kind, "-o", tmp_path / f"out-{kind}")[0] == 0


def test_a_second_build_into_the_same_graph_is_told_to_wait(built: Path, tmp_path: Path, run: Run) -> None:
    shutil.copytree(built, tmp_path / "graph")
    (tmp_path / "more.txt").write_text(TEXT, encoding="utf-8")
    with GraphStore.create_or_open(tmp_path / "graph"):
        with pytest.raises(GraphError, match="in use by another process; wait"):
            kg.build(tmp_path / "more.txt", tmp_path / "graph")
        assert run("query", tmp_path / "graph", "ASK {}")[0] == 0  # readers see what was there before
    assert run("build", tmp_path / "more.txt", "-o", tmp_path / "graph")[0] == 0


def test_a_reader_who_goes_away_is_no_error(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(os.dup(writing), "w") as gone, monkeypatch.context() as patch:
        os.close(writing)
        patch.setattr("sys.stdout", gone)
        assert cli.main(["query", str(built), "SELECT * { ?s ?p ?o }"]) == 0


def test_a_device_is_written_to_and_not_replaced(built: Path, run: Run) -> None:
    assert run("export", built, "--format", "ttl", "-o", "/dev/null")[0] == 0
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["kg.json", "history.jsonl", "ledger.json", "records/page.html", "records"])
def test_no_output_is_written_over_a_part_of_the_graph(name: str, built: Path, run: Run) -> None:
    before = {path: path.read_bytes() for path in built.rglob("*") if path.is_file()}
    for words in (("view", built), ("export", built, "--format", "ttl"), ("export", built, "--format", "csv")):
        code, _, said = run(*words, "-o", built / name)
        assert (code, len(said)) == (2, 1)
        assert "is a part of the graph itself" in said[0]
    assert {path: path.read_bytes() for path in built.rglob("*") if path.is_file()} == before


def mutated(random_: random.Random) -> str:
    """Return the article, spoilt in one of twelve ways."""
    words, lines = ARTICLE.split(), ARTICLE.splitlines()
    shuffled = random_.sample(words, len(words))
    cut = random_.randrange(1, len(ARTICLE))
    return random_.choice(
        (
            lambda: " ".join(shuffled),
            lambda: ARTICLE[:cut],
            lambda: ARTICLE[cut:],
            ARTICLE.upper,
            lambda: ARTICLE.replace(" ", random_.choice((' "', " “", "\n", "\t", "\n\n", " - ", "\u202e"))),
            lambda: "\n\n".join(" ".join(shuffled[n : n + 6]) for n in range(0, 60, 6)),
            lambda: "\n".join(f"- {' '.join(shuffled[n : n + 5])}" for n in range(0, 60, 5)),
            lambda: "\n".join(" | ".join(shuffled[n : n + 4]) for n in range(0, 60, 4)),
            lambda: random_.choice(words),
            lambda: "".join(random_.choice("“”\"'’.,;:!?()-—… \n5aG😀\u0301ن") for _ in range(400)),
            lambda: "".join(c if random_.random() > 0.05 else chr(random_.randrange(32, 0x2FFF)) for c in ARTICLE),
            lambda: " ".join(random_.choices(words, k=5) * 30) + random_.choice(lines),
        )
    )()


def test_no_spoilt_text_breaks_the_pipeline(nlp: Language) -> None:
    """Each of 120 seeded texts passes all extractors, the record and the quads; offsets stay inside the text."""
    random_ = random.Random(5)
    texts = [text for text in (mutated(random_) for _ in range(120)) if text.strip()]
    documents = [Document(f"d{n}", text, blocks=blocks(text)) for n, text in enumerate(texts)]
    count = 0
    for document, doc in annotated.annotate(nlp, documents):
        found = collect(document, doc)
        assert from_record(json.loads(json.dumps(to_record(found)))) == found
        assert all(0 <= m.start < m.end <= len(document.text) for m in found.mentions)
        assert list(document_quads(found, base="http://base.example/"))
        count += 1
    assert count == len(texts) > 100


@pytest.mark.parametrize(
    "text",
    ["x" * 200_000, '"' * 3_000, "Georgia, " * 1_500, "9" * 5_000, "e\u0301\u0300" * 2_000, "Mr " * 2_000],
    ids=["one word", "quotes", "one sentence", "one number", "marks", "titles"],
)
def test_words_and_sentences_without_end_keep_their_characters(text: str, nlp: Language) -> None:
    ((_, doc),) = annotated.annotate(nlp, [Document("d", text)])
    assert doc.text.lower() == text.lower()  # what has no capitals is read with some


def test_every_error_of_the_library_is_told_on_one_line(built: Path) -> None:
    with pytest.raises(KgError) as caught, kg.open(built) as graph:
        graph.explain(NAME)
    assert "\n" not in str(caught.value)
