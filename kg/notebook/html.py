"""The HTML of representations: no script, nothing fetched, every name and word escaped, readable on dark and light."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kg.ontology import label

LONGEST = 200  # characters of a name
_WEB = re.compile(r"https?://", re.IGNORECASE)


def render(name: str, **values: Any) -> str:
    """Return a representation from its template."""
    return _templates().get_template(name).render(**values)


@cache
def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("kg.notebook"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (Path(__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
    templates.globals["style"] = Markup(" ".join(style.split()))
    templates.filters |= {
        "name": _name,
        "words": label,
        "web": lambda iri: bool(_WEB.match(iri)),
        "number": "{:,}".format,
        "of": _counted,
    }
    return templates


def _counted(number: int, one: str, many: str = "") -> str:
    """Return a number with what it counts.

    >>> _counted(1, "fact"), _counted(2_000, "fact"), _counted(0, "entity", "entities")
    ('1 fact', '2,000 facts', '0 entities')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _name(text: str) -> str:
    """Return a name on one line, cut where nobody would read on."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
