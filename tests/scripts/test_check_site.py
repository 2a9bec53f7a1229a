"""A built site is refused for a link that leads nowhere and for anything that it would fetch."""

import runpy
from pathlib import Path

import pytest

problems = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "check_site.py"))["problems"]
GOOD = """<link rel="stylesheet" href="look.css"><link rel="canonical" href="https://elsewhere.example/">
<h1 id="top">A</h1><a href="below/b.html#there">b</a><a href="https://elsewhere.example/">out</a><img src="data:,">"""


def a_site(folder: Path, more: str = "") -> list[str]:
    folder.joinpath("below").mkdir()
    folder.joinpath("look.css").write_text("")
    folder.joinpath("index.html").write_text(GOOD + more)
    folder.joinpath("below", "b.html").write_text('<p id="there"><a href="../index.html#top">a</a><a href="/">home</a>')
    return [line.partition("index.html: ")[2] for line in problems(folder)]


def test_a_whole_site_passes(tmp_path: Path) -> None:
    assert a_site(tmp_path) == []


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('<a href="gone.html">x</a>', "gone.html: no such file"),
        ('<a href="below/b.html#gone">x</a>', "below/b.html#gone: no such place in it"),
        ('<a href="#gone">x</a>', "#gone: no such place in it"),
        ('<img src="gone.png">', "gone.png: no such file"),
        ('<script src="https://cdn.example/x.js"></script>', "loads https://cdn.example/x.js"),
        ('<link rel="stylesheet" href="//fonts.example/x.css">', "loads //fonts.example/x.css"),
        ('<iframe src="https://video.example/"></iframe>', "loads https://video.example/"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, more: str, told: str) -> None:
    assert a_site(tmp_path, more) == [told]


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    assert problems(tmp_path) == [f"{tmp_path}: no page"]
