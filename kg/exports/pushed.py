"""What was pushed to a server: a file of JSON Lines that survives an interruption at any moment.

The first line names the endpoint; each further one tells of a graph which content (its digest) the server has, or with
an empty digest that sending it began. The last line of a graph counts; a line that was cut off does not.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from kg.errors import InputError
from kg.files import write_whole


class Record:
    """The graphs that a server has by what was pushed to it: digest by name, empty where it may have a part."""

    def __init__(self, path: Path, endpoint: str, held: dict[str, str]) -> None:
        """Hold what a file tells; use `open` instead."""
        self.path, self.endpoint, self.held = path, endpoint, held

    @classmethod
    def open(cls, path: Path, endpoint: str) -> Self:
        """Read the file, which need not be there.

        Raises:
            InputError: If it tells of another endpoint, or is something else.
        """
        held: dict[str, str] = {}
        try:
            lines = path.read_bytes().splitlines() if path.exists() else []
            for number, line in enumerate(lines):
                try:
                    told = json.loads(line)
                except ValueError:
                    if number == 0:
                        raise
                    continue  # cut off by an interruption
                if number == 0 and told["endpoint"] != endpoint:
                    what = f"tells what was pushed to {told['endpoint']}"
                    raise InputError(what, where=str(path), hint="name another file with --state")
                if number:
                    held[told["graph"]] = told["digest"]
        except (ValueError, KeyError, TypeError) as err:
            if isinstance(err, InputError):
                raise
            hint = "delete it to push everything, or name another file with --state"
            raise InputError("is no record of a push", where=str(path), hint=hint) from err
        record = cls(path, endpoint, {graph: digest for graph, digest in held.items() if digest != "gone"})
        record.tidy()
        return record

    def begin(self, graphs: Iterable[str]) -> None:
        """Note that the server's content of graphs is about to change."""
        self._note(dict.fromkeys(graphs, ""))

    def done(self, digests: dict[str, str]) -> None:
        """Note what content graphs have now."""
        self._note(digests)

    def gone(self, graphs: Iterable[str]) -> None:
        """Note that the server has graphs no more."""
        names = list(graphs)
        self._note(dict.fromkeys(names, "gone"))
        for name in names:
            del self.held[name]

    def tidy(self) -> None:
        """Write the file anew, with a line for each graph.

        Raises:
            InputError: If it can't be written.
        """
        lines = [{"endpoint": self.endpoint}, *({"graph": g, "digest": d} for g, d in sorted(self.held.items()))]
        try:
            write_whole(self.path, b"".join(json.dumps(line).encode() + b"\n" for line in lines))
        except OSError as err:
            what = f"can't be written ({err.strerror or err})"
            raise InputError(what, where=str(self.path), hint="name another file with --state") from err

    def _note(self, digests: dict[str, str]) -> None:
        self.held |= digests
        with self.path.open("ab") as file:
            file.writelines(json.dumps({"graph": g, "digest": d}).encode() + b"\n" for g, d in digests.items())
