"""Disables each rule in turn, runs the tests that could notice, and reports the rules that nothing misses.

python scripts/knock_out.py                                  all rules; make knock-out does the same
python scripts/knock_out.py --only kg/language/factuality    those below a folder, or of one file
python scripts/knock_out.py --conditions                     the conditions of the dictionary instead of the rules
python scripts/knock_out.py --list                           the rules and how each is disabled, without a run

A rule is a module-level function of ``kg.language`` or ``kg.extractors``. What it is annotated to return says what is
left without it: a predicate says "no" and, apart from that, "yes"; a list, an iterator or a set is empty; what may be
None is None; a text is empty, a number 0; what returns the kind of thing that it is given returns what it is given; a
view of factuality is the plain one, certain and affirmed; a procedure does nothing. Each of these is one knock-out,
and each has to make a test fail: a predicate that may as well say "yes" to everything lacks a twin that it has to
refuse. What returns anything else is skipped and counted.

First each test file runs by itself, which shows what its tests call. Then each knock-out runs in a child process: the
code of the function is exchanged, so that tables and modules that hold the function notice as well, and the tests that
call it run until one fails, those of the file that mirrors the module first. The language model is loaded once, and
what it makes of a text is remembered, so that a knock-out mostly takes less than a second.

A survivor either lacks a test or is no rule. The few that no sentence can tell from the original stand with a reason in
``scripts/knock_out_excused.tsv``. Exit code 1: something survives without an excuse, or is excused in vain.
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

sys.path.insert(0, str(ROOT))

import knock_out_conditions as conditions

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
    "plain": lambda *_, **__: __import__("kg.language.factuality.views", fromlist=["PLAIN"]).PLAIN,
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
    def module(self) -> str:
        return self.function.__module__

    @property
    def name(self) -> str:
        return f"{self.module}.{self.function.__name__}={self.way}"

    @property
    def rules(self) -> frozenset[str]:
        return frozenset({f"{self.module}.{self.function.__name__}"})

    def apply(self) -> None:
        """Disable the function in this process, whoever holds it."""
        self.function.__code__ = INSTEAD[self.way].__code__
        self.function.__defaults__ = self.function.__kwdefaults__ = None


type Task = KnockOut | conditions.Removal


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
    elif returned == "FactualityView":
        ways = ("plain",)
    return [KnockOut(function, way) for way in ways]


def _written(annotation: ast.expr | None) -> str:
    return ast.unparse(annotation).strip("'\"") if annotation else ""


def sights(
    files: Sequence[Path],
    functions: Sequence[FunctionType],
    parses: Parses | None,
    jobs: int,
    prepare: Callable[[Watch], None] = lambda _: None,
) -> dict[Path, Sight]:
    """Return what each test file does with all rules in place.

    Args:
        files: Test files.
        functions: The rules.
        parses: What the language model made of texts so far; what it makes of others is added.
        jobs: Processes at once.
        prepare: Called in each process, before the tests, with the record of what they call.

    Raises:
        SystemExit: If one fails as it is.
    """

    def look(path: Path) -> Sight:
        begun = time.process_time()
        with Watch(functions) as watch:
            prepare(watch)
            code = tested(path, plugins=[watch])
        return Sight(code, time.process_time() - begun, watch.calls, parses.known if parses else {})

    found = dict(in_children(look, files, jobs))
    for path in files:
        if not found.get(path) or found[path].code != 0:
            raise SystemExit(f"{path}: fails with all rules in place; mend that first")
        if parses:
            parses.known.update(found[path].parses)
    return found


def callers(task: Task, seen: dict[Path, Sight]) -> dict[Path, frozenset[str]]:
    """Return the tests that call what a task disables, by file, the likeliest to notice first."""
    *_, wing, module = task.module.split(".")
    found = {
        path: frozenset(t for rule in task.rules for t in sight.calls.get(rule, ())) for path, sight in seen.items()
    }
    ranked = sorted(seen, key=lambda p: (p.stem != f"test_{module}", p.parent.name != wing, seen[p].seconds))
    return {path: found[path] for path in ranked if found[path]}


def is_noticed(task: Task, seen: dict[Path, Sight]) -> bool:
    """Disable something for good and run the tests that call it, until one fails."""
    calls = callers(task, seen)
    task.apply()
    return any(tested(path, plugins=[Choice(tests)]) != 0 for path, tests in calls.items())


def excuses() -> dict[str, str]:
    """Return the reason of each knock-out that may survive, by its name."""
    lines = EXCUSED.read_text(encoding="utf-8").splitlines() if EXCUSED.exists() else []
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--only", metavar="PATH", help="a folder or file of the package: rules elsewhere stay in place")
    parser.add_argument("--conditions", action="store_true", help="the conditions of the dictionary, not the rules")
    parser.add_argument("--list", action="store_true", help="list the knock-outs and what is skipped, run nothing")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    return parser.parse_args()


def _wanted(arguments: argparse.Namespace) -> tuple[list[Task], list[str]]:
    """Return the knock-outs asked for, and the names of functions that can't be disabled."""
    if arguments.conditions:
        return list(conditions.removals()), []
    only = str(Path(arguments.only).resolve()) if arguments.only else str(ROOT)
    chosen = [f for f in rules(PACKAGES) if str(Path(inspect.getfile(f)).resolve()).startswith(only)]
    skipped = [f"{f.__module__}.{f.__name__}" for f in chosen if not knock_outs(f)]
    return [task for function in chosen for task in knock_outs(function)], skipped


def _report(tasks: Sequence[Task], seen: dict[Path, Sight], jobs: int) -> Counter[str]:
    """Run the knock-outs, print those that should not be as they are, and count all by what became of them."""
    excused, count = excuses(), Counter[str]()
    for task, noticed in in_children(lambda task: is_noticed(task, seen), tasks, jobs):
        kind = "noticed" if noticed is not False else "survives"
        if task.name in excused:
            kind = "excused" if kind == "survives" else "excused in vain"
        count[kind] += 1
        if kind in {"survives", "excused in vain"}:
            print(f"{kind}: {task.name}" + ("" if callers(task, seen) else " (no test calls it)"), flush=True)
    return count


def main() -> int:
    arguments = _arguments()
    tasks, skipped = _wanted(arguments)
    if arguments.list:
        print(*(task.name for task in tasks), *(f"{name} skipped" for name in skipped), sep="\n")
        return 0
    files = sorted(p for test in TESTS for p in [ROOT / test, *(ROOT / test).rglob("test_*.py")] if p.is_file())
    parses = Parses()
    tested("--collect-only", *files)  # children find the test modules imported
    functions = [] if arguments.conditions else list(rules(PACKAGES))
    telling = (lambda watch: conditions.tell(watch.call)) if arguments.conditions else (lambda _: None)
    count = _report(tasks, sights(files, functions, parses, arguments.jobs, telling), arguments.jobs)
    outcomes = ", ".join(f"{number} {kind}" for kind, number in sorted(count.items()))
    print(f"{len(tasks)} knock-outs: {outcomes}; {len(skipped)} functions can't be disabled")
    return int(bool(count["survives"] or count["excused in vain"]))


if __name__ == "__main__":
    sys.exit(main())
