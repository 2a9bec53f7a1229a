"""The chapters, references and site: links lead somewhere, every page is found, nothing that there is is left out."""

import contextlib
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from kg.cli.parser import command_parser
from kg.store.packaged import named_queries

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
BESIDE = ("README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/SOURCES.md")
CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^()\s]+)\)|(?:src|href)=\"([^\"]+)\"")


def script(name: str) -> ModuleType:
    found = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    sys.modules[name] = module
    found.loader.exec_module(module)
    return module


reference, site = script("write_reference"), script("site_pages")


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    """The text of every page, by its path in the repository; generated ones as they would be written."""
    paths = [
        *sorted(DOCS.glob("*.md")),
        *(ROOT / name for name in BESIDE),
        *sorted(ROOT.glob("notebooks/rendered/*.md")),
    ]
    read = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    return read | {f"docs/reference/{name}": text for name, text in reference.pages().items()}


def anchors(text: str) -> set[str]:
    """Return what the headings of a page are called in addresses."""
    found = re.findall(r"^#+ (.+)$", CODE.sub(lambda m: "" if m[0].startswith("```") else m[0], text), re.MULTILINE)
    words = (re.sub(r"[^\w\s-]", "", re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", one)).strip().lower() for one in found)
    return {re.sub(r"[-\s]+", "-", one) for one in words}


def targets(text: str) -> Iterator[str]:
    for found in LINK.finditer(CODE.sub("", text)):
        target = found[1] or found[2]
        if not re.match(r"[a-z]+:", target):
            yield target


def test_every_link_leads_to_a_file_and_a_heading(written: dict[str, str]) -> None:
    lost = []
    for source, text in written.items():
        for target in targets(text):
            path, _, anchor = target.partition("#")
            place = (ROOT / source).parent.joinpath(path).resolve() if path else ROOT / source
            name = place.relative_to(ROOT).as_posix()
            if name not in written and not place.exists():
                lost.append(f"{source}: {target}")
            elif anchor and name in written and anchor not in anchors(written[name]):
                lost.append(f"{source}: {target}, heading")
    assert not lost


def test_the_links_of_the_site_lead_to_its_pages(written: dict[str, str]) -> None:
    """As site_pages.py leads them: home page, chapters and notebooks stand elsewhere there."""
    pages = {site.in_site(name): name for name in written}
    assert None not in pages
    seen = 0
    for source, text in written.items():
        place = site.in_site(source)
        for target in targets(site.resolved(text, source)):
            path = target.partition("#")[0]
            led = Path(DOCS / place).parent.joinpath(path).resolve().relative_to(DOCS).as_posix() if path else place
            known = led in pages or (DOCS / led).exists() or led in site.others().values()
            assert known, f"{source}: {target}"
            seen += 1
    assert seen > 100


def test_a_link_out_of_the_site_is_shown_as_a_path() -> None:
    text = "see [the licence](LICENSE), [`kg/`](kg), [measures](docs/measures.md#how-sure) and `[code](x)`"
    shown = "see the licence (`LICENSE`), `kg/`, [measures](measures.md#how-sure) and `[code](x)`"
    assert site.resolved(text, "README.md") == shown


def test_a_bar_in_code_of_a_table_is_shown_as_it_is() -> None:
    assert site.barred(r"| `kg a\|<b>` | c | `d` |") == "| <code>kg a&#124;&lt;b&gt;</code> | c | `d` |"


def test_every_page_stands_in_the_table_of_contents_once(written: dict[str, str]) -> None:
    def leaves(node: object) -> Iterator[str]:
        if isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            for part in node.values():
                yield from leaves(part)
        elif isinstance(node, list):
            for part in node:
                yield from leaves(part)

    told = yaml.safe_load(ROOT.joinpath("mkdocs.yml").read_text(encoding="utf-8"))
    listed = list(leaves(told["nav"]))
    assert sorted(listed) == sorted(str(site.in_site(name)) for name in written)
    assert told["theme"]["font"] is False  # nothing is fetched from elsewhere


def test_the_python_page_names_what_there_is() -> None:
    named = re.findall(r"^::: ([\w.]+)$", DOCS.joinpath("python.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(named) >= 5
    for name in named:
        with contextlib.suppress(ModuleNotFoundError):
            importlib.import_module(name)
            continue
        module, _, attribute = name.rpartition(".")
        assert getattr(importlib.import_module(module), attribute).__doc__, name


def test_the_page_of_commands_tells_every_option() -> None:
    page = reference.commands_page()
    known = {name: parser for a in command_parser()._actions if a.choices for name, parser in dict(a.choices).items()}
    assert len(known) >= 12
    for name, parser in known.items():
        section = re.split(r"^#+ .*$", page.partition(f"### kg {name}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
        assert f"$ kg {name}" in section, name
        for action in parser._actions:
            for option in action.option_strings:
                assert option in {"-h", "--help"} or option in section, f"{name} {option}"


def test_the_page_of_questions_tells_every_question() -> None:
    page = reference.questions_page()
    for question in named_queries():
        assert f"## {question.name}\n\n{question.question}\n" in page


def test_the_threat_model_names_tests_that_there_are() -> None:
    named = re.findall(r"`((?:tests|benchmarks)/[\w/.]+)`", ROOT.joinpath("SECURITY.md").read_text(encoding="utf-8"))
    assert len(named) >= 10
    assert [name for name in named if not ROOT.joinpath(name).exists()] == []
