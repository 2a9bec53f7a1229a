"""Each module of rules has a test file of its name, in the folder of its wing."""

from pathlib import Path

TESTS = Path(__file__).parent
RULES = TESTS.parents[1] / "kg" / "language"


def test_each_module_of_rules_has_its_test_file():
    modules = [path.relative_to(RULES) for path in RULES.glob("*/*.py") if path.name != "__init__.py"]
    assert len(modules) > 50
    untested = [str(module) for module in modules if not (TESTS / module.parent / f"test_{module.name}").exists()]
    assert sorted(untested) == []
