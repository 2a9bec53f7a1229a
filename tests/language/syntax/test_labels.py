"""Dependency labels and tags are read in ``kg/language/syntax`` alone."""

import ast
from pathlib import Path

import kg

ROOT = Path(kg.__file__).parent
READS = frozenset({"dep", "dep_", "tag", "tag_"})
ALLOWED = 10  # reads inside kg/language/syntax
LEFT: dict[str, int] = {
    "extractors/positions.py": 8,
    "language/offices/branches.py": 2,
    "language/offices/kinship.py": 4,
    "language/offices/position_titles.py": 13,
    "language/offices/roles.py": 30,
    "language/offices/ties.py": 12,
}


def reads(path: Path) -> int:
    """Return how often a module asks a token for its label or tag."""
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return sum(isinstance(node, ast.Attribute) and node.attr in READS for node in found)


def test_only_syntax_reads_labels_and_tags() -> None:
    counts = {
        name: number
        for path in sorted(ROOT.rglob("*.py"))
        if not (name := path.relative_to(ROOT).as_posix()).startswith(
            ("texts/", "language/syntax/")
        )  # lxml has tags too
        and (number := reads(path))
    }
    over = {name: number for name, number in counts.items() if number > LEFT.get(name, 0)}
    assert not over, "ask kg.language.syntax.functions or kg.language.syntax.forms instead"


def test_syntax_itself_reads_few() -> None:
    assert sum(reads(path) for path in (ROOT / "language" / "syntax").glob("*.py")) <= ALLOWED
