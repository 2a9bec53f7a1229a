"""The HTML of representations: no script, nothing fetched, every name and word escaped, readable on dark and light."""

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kg.ontology import label
from kg.page.words import words

LONGEST = 200  # characters of a name


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
    templates.globals["style"] = Markup(" ".join(style.split()))  # nosec B704  # our own style sheet
    templates.filters |= {
        "name": lambda text: words.name(text, LONGEST) if text else "",
        "words": label,
        "web": words.web,
        "number": "{:,}".format,
        "of": words.counted,
    }
    return templates
