"""Disables each rule in turn, runs the tests that could notice, and reports the rules that nothing misses.

python scripts/knock_out.py                                  all rules; make knock-out does the same
python scripts/knock_out.py --only kg/language/factuality    those below a folder, or of one file
python scripts/knock_out.py --list                           the rules and how each is disabled, without a run

A rule is a module-level function of ``kg.language`` or ``kg.extractors``. What it is annotated to return says what is
left without it: a predicate says "no" and, apart from that, "yes"; a list, an iterator or a set is empty; what may be
None is None; a text is empty, a number 0; what returns the kind of thing that it is given returns what it is given; a
procedure does nothing. Each of these is one knock-out, and each has to make a test fail: a predicate that may as well
say "yes" to everything lacks a twin that it has to refuse. What returns anything else is skipped and counted.

First each test file runs by itself, which shows what its tests call. Then each knock-out runs in a child process: the
code of the function is exchanged, so that tables and modules that hold the function notice as well, and the tests that
call it run until one fails, those of the file that mirrors the module first. The language model is loaded once, and
what it makes of a text is remembered, so that a knock-out mostly takes less than a second.

A survivor either lacks a test or is no rule. The few that no sentence can tell from the original stand with a reason in
``scripts/knock_out_excused.tsv``. Exit code 1: something survives without an excuse, or an excuse is out of date.
"""

import argparse
import ast
import importlib
import inspect
import os
import pkgutil
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType
from typing import Any

from watched_tests import ROOT, Choice, Parses, Watch, in_children, tested

EXCUSED = Path(__file__).with_name("knock_out_excused.tsv")
PACKAGES = ("kg.language", "kg.extractors")
TESTS = ("tests/language", "tests/extractors", "tests/test_coding.py")
CONTAINER = re.compile(r"(list|dict|set|frozenset|Iterator|Iterable|Sequence)\[|tuple\[.*, \.\.\.\]$")


# What stands in for a function that is out: its code is exchanged for one of these.
INSTEAD: dict[str, Callable[..., object]] = {
    "no": lambda *_, **__: False,
    "yes": lambda *_, **__: True,
    "none": lambda *_, **__: None,
    "text": lambda *_, **__: "",
    "zero": lambda *_, **__: 0,
    "list": lambda *_, **__: [],
    "tuple": lambda *_, **__: (),
    "dict": lambda *_, **__: {},
    "set": lambda *_, **__: frozenset(),
    "iterator": lambda *_, **__: iter(()),
    "given": lambda *given, **named: [*given, *named.values()][0],
}
PLAIN = {"bool": ("no", "yes"), "str": ("text",), "int": ("zero",), "float": ("zero",), "None": ("none",)}
EMPTY = {"frozenset": "set", "Sequence": "tuple", "Iterable": "tuple", "Iterator": "iterator"}


@dataclass(frozen=True)
class KnockOut:
    """One way to disable one function."""

    function: FunctionType
    way: str

    @property
    def rule(self) -> str:
        return f"{self.function.__module__}.{self.function.__name__}"

    @property
    def name(self) -> str:
        return f"{self.rule}={self.way}"

    def apply(self) -> None:
        """Disable the function in this process, whoever holds it."""
        self.function.__code__ = INSTEAD[self.way].__code__
        self.function.__defaults__ = self.function.__kwdefaults__ = None


@dataclass
class Sight:
    """What a test file does when nothing is disabled."""

    code: int
    seconds: float
    calls: dict[str, set[str]]  # names of tests by rule
    parses: dict[bytes, Any] = field(repr=False)


def rules(packages: Sequence[str]) -> Iterator[FunctionType]:
    """Yield the module-level functions of packages, unwrapped, by module and line."""
    for package in map(importlib.import_module, packages):
        found = pkgutil.walk_packages(package.__path__, package.__name__ + ".") if hasattr(package, "__path__") else ()
        for name in [package.__name__, *sorted(info.name for info in found)]:
            module = importlib.import_module(name)
            functions = {inspect.unwrap(value) for value in vars(module).values() if callable(value)}
            own = [f for f in functions if inspect.isfunction(f) and f.__module__ == name and "<" not in f.__qualname__]
            yield from sorted(own, key=lambda f: f.__code__.co_firstlineno)


def knock_outs(function: FunctionType) -> list[KnockOut]:
    """Return the ways to disable a function; none where its return type names nothing empty."""
    (made,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(function))).body
    assert isinstance(made, ast.FunctionDef)
    returned = _written(made.returns)
    given = [_written(argument.annotation) for argument in made.args.posonlyargs + made.args.args]
    ways: tuple[str, ...] = ()
    if returned in PLAIN:
        ways = PLAIN[returned]
    elif returned.startswith(("TypeIs[", "TypeGuard[")):
        ways = PLAIN["bool"]
    elif returned.endswith("| None"):
        ways = ("none",)
    elif CONTAINER.match(returned):
        kind = returned.split("[")[0]
        ways = (EMPTY.get(kind, kind),)
    elif given and given[0] == returned:
        ways = ("given",)
    return [KnockOut(function, way) for way in ways]


def _written(annotation: ast.expr | None) -> str:
    return ast.unparse(annotation).strip("'\"") if annotation else ""


def sights(
    files: Sequence[Path], functions: Sequence[FunctionType], parses: Parses | None, jobs: int
) -> dict[Path, Sight]:
    """Return what each test file does with all rules in place.

    Raises:
        SystemExit: If one fails as it is.
    """

    def look(path: Path) -> Sight:
        begun = time.process_time()
        with Watch(functions) as watch:
            code = tested(path, plugins=[watch])
        return Sight(code, time.process_time() - begun, watch.calls, parses.known if parses else {})

    found = dict(in_children(look, files, jobs))
    for path in files:
        if not found.get(path) or found[path].code != 0:
            raise SystemExit(f"{path}: fails with all rules in place; mend that first")
        if parses:
            parses.known.update(found[path].parses)
    return found


def is_noticed(knock_out: KnockOut, seen: dict[Path, Sight]) -> bool:
    """Disable a rule for good and run the tests that call it, until one fails."""
    *_, wing, module = knock_out.function.__module__.split(".")
    files = [path for path, sight in seen.items() if knock_out.rule in sight.calls]
    files.sort(key=lambda path: (path.stem != f"test_{module}", path.parent.name != wing, seen[path].seconds))
    knock_out.apply()
    calls = {path: Choice(frozenset(seen[path].calls[knock_out.rule])) for path in files}
    return any(tested(path, plugins=[calls[path]]) != 0 for path in files)


def excuses() -> dict[str, str]:
    """Return the reason of each knock-out that may survive, by its name."""
    lines = EXCUSED.read_text(encoding="utf-8").splitlines() if EXCUSED.exists() else []
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--only", metavar="PATH", help="a folder or file of the package: rules elsewhere stay in place")
    parser.add_argument("--list", action="store_true", help="list the knock-outs and what is skipped, run nothing")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    return parser.parse_args()


def main() -> int:
    arguments = _arguments()
    sys.path.insert(0, str(ROOT))
    functions = list(rules(PACKAGES))
    only = str(Path(arguments.only).resolve()) if arguments.only else str(ROOT)
    wanted = [f for f in functions if str(Path(inspect.getfile(f)).resolve()).startswith(only)]
    tasks = [knock_out for function in wanted for knock_out in knock_outs(function)]
    skipped = [function for function in wanted if not knock_outs(function)]
    if arguments.list:
        print(*(task.name for task in tasks), *(f"{f.__module__}.{f.__name__} skipped" for f in skipped), sep="\n")
        return 0
    files = sorted(p for test in TESTS for p in [ROOT / test, *(ROOT / test).rglob("test_*.py")] if p.is_file())
    parses = Parses()
    tested("--collect-only", *files)  # children find the test modules imported
    seen = sights(files, functions, parses, arguments.jobs)
    excused, count = excuses(), Counter[str]()
    for task, noticed in in_children(lambda task: is_noticed(task, seen), tasks, arguments.jobs):
        kind = "noticed" if noticed is not False else "excused" if task.name in excused else "survives"
        if kind == "noticed" and task.name in excused:
            kind = "excused in vain"
        count[kind] += 1
        if kind in {"survives", "excused in vain"}:
            called = any(task.rule in sight.calls for sight in seen.values())
            print(f"{kind}: {task.name}" + ("" if called else " (no test calls it)"), flush=True)
    gone = sorted(set(excused) - {task.name for task in tasks}) if not arguments.only else []
    print(*(f"excused, but no such rule: {name}" for name in gone), sep="\n", end="\n" if gone else "")
    print(f"{len(tasks)} knock-outs: " + ", ".join(f"{n} {kind}" for kind, n in sorted(count.items())), end="; ")
    print(f"{len(skipped)} functions skipped")
    return int(bool(gone or count["survives"] or count["excused in vain"]))


if __name__ == "__main__":
    sys.exit(main())
