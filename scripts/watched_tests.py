"""Runs of test files in child processes, silent and fast: who calls what, with the parses of texts remembered."""

import contextlib
import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection, get_context
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ALL = "all tests of the file"
SECONDS = 300  # for one child: what makes a test hang is noticed
WATCH = 4  # the number of a tool for sys.monitoring that no debugger, coverage or profiler takes


class Watch:
    """A plugin of pytest that records which rules each test calls; a fixture's calls are those of its whole file."""

    def __init__(self, functions: Iterable[FunctionType]) -> None:
        self.names = {f.__code__: f"{f.__module__}.{f.__name__}" for f in functions}
        self.calls: dict[str, set[str]] = {}
        self.running = ALL

    def __enter__(self) -> "Watch":
        monitoring = sys.monitoring
        monitoring.use_tool_id(WATCH, "knock-out")
        monitoring.register_callback(WATCH, monitoring.events.PY_START, self._started)
        for code in self.names:
            monitoring.set_local_events(WATCH, code, monitoring.events.PY_START)
        return self

    def __exit__(self, *_: object) -> None:
        sys.monitoring.free_tool_id(WATCH)

    def _started(self, code: CodeType, _: int) -> object:
        self.call(self.names[code])
        return sys.monitoring.DISABLE  # once is enough

    def call(self, rule: str) -> None:
        """Record that the test that runs now calls a rule."""
        self.calls.setdefault(rule, set()).add(self.running)

    def _attend(self, running: str) -> None:
        self.running = running
        sys.monitoring.restart_events()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._attend(nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        before = self.running
        if fixturedef.scope != "function":
            self._attend(ALL)
        try:
            return (yield)
        finally:
            self._attend(before)


@dataclass
class Choice:
    """A plugin of pytest that leaves out all tests but some."""

    chosen: frozenset[str]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if ALL not in self.chosen:
            items[:] = [item for item in items if item.nodeid in self.chosen]


class Parses:
    """What the language model makes of each text, remembered, so that it is asked once for a text."""

    ATTRIBUTES = ("TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
    STATISTICAL = ("tok2vec", "tagger", "parser", "ner")

    def __init__(self) -> None:
        from kg.annotated import pipeline  # noqa: PLC0415  (rules of other packages need no language model)
        from kg.lexica import tables  # noqa: PLC0415

        self.known: dict[bytes, Any] = {}
        load, model = pipeline._load_model, pipeline._load_model(None)
        self.components = [component for name, component in model._components if name in self.STATISTICAL]
        places = {name: self._recall if name == "tok2vec" else lambda doc: doc for name in self.STATISTICAL}
        model._components = [(name, places.get(name, component)) for name, component in model._components]
        pipeline._load_model = lambda name: load(name) if name else model
        for table in sorted((ROOT / "kg" / "lexica").glob("*.tsv")):
            tables.rows(table.name)  # read once for all children

    def _recall(self, doc: Any) -> Any:
        key = doc.to_array(["ORTH", "SPACY", "SENT_START"]).tobytes()
        if key in self.known:
            return doc.from_array(self.ATTRIBUTES, self.known[key])
        for component in self.components:
            doc = component(doc)
        self.known[key] = doc.to_array(self.ATTRIBUTES)
        return doc


def tested(*words: Path | str, plugins: Sequence[object] = ()) -> int:
    """Run test files in this process, silently, until a test fails; returns pytest's exit code."""
    options = ["-x", "-q", f"--rootdir={ROOT}", *(f"-pno:{plugin}" for plugin in ("cacheprovider", "hypothesispytest"))]
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        return int(pytest.main([*options, *map(str, words)], plugins=plugins))


def in_children[T](work: Callable[[T], object], tasks: Iterable[T], jobs: int) -> Iterator[tuple[T, Any]]:
    """Yield each task with what the work gives, each in a process of its own; None: too slow, or it died."""

    def worked(there: connection.Connection, task: T) -> None:
        gc.freeze()  # what is there already is not looked through for garbage
        there.send(work(task))

    fork, waiting, running = get_context("fork"), iter(tasks), {}
    while True:
        while len(running) < jobs and (task := next(waiting, None)) is not None:
            here, there = fork.Pipe(duplex=False)
            child = fork.Process(target=worked, args=(there, task))
            child.start()
            there.close()
            running[here] = (child, task, time.monotonic() + SECONDS)
        if not running:
            return
        ready = connection.wait(list(running), timeout=1)
        for here, (child, task, end) in list(running.items()):
            if here in ready or time.monotonic() > end:
                result = None
                with contextlib.suppress(EOFError):  # the child died: what was disabled brought it down
                    result = here.recv() if here in ready else None
                child.kill()
                child.join()
                del running[here]
                yield task, result
