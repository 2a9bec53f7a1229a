"""Ledgers of before they were tables: one JSON file, ``ledger.json``, for all documents."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.assertions import Imprint
from kg.ledger.held import Held, read_page, read_resolution

FILE = "ledger.json"
_PARTS = 4  # of a page


def read(path: Path) -> Iterator[tuple[str, Held]]:
    """Yield what a file says of each document, but for what is of a form that is older still.

    Raises:
        ValueError: If the file is damaged.
        PermissionError: If it may not be read.
    """
    try:
        written: dict[str, Any] = json.loads(path.read_bytes())
        for document, item in written.items():
            if {"page", "imprint"} <= item.keys() and len(item["page"]) == _PARTS:
                yield document, _held(item)
    except PermissionError:
        raise
    except (OSError, TypeError, AttributeError, LookupError) as err:
        raise ValueError(str(err)) from err


def _held(item: dict[str, Any]) -> Held:
    return Held(
        item["fingerprint"],
        read_page(item["page"]),
        Imprint(*item["imprint"]),
        read_resolution(item["resolved"]),
        read_resolution(item.get("corrected", {})),
        tuple((subject, term, target) for subject, term, target in item.get("rejected", ())),
    )
