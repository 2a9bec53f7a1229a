"""The notebooks run from top to bottom in a fresh folder, hold no outputs, and have an up-to-date rendered copy."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
RENDERED = ROOT / "notebooks" / "rendered"
NAMES = [
    "01_build_a_graph",
    "02_ask_in_sparql",
    "03_influence_and_brokers",
    "04_how_a_crisis_unfolds",
    "05_who_says_so",
    "06_your_own_extractor",
    "07_compare_two_outlets",
]
MOST_LINES = 40  # of a cell: the longest holds a whole extractor
RENEW = "the copy is not what the notebook gives now; `make notebooks` writes it anew, then look at what changed"


def _script():
    spec = importlib.util.spec_from_file_location("render_notebooks", ROOT / "scripts" / "render_notebooks.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def script():
    return _script()


@pytest.fixture(scope="module")
def nbformat():
    """The package, loaded here: it takes a second, which each worker would spend on collecting tests."""
    return importlib.import_module("nbformat")


@pytest.fixture(scope="module")
def executed(script, parses, tmp_path_factory):
    """All notebooks with their outputs, by name, run in a folder that is no clone of the repository."""
    folder = tmp_path_factory.mktemp("notebooks")
    startup = folder / "home" / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    begin = f"""
import gc, sys, pathlib, pandas, spacy
sys.path.append({str(Path(__file__).parent)!r})
import kept_parses
kept_parses.keep_always(pathlib.Path({str(parses)!r}))
gc.freeze()  # or %reset before each notebook would look through all modules for garbage
del gc, sys, pathlib, pandas, spacy, kept_parses
"""
    (startup / "parses.py").write_text(begin, encoding="utf-8")
    return {path.stem: notebook for path, notebook in script.execute(tuple(NOTEBOOKS), folder)}


def test_there_is_the_expected_number_of_notebooks():
    assert [path.stem for path in NOTEBOOKS] == NAMES
    assert sorted(path.stem for path in RENDERED.glob("*.md")) == NAMES


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_valid_thin_and_without_outputs(nbformat, path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert all(len(cell.source.splitlines()) <= MOST_LINES for cell in code)
    assert sum(cell.cell_type == "markdown" for cell in notebook.cells) >= len(code) / 2


# The kernel's own plumbing (asyncio and zmq clean-up on exit) warns in some versions; the notebook's code does not.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_without_an_error_or_a_warning_and_shows_something(executed, name):
    code = [cell for cell in executed[name].cells if cell.cell_type == "code"]
    outputs = [output for cell in code for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    assert sum(bool(cell.outputs) for cell in code) >= len(code) - 2  # a cell that only defines shows nothing
    tables = [html for output in outputs if "<table" in (html := output.get("data", {}).get("text/html", ""))]
    assert tables
    assert all("<td>" in table or "<td " in table for table in tables)  # none is empty


@pytest.mark.parametrize("name", NAMES)
def test_the_rendered_copy_is_what_the_notebook_gives(executed, script, name):
    text, pictures = script.render(name, executed[name])
    assert (RENDERED / f"{name}.md").read_text(encoding="utf-8") == text, RENEW
    assert all((RENDERED / file).stat().st_size > 2_000 for file in pictures), RENEW


def test_the_first_notebook_shows_the_page(executed):
    outputs = [output for cell in executed[NAMES[0]].cells for output in cell.get("outputs", [])]
    assert any("<iframe srcdoc=" in output.get("data", {}).get("text/html", "") for output in outputs)


def test_rendered_copies_are_small_and_their_pictures_and_links_are_there():
    files = list(RENDERED.iterdir())
    assert sum(path.stat().st_size for path in files) < 3_000_000
    linked = set()
    for path in RENDERED.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "<style" not in text
        assert "<iframe" not in text
        for target in re.findall(r"\]\(([^)#]+?)\)", text):
            if not target.startswith("http"):
                assert (RENDERED / target).exists(), (path.name, target)
                linked.add((RENDERED / target).resolve())
    assert {path.resolve() for path in files if path.suffix == ".png"} <= linked


def test_a_rendered_copy_is_markdown_with_tables_text_and_pictures(nbformat, script):
    outputs = [
        nbformat.v4.new_output("stream", text="one\n"),
        nbformat.v4.new_output("display_data", {"image/png": "iVBORw0KGgo=", "text/plain": "figure"}),
        nbformat.v4.new_output("display_data", {"text/html": "<style>p {}</style>\n<p>a</p>\n\n<p>b</p>"}),
        nbformat.v4.new_output("display_data", {"text/html": '<div><iframe srcdoc="x">y</iframe></div>'}),
        nbformat.v4.new_output("display_data", {"text/plain": "(1, 2)"}),
    ]
    cells = [nbformat.v4.new_markdown_cell("# Head"), nbformat.v4.new_code_cell("1 + 1", outputs=outputs)]
    text, pictures = script.render("x", nbformat.v4.new_notebook(cells=cells))
    assert text.rstrip("\n").split("\n\n")[1:] == [
        "# Head",
        "```python\n1 + 1\n```",
        "```text\none\n```",
        "![Chart](x_1.png)",
        "<p>a</p>\n<p>b</p>",
        script.PAGE,
        "```text\n(1, 2)\n```",
    ]
    assert pictures == {"x_1.png": b"\x89PNG\r\n\x1a\n"}
