"""What several processes gain: a build by one process and by several, in turn, each a command of its own.

    python benchmarks/jobs.py TEXTS [--jobs 1 2] [--runs 3] [--json FILE]

Wall seconds are from the start of ``kg build`` to its end; CPU seconds are user and system, those of its workers
included. A build by several is so many times as fast as the first number given; of the runs, each with its
neighbours in time, the median counts. Wall seconds mean something on a quiet machine only.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", help="any input that kg build takes")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="numbers of processes to compare")
    parser.add_argument("--runs", type=int, default=3, help="how often each is run")
    parser.add_argument("--json", help="file for the figures")
    args = parser.parse_args()
    runs = [{jobs: built(Path(args.texts).resolve(), jobs) for jobs in args.jobs} for _ in range(args.runs)]
    figures = {jobs: told([run[jobs] for run in runs], [run[args.jobs[0]] for run in runs]) for jobs in args.jobs}
    print(f"{'jobs':>4}  {'wall s':>7}  {'CPU s':>7}  {'times as fast':>13}")
    for jobs, told_of in figures.items():
        print(f"{jobs:4}  {told_of['wall']:7.1f}  {told_of['cpu']:7.1f}  {told_of['times_as_fast']:13.2f}")
    if args.json:
        Path(args.json).write_text(json.dumps({"figures": figures, "runs": runs}, indent=2) + "\n", encoding="utf-8")


def built(source: Path, jobs: int) -> dict[str, float]:
    """Return the wall and CPU seconds of one build in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["build", str(source), "-o", str(Path(folder) / "graph"), "--jobs", str(jobs)]
        begin = time.monotonic()
        said = Path(folder) / "said"
        with said.open("wb") as file:
            process = subprocess.Popen([sys.executable, "-m", "kg", *words], cwd=ROOT, stdout=file, stderr=file)
            _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"kg {' '.join(words)} ended with {process.returncode}: {said.read_text(encoding='utf-8')}")
    return {"wall": round(wall, 2), "cpu": round(usage.ru_utime + usage.ru_stime, 2)}


def told(runs: list[dict[str, float]], beside: list[dict[str, float]]) -> dict[str, float]:
    """Return the medians of runs, and how many times as fast they are as those beside them."""
    faster = median(other["wall"] / run["wall"] for run, other in zip(runs, beside, strict=True))
    return {name: median(run[name] for run in runs) for name in ("wall", "cpu")} | {"times_as_fast": round(faster, 2)}


if __name__ == "__main__":
    main()
