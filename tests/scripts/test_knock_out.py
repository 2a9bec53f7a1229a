"""Knocking out the rules of a toy package: what a rule is, how it is disabled, and who is told to have noticed."""

import importlib
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULES = '''
"""A toy."""

from collections.abc import Iterator
from functools import cache


def is_long(word: str) -> bool:
    return len(word) > 3


def endings(word: str) -> Iterator[str]:
    yield from (word[at:] for at in range(1, len(word)))


def lowered(word: str) -> str:
    return word.lower()


@cache
def middle(word: str) -> "str | None":
    return word[len(word) // 2] if is_long(word) else None


def idle(words: list[str]) -> list[str]:
    return [word for word in words if word]


def box(word: str) -> object:
    return object()


TABLE = {"endings": endings, "middle": middle}
'''
TESTS = """
from knocked import rules


def test_table():
    assert list(rules.TABLE["endings"]("ab")) == ["b"]
    assert rules.TABLE["middle"]("abcde") == "c"


def test_lowered():
    assert rules.lowered("Ab") == "ab"


def test_nothing_of_idle():
    rules.idle(["a"])
    assert rules.is_long("abcd")
"""


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return importlib.import_module("knock_out")


@pytest.fixture
def toy(tmp_path, monkeypatch):
    (tmp_path / "knocked").mkdir()
    (tmp_path / "knocked" / "__init__.py").write_text("")
    (tmp_path / "knocked" / "rules.py").write_text(RULES)
    (tmp_path / "test_rules.py").write_text(TESTS)
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in ("knocked", "knocked.rules"):
        sys.modules.pop(name, None)


def test_a_rule_is_a_function_of_the_module_and_is_disabled_by_what_it_returns(script, toy):
    functions = list(script.rules(["knocked"]))
    assert [f.__name__ for f in functions] == ["is_long", "endings", "lowered", "middle", "idle", "box"]
    assert [task.name.removeprefix("knocked.rules.") for f in functions for task in script.knock_outs(f)] == [
        "is_long=no", "is_long=yes", "endings=iterator", "lowered=text", "middle=none", "idle=list",
    ]  # fmt: skip


def test_disabling_is_noticed_through_tables_and_caches(script, toy):
    (rule,) = (f for f in script.rules(["knocked"]) if f.__name__ == "endings")
    table = sys.modules["knocked.rules"].TABLE
    script.knock_outs(rule)[0].apply()
    assert list(table["endings"]("abc")) == []


def test_what_no_test_misses_survives(script, toy):
    functions = list(script.rules(["knocked"]))
    seen = script.sights([toy / "test_rules.py"], functions, None, jobs=2)
    assert set(seen[toy / "test_rules.py"].calls) >= {"knocked.rules.idle", "knocked.rules.middle"}
    tasks = [task for f in functions for task in script.knock_outs(f)]
    noticed = {
        task.name: noticed for task, noticed in script.in_children(lambda t: script.is_noticed(t, seen), tasks, 2)
    }
    assert sorted(name for name, told in noticed.items() if told is False) == [
        "knocked.rules.idle=list", "knocked.rules.is_long=yes",
    ]  # fmt: skip
    assert len(noticed) == 6


def test_a_suite_that_fails_by_itself_is_said(script, toy):
    (toy / "test_rules.py").write_text("def test_it():\n    assert False\n")
    with pytest.raises(SystemExit, match=r"test_rules\.py: fails with all rules in place"):
        script.sights([toy / "test_rules.py"], [], None, jobs=1)
