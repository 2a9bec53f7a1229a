"""A text on which a reader stumbles is told of; the texts before and after it are read."""

import io
import json
import os
import tempfile
from pathlib import Path

import pypdf
import pypdf._encryption
import pytest
from pypdf._crypt_providers import _fallback
from test_pdf import PAGES, make_pdf

from kg.errors import InputError, KgError
from kg.texts import read, reading, records


def encrypted(algorithm: str, password: str = "") -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(make_pdf(PAGES)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def read_all(*paths: Path) -> tuple[list[str], list[str]]:
    problems: list[KgError] = []
    found = [document.id for document in read(paths, on_problem=problems.append)]
    assert all(isinstance(problem, InputError) for problem in problems)
    return found, [str(problem) for problem in problems]


@pytest.fixture
def without_cryptography(monkeypatch: pytest.MonkeyPatch) -> None:
    """What pypdf does where no library of ciphers is installed."""
    for name in ("CryptAES", "aes_cbc_decrypt", "aes_cbc_encrypt", "aes_ecb_decrypt", "aes_ecb_encrypt"):
        monkeypatch.setattr(pypdf._encryption, name, getattr(_fallback, name))


@pytest.mark.parametrize("algorithm", ["AES-128", "AES-256"])
def test_an_encrypted_pdf_without_password_is_read(algorithm: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(encrypted(algorithm))
    assert read_all(tmp_path / "a.pdf") == (["a.pdf"], [])


@pytest.mark.parametrize("algorithm", ["AES-128", "AES-256"])
@pytest.mark.usefixtures("without_cryptography")
def test_where_no_cipher_is_installed_the_message_says_what_to_do(algorithm: str, tmp_path: Path) -> None:
    monkeypatched = tmp_path / "b.pdf"
    monkeypatched.write_bytes(ENCRYPTED[algorithm])
    (tmp_path / "a.txt").write_text("Norland and Sudria met in the harbour on Monday.", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Sudria left the harbour on Tuesday.", encoding="utf-8")
    found, (problem,) = read_all(tmp_path)
    assert found == ["a.txt", "c.txt"]
    assert problem == (
        f"{monkeypatched}: PDF is encrypted with AES; save a copy without encryption, or pip install cryptography"
    )


ENCRYPTED = {algorithm: encrypted(algorithm) for algorithm in ("AES-128", "AES-256")}


def test_a_kind_of_pdf_that_the_library_does_not_know_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotImplementedError("only crypt filters\nof the standard")

    monkeypatch.setattr(pypdf, "PdfReader", refuse)
    (tmp_path / "a.pdf").write_bytes(make_pdf(PAGES))
    found, (problem,) = read_all(tmp_path / "a.pdf")
    assert found == []
    assert "a.pdf: PDF is of a kind that can't be read (NotImplementedError: only crypt filters of the st" in problem


READERS = {
    "b.html": "read_html",
    "b.pdf": "read_pdf",
    "b.md": "read_markdown",
    "b.csv": "read_table",
    "b.json": "read_json",
}


@pytest.mark.parametrize("name", READERS)
def test_whatever_a_reader_raises_the_files_beside_are_read(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(reading, READERS[name], break_down)
    for other in ("a.txt", name, "c.txt"):
        (tmp_path / other).write_text("Norland and Sudria met in the harbour.", encoding="utf-8")
    found, problems = read_all(tmp_path)
    assert found == ["a.txt", "c.txt"]
    assert problems == [
        f"{tmp_path / name}: can't be read (ZeroDivisionError: by nought); save it anew, or give its plain text"
    ]
    with pytest.raises(InputError, match="by nought"):
        list(read([tmp_path]))


def test_a_record_that_breaks_its_reader_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(text: str) -> list[object]:
        if "storm" in text:
            raise KeyError("storm")
        return []

    monkeypatch.setattr(records.layout, "blocks", stumble)
    texts = ["Norland met Sudria.", "A storm came.", "Sudria left."]
    lines = [json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts, start=1)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found, problems = read_all(tmp_path)
    assert found == ["1", "3"]
    assert problems == [
        f"{tmp_path / 'a.jsonl'}:2: can't be read (KeyError: 'storm'); save it anew, or give its plain text"
    ]


def test_a_text_that_breaks_the_last_checks_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(text: str) -> str:
        if "storm" in text:
            raise RecursionError("too deep")
        return ""

    monkeypatch.setattr(reading, "foreign_language", stumble)
    for name, text in (("a.txt", "Norland met Sudria."), ("b.txt", "A storm came."), ("c.txt", "Sudria left.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found, (problem,) = read_all(tmp_path)
    assert found == ["a.txt", "c.txt"]
    assert problem.startswith(f"{tmp_path / 'b.txt'}: can't be read (RecursionError: too deep)")


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() != 0, reason="only root can read as somebody else")
def test_what_another_user_may_not_read_is_told_of_and_the_rest_is_read() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "shut").mkdir()
        for name in ("a.txt", "b.txt", "shut/c.txt"):
            (folder / name).write_text("Norland met Sudria.", encoding="utf-8")
        for path, mode in ((folder, 0o755), (folder / "a.txt", 0), (folder / "b.txt", 0o644), (folder / "shut", 0)):
            path.chmod(mode)
        os.seteuid(65534)  # root may read everything
        try:
            found, problems = read_all(folder)
        finally:
            os.seteuid(0)
    assert found == ["b.txt"]
    assert sorted(problems) == [
        f"{folder / 'a.txt'}: can't be read (Permission denied); check the file and its permissions",
        f"{folder / 'shut'}: folder can't be read (Permission denied); check its permissions, or leave it out",
    ]
