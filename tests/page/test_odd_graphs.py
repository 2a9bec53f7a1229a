"""Every page of graphs that nobody would build on purpose: sensible, well formed, without an error of its scripts."""

import re

import pytest
from driving import run as script
from driving import wait
from written_sample import Reader, check, store, text

from kg import cli

LONG = "Ministry of " + "very " * 98 + "far affairs"
UNBROKEN = "W" * 500
ARABIC, HEBREW = "وزارة الخارجية", "משרד החוץ"
PAGES = {
    "view": ("view",),
    "dashboard": ("view", "--dashboard"),
    "report": ("report",),
    "timeline": ("timeline",),
    "map": ("map",),
}
UNDATED = (("Iran", "ACCUSE", "Russia", {}), ("Russia", "AID", "Armenia", {}), ("Armenia", "alliedWith", "Iran", {}))
NAMED = (
    (LONG, "ACCUSE", ARABIC, {"time": "2025-03-02"}),
    (ARABIC, "THREATEN", HEBREW, {"time": "2025-03", "place": f"@{HEBREW}"}),
    (HEBREW, "AID", UNBROKEN, {"speaker": LONG}),
    (UNBROKEN, "ASSAULT", "Iran", {"dead": 3, "place": f"@{LONG}"}),
)


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    made = {
        "no text": (),
        "one actor": (text("d", ("Iran", "THREATEN", "", {}), published="2025-01-01"),),
        "no dates": (text("d", *UNDATED), text("e", *UNDATED[:1])),
        "one text": (text("d", *UNDATED, published="2025-01-01", source="Post", title="One"),),
        "names": (text("d", *NAMED, published="2025-03-10", source=UNBROKEN, title=f"{ARABIC} {UNBROKEN}"),),
        "one moment": (text("d", ("Iran", "AID", "Russia", {"time": "0044-03-15"}), published="2025-03-10"),),
    }
    for name, texts in made.items():
        store(folder / name, *texts).close()
    return folder


NAMES = ("no text", "one actor", "no dates", "one text", "names", "one moment")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_page_is_written_whole(graphs, tmp_path, capsys, page, name):
    file = tmp_path / "page.html"
    assert cli.main([*PAGES[page], str(graphs / name), "-o", str(file)]) == 0
    said = capsys.readouterr().err
    assert said.startswith("kg: 0 rows: ") if name == "no text" else said == ""
    html = file.read_text(encoding="utf-8")
    words = (Reader if PAGES[page][0] == "view" else check)(html).words
    assert not re.search(r"\b(None|nan|NaN|undefined)\b", words.partition("{")[0])


@pytest.mark.parametrize("page", PAGES)
def test_a_window_that_ends_before_it_begins_is_refused(graphs, tmp_path, capsys, page):
    window = ("--since", "2026", "--until", "2025-06")
    assert cli.main([*PAGES[page], str(graphs / "one text"), "-o", str(tmp_path / "page.html"), *window]) == 2
    assert capsys.readouterr().err == "kg: error: --until 2025-06 is before --since 2026; swap them\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_window_without_a_text_and_a_scope_without_a_tie_give_a_page(graphs, tmp_path, capsys, page):
    for words in (
        ("--since", "1900", "--until", "1901"),
        ("--region", "Sahel"),
        ("--around", "Iran", "--kinds", "Person"),
    ):
        assert cli.main([*PAGES[page], str(graphs / "one text"), "-o", str(tmp_path / "page.html"), *words]) == 0
        assert capsys.readouterr().err.startswith("kg: 0 rows: nothing fits what is chosen: ")
        Reader((tmp_path / "page.html").read_text(encoding="utf-8"))


@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["no text", "names"])
def test_no_page_runs_over_the_screen_or_into_an_error(browser, graphs, tmp_path, page, name):
    file = tmp_path / "page.html"
    assert cli.main([*PAGES[page], str(graphs / name), "-o", str(file)]) == 0
    browser.get(file.as_uri())
    wait(browser, "return document.readyState === 'complete'")
    for width in (1400, 390):
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": False},
        )
        wide = script(browser, "return document.documentElement.scrollWidth")
        if (page, name) == ("view", "names"):  # who leads is named, cut where there is no room
            wait(browser, "return kg.labels().length === kg.actors.filter((actor) => actor.shown).length")
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        assert wide <= width, (page, width)
    assert browser.get_log("browser") == []
