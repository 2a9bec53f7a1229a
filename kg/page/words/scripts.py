"""What pages that draw have in common: data that can stand in a script element, and scripts known by their hash.

What texts say is hostile until shown otherwise: data stand in JSON blocks in which no tag can close, and the content
security policy of a page runs nothing but its own scripts.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

TEMPLATES = Path(__file__).parents[1] / "templates"


def joined(names: Iterable[str]) -> str:
    """Return scripts of the templates as one, each of which may use what those before it define."""
    body = "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)
    return f"(() => {{\n'use strict';\n{body}}})();"


def styles(names: Iterable[str]) -> str:
    """Return style sheets of the templates as one."""
    return "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)


def policy_of(page: str) -> str:
    """Return the content security policy that a page of ours brings in its head."""
    return page.partition(' http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]


def digest(script: str) -> str:
    """Return the hash of a script as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def inert(value: Any) -> Markup:
    """Return JSON that can stand in a script element: no tag begins in it."""
    return inert_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def inert_text(text: str) -> Markup:
    """Return JSON text in which no tag begins."""
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    # Half a surrogate pair becomes a question mark.
    return Markup(text.encode("utf-8", "replace").decode("utf-8"))  # nosec B704  # escaped above
