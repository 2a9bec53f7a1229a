"""The doctor finds what would stop a build: it reads, annotates, builds and asks."""

import sys

import pyoxigraph
import pytest

import kg
from kg import cli, extracting
from kg.cli import doctor
from kg.texts import reading

TRIED = [
    "reads txt",
    "reads html",
    "reads pdf",
    "reads text in cp1252",
    "store on disk",
    "language model",
    "build and query",
    "queries reach nobody",
    "draws a page",
    "site and endpoint",
]


def rows(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, tuple[str, str]]]:
    code = cli.main(["doctor"])
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]
    return code, {name: (finding, works) for name, finding, works in lines}


def test_all_is_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    code, found = rows(capsys)
    assert code == 0
    assert {works for _, works in found.values()} == {"yes"}
    assert list(found)[-len(TRIED) :] == TRIED
    assert found["build and query"][0] == "finds that Georgia and Ukraine signed"


def test_a_broken_reader_is_found(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # as if a package that it needs were missing
    monkeypatch.setattr(reading, "read_pdf", lambda *_, **__: 1 // 0)
    monkeypatch.setattr(doctor, "_model", lambda: ("not tried", True))
    monkeypatch.setattr(doctor, "_graph", lambda _: ("not tried", True))
    monkeypatch.setattr(doctor, "_page", lambda _: ("not tried", True))
    monkeypatch.setattr(doctor, "_site", lambda _: ("not tried", True))
    code, found = rows(capsys)
    assert code == 1
    assert {name for name, (_, works) in found.items() if works == "NO"} == {"reads html", "reads pdf"}
    assert (
        "baku-moscow-rift.html: can't be read (ModuleNotFoundError: import of trafilatura halted"
        in found["reads html"][0]
    )
    assert "ZeroDivisionError" in found["reads pdf"][0]


def test_a_pipeline_that_fails_or_finds_nothing_is_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_SIGNED", "SELECT ?name WHERE { ?nobody kg:sanctions ?name }")
    code, found = rows(capsys)
    assert (code, found["build and query"]) == (1, ("finds that nobody signed", "NO"))
    monkeypatch.setattr(extracting, "pipeline", lambda *_: 1 // 0)
    code, found = rows(capsys)
    assert code == 1
    assert found["language model"] == ("ZeroDivisionError: integer division or modulo by zero", "NO")


def test_a_broken_store_page_or_detection_is_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyoxigraph.Store, "read_only", lambda _: ())
    monkeypatch.setattr(reading, "decode", lambda data, **_: data.decode("latin-1"))
    monkeypatch.setattr(kg.Graph, "page", lambda *_, **__: "<html></html>")
    code, found = rows(capsys)
    assert code == 1
    assert found["store on disk"] == ("lost what was written", "NO")
    assert found["reads text in cp1252"][1] == "NO"
    assert found["draws a page"] == ("the page lacks the actors", "NO")


def test_a_package_without_its_site_is_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "kg.service.app", raising=False)
    monkeypatch.setitem(sys.modules, "kg.service.site.routes", None)  # as in a package that was built without it
    code, found = rows(capsys)
    assert code == 1
    assert [name for name, (_, works) in found.items() if works == "NO"] == ["site and endpoint"]
    assert "kg.service.site.routes" in found["site and endpoint"][0]
