"""Runs commands of kg that begin with the language model loaded, each killed after a while: one JSON line in, one out.

It is a program of its own, as a process that has opened a store can't be forked: the threads of the store stay behind.
"""

import json
import os
import signal
import sys
import time

from kg import annotated, cli


def ran(words: list[str], seconds: float) -> tuple[int, float]:
    """Return the exit code of a command, negative if it was killed, and how many seconds it ran."""
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        sys.stdout = sys.stderr
        os._exit(cli.main(words))
    while (waited := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < begun + seconds:
        time.sleep(0.002)
    if waited == (0, 0):
        os.kill(child, signal.SIGKILL)
        waited = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(waited[1]), time.monotonic() - begun


if __name__ == "__main__":
    nlp = annotated.load()
    annotated.load = lambda *_, **__: nlp
    for line in sys.stdin:
        sys.stdout.write(json.dumps(ran(*json.loads(line))) + "\n")
        sys.stdout.flush()
