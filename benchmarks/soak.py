"""Keeps a server at saturation while its graph is rebuilt again and again, and compares each answer with the states.

    python benchmarks/soak.py [--minutes 10] [--clients 24] [--seed 1] [--json FILE]

The packaged examples are built and served (`kg serve`, and `kg mcp --http` beside it). Another process takes two of the
texts out of the graph and brings them back, one by one: four states, told apart by what every request of `ASKED`
answers in each of them while nobody else asks. Then come more clients than there are processes for queries: pages,
queries cheap, dear and refused, agents, readers that hardly read, requests sent by halves, clients that go away.

Promised: each answer is that of one of the states, byte for byte, or one of the announced limits; the memory of the
servers does not grow (that of the processes below them, which come and go, is told and not judged), nor do their open
files, looked at before the load and once it is quiet; in the end no process, snapshot or temporary file is left.
"""

import argparse
import http.client
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from clients import ASKED, Place, Reply, aborted, asked, dear, half_sent, slow
from processes import ROOT, build, left_over, memory, open_files, served, tree

TAKEN_OUT = ("batken-clashes.txt", "georgia-turn.txt")
KINDS = {"asked": 12, "dear": 3, "aborted": 2, "half_sent": 2, "slow": 2}  # shares of the clients
HELD_BACK = 4 << 20  # bytes of an answer that wait for its end; only a longer one may be broken off
ODD = {"dear": dear, "aborted": aborted, "half_sent": half_sent, "slow": slow}
OPTIONS = {"serve": ("--timeout", "5", "--max-memory", "700", "--max-rows", "60000"), "mcp": ("--http",)}
QUIET = 8  # seconds in which what nobody reads in any more has gone
SNAPSHOTS = 3  # of a server: the newest, the one that the site showed last, one that is about to go
FILES = 40  # open ones more than before the load: one state more that the site holds
GROWTH = 1.10  # of the median memory, from after the warm-up to the end


@dataclass
class Tally:
    """What came back: how many of which kind, and what breaks a promise."""

    counts: Counter[str] = field(default_factory=Counter)
    states: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, broken: str = "", state: int | None = None) -> None:
        with self.lock:
            self.counts[kind] += 1
            if state is not None:
                self.states[state] += 1
            if broken:
                self.broken.append(broken)


class Changer:
    """A process that brings the graph from each state to the next, one at each `next`."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.changes = 0

    def next(self) -> None:
        """Make the next change, and wait until it is whole."""
        print(flush=True, file=self._process.stdin)
        if not self._process.stdout.readline():
            sys.exit("the process that changes the graph ended")
        self.changes += 1

    def close(self) -> None:
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def change(graph: Path, texts: Path) -> None:
    """Be the process that changes the graph: for each line of standard input, take a text out or bring it back."""
    import kg  # noqa: PLC0415  (not what the other modes need)
    from kg import annotated  # noqa: PLC0415
    from kg.building import remove  # noqa: PLC0415

    nlp = annotated.load()
    for number, _ in enumerate(sys.stdin):
        name = TAKEN_OUT[number % 2]
        if number % 4 < 2:
            remove(graph, name)
        else:
            kg.build(texts / name, graph, nlp=nlp).close()
        print("done", flush=True)


def learnt(places: dict[str, Place], changer: Changer, states: int) -> dict[str, dict[bytes, set[int]]]:
    """Return by request and answer in which states it is given; each is asked twice, and must say the same."""
    known: dict[str, dict[bytes, set[int]]] = defaultdict(lambda: defaultdict(set))
    for state in range(states):
        before = places["serve"].build()
        changer.next()
        while places["serve"].build() == before:  # the server looks every two seconds
            time.sleep(0.1)
        for name, request in ASKED.items():
            if request.place in places:
                replies = [places[request.place].get(request) for _ in range(2)]
                if replies[0].digest != replies[1].digest or replies[0].status >= 500:
                    sys.exit(f"{name} has no one answer in a state: {replies[0].status}, {replies[1].status}")
                known[name][replies[0].digest].add(state)
    return known


@dataclass
class Crowd:
    """Clients of all kinds, each of which asks again and again until `stop`."""

    places: dict[str, Place]
    known: dict[str, dict[bytes, set[int]]]
    tally: Tally
    keep: Path
    seed: int
    stop: threading.Event = field(default_factory=threading.Event)

    def started(self, number: int) -> list[threading.Thread]:
        """Start so many clients."""
        shares = [kind for kind, share in KINDS.items() for _ in range(share)]
        threads = [
            threading.Thread(target=self._client, args=(shares[n % len(shares)], random.Random(f"{self.seed} {n}")))
            for n in range(number)
        ]
        for thread in threads:
            thread.daemon = True
            thread.start()
        return threads

    def _client(self, kind: str, chance: random.Random) -> None:
        while not self.stop.is_set():
            try:
                if kind == "asked":
                    name = chance.choice(sorted(self.known))
                    self._judge(name, asked(self.places, name))
                else:
                    self.tally.note(*ODD[kind](self.places["serve"], chance, self.stop))
            except http.client.IncompleteRead as err:  # a long answer that breaks a limit on its way
                good = kind == "dear" or len(err.partial) > HELD_BACK
                self.tally.note("broken off", "" if good else f"{kind}: {err}")
            except (OSError, ValueError, http.client.HTTPException) as err:
                self.tally.note("broken", f"{kind}: {type(err).__name__}: {err}")

    def _judge(self, name: str, reply: Reply) -> None:
        """Note an answer that came whole: of which state it is, or which limit it tells of."""
        if limit := reply.limit:
            self.tally.note(limit)
        elif reply.digest in self.known[name]:
            of = self.known[name][reply.digest]
            self.tally.note("answers", state=min(of) if len(of) == 1 else None)
        else:
            self.tally.note("wrong", f"{name}: {reply.status} of no state: {reply.body[:200]!r}")
            (self.keep / f"{name.replace('/', '_')[:60]}-{time.monotonic_ns()}").write_bytes(reply.body)


def sampled(pids: dict[str, int], seconds: float, changer: Changer) -> dict[str, list[float]]:
    """Change the graph again and again for some seconds; return the memory of each server and its tree meanwhile."""
    found: dict[str, list[float]] = defaultdict(list)
    until = time.monotonic() + seconds

    def change_on() -> None:
        with suppress(SystemExit):  # which would end this thread alone
            while time.monotonic() < until:
                changer.next()

    changing = threading.Thread(target=change_on)
    changing.start()
    while time.monotonic() < until or changing.is_alive():
        if not changing.is_alive() and time.monotonic() < until:
            sys.exit("the graph is not changed any more")
        for name, pid in pids.items():
            found[name].append(memory([pid]))
            found[f"{name} and its processes"].append(memory(tree(pid)))
        time.sleep(0.5)
    changing.join()
    return found


def medians(values: Sequence[float]) -> dict[str, float]:
    """Return start, median after the warm-up (second fifth), median of the last fifth, and peak."""
    fifth = max(1, len(values) // 5)
    after, end = statistics.median(values[fifth : 2 * fifth] or values), statistics.median(values[-fifth:])
    return {"start": values[0], "warm": after, "end": end, "peak": max(values)}


def soak(
    graph: Path, work: Path, command: Sequence[str], *, seconds: float, number: int, seed: int, agents: bool = True
) -> dict[str, object]:
    """Serve a graph under load for some seconds, and return the figures; ``broken`` lists what breaks a promise.

    Args:
        graph: Folder of the graph.
        work: A folder for all else, in which nothing is left but logs and wrong answers.
        command: Of the process that changes the graph through four states, one for each line of its input.
        seconds: How long.
        number: How many clients.
        seed: Of what they choose.
        agents: Whether to serve agents too.
    """
    temporary, keep, tally = work / "tmp", work / "wrong", Tally()
    temporary.mkdir()
    keep.mkdir()
    changer, places, pids = Changer(command), {}, {}
    with ExitStack() as stack:
        stack.callback(changer.close)
        for name in ("serve", "mcp") if agents else ("serve",):
            url, pids[f"kg {name}"] = stack.enter_context(
                served(graph, temporary, work / f"{name}.log", name, *OPTIONS[name])
            )
            places[name] = Place.of(url)
        known = learnt(places, changer, 4)
        files = {name: [open_files(pid)] for name, pid in pids.items()}
        crowd = Crowd(places, known, tally, keep, seed)
        threads = crowd.started(number)
        found = sampled(pids, seconds, changer)
        crowd.stop.set()
        for thread in threads:
            thread.join(timeout=120)
        time.sleep(QUIET)
        snapshots = len(list(temporary.iterdir()))
        quiet = {name: memory(tree(one)) for name, one in pids.items()}
        files = {name: [*before, open_files(pids[name])] for name, before in files.items()}
        idle = {name: len(tree(one)) for name, one in pids.items()}
    figures = {name: medians(values) for name, values in found.items()}
    for name, told in figures.items():
        if name in pids and told["end"] > told["warm"] * GROWTH:
            tally.broken.append(f"{name} grows: {told}")
    for name, (before, after) in files.items():
        if after > before + FILES:
            tally.broken.append(f"{name}: {before} open files before the load, {after} once it is quiet")
    if snapshots > SNAPSHOTS * len(pids):
        tally.broken.append(f"{snapshots} snapshots once it is quiet")
    if left := left_over(temporary):
        tally.broken.append(f"left over: {left}")
    told_apart = sum(len(answers) == 4 for answers in known.values())
    return {
        "changes": changer.changes,
        "requests that differ in all four states": f"{told_apart} of {len(known)}",
        "counts": dict(sorted(tally.counts.items())),
        "answers of each state, where but one gives them": dict(sorted(tally.states.items())),
        "snapshots at the end, before the stop": snapshots,
        "processes at the end": idle,
        "memory once it is quiet, MiB": quiet,
        "open files before the load, and once it is quiet": files,
        "memory in MiB": figures,
        "broken": tally.broken,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for logs and wrong answers (default: a temporary one)")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument("--change", nargs=2, type=Path, metavar=("GRAPH", "TEXTS"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.change:
        change(*arguments.change)
        return
    with tempfile.TemporaryDirectory() as folder:
        work = arguments.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        graph, texts = work / "graph", ROOT / "examples"
        build(graph)
        command = [sys.executable, __file__, "--change", str(graph), str(texts)]
        seconds = arguments.minutes * 60
        told = soak(graph, work, command, seconds=seconds, number=arguments.clients, seed=arguments.seed)
    text = json.dumps(told, indent=1)
    print(text)
    if arguments.json:
        arguments.json.write_text(text + "\n")
    sys.exit(bool(told["broken"]))


if __name__ == "__main__":
    main()
