"""Runs commands of kg that begin with the language model loaded, and signals them: one JSON line in, one out.

It is a program of its own, as a process that has opened a store can't be forked: the threads of the store stay behind.
"""

import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from kg import annotated, cli


def ran(words: list[str], number: int, seconds: float, path: str) -> tuple[int, float, str]:
    """Run a command and send it a signal after some seconds, or as soon as a path is there, if one is given.

    Returns:
        Its exit code, negative if the signal ended it; how many seconds it ran; what it wrote.
    """
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+") as written:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.dup2(written.fileno(), 1)
            os.dup2(written.fileno(), 2)
            code = cli.main(words)
            sys.stderr.flush()
            os._exit(code)
        while (waited := os.waitpid(child, os.WNOHANG)) == (0, 0):
            if time.monotonic() > begun + seconds or (path and Path(path).exists()):
                os.kill(child, number)
                waited = os.waitpid(child, 0)
                break
            time.sleep(0.002)
        written.seek(0)
        return os.waitstatus_to_exitcode(waited[1]), time.monotonic() - begun, written.read()


if __name__ == "__main__":
    nlp = annotated.load()
    annotated.load = lambda *_, **__: nlp
    for line in sys.stdin:
        sys.stdout.write(json.dumps(ran(*json.loads(line))) + "\n")
        sys.stdout.flush()
