"""Dependency labels and tags are read in ``kg/language/syntax`` alone."""

import ast
from pathlib import Path

import kg

ROOT = Path(kg.__file__).parent
READS = frozenset({"dep", "dep_", "tag", "tag_"})
EXEMPT = ("texts/", "language/syntax/")  # elements of HTML have tags too
ALLOWED = 13  # reads and writes inside kg/language/syntax


def reads(path: Path) -> int:
    """Return how often a module asks a token for its label or tag."""
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return sum(isinstance(node, ast.Attribute) and node.attr in READS for node in found)


def test_only_syntax_reads_labels_and_tags() -> None:
    elsewhere = [(path.relative_to(ROOT).as_posix(), reads(path)) for path in sorted(ROOT.rglob("*.py"))]
    counts = {name: number for name, number in elsewhere if number and not name.startswith(EXEMPT)}
    assert not counts, "ask kg.language.syntax.functions or kg.language.syntax.forms instead"


def test_syntax_itself_reads_few() -> None:
    assert sum(reads(path) for path in (ROOT / "language" / "syntax").glob("*.py")) <= ALLOWED
