"""What the written pages (report, timeline, map) share: template, style, one HTML text, no request.

All that texts say goes through autoescaping; the content security policy allows no script but the page's
own and nothing to be fetched.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kg.files import write_output
from kg.page.words import grammar, words
from kg.page.words.citations import Cites
from kg.page.words.scripts import digest, inert
from kg.page.words.scripts import styles as read_styles
from kg.page.words.sources import heading

SHEET = ("sheet.css", "marks.css")


def sheet(
    template: str, path: str | Path | None, *, title: str, script: str = "", styles: Sequence[str] = (), **values: Any
) -> str:
    """Return a page as HTML, and write it (UTF-8, whole or not at all) if a path is given.

    Args:
        template: Name of a template.
        path: File to write; its folder must exist.
        title: Heading of the page.
        script: What the page runs; all others are barred by its content security policy.
        styles: Further style sheets of the templates.
        **values: What the template needs.

    Raises:
        InputError: If the file can't be written.
    """
    text = (
        _templates()
        .get_template(template)
        .render(
            title=words.name(title, 200),
            style=Markup(style(*styles)),  # nosec B704  # our own style sheet
            script=Markup(script),  # nosec B704  # our own script
            no_cites=Cites(),
            **values,
        )
    )
    text = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair becomes a question mark
    if path is not None:
        write_output(path, text.encode())
    return text


@cache
def _templates() -> jinja2.Environment:
    # Kept: to compile a page's templates takes longer than to fill them in.
    return environment(jinja2.PackageLoader("kg.page"))


def environment(loader: jinja2.BaseLoader) -> jinja2.Environment:
    """Return templates in which everything is escaped, a name that is missing is an error, and our words are known."""
    templates = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "day": words.day,
        "kind": words.kind,
        "name": words.name,
        "listed": words.listed,
        "heading": heading,
        "web": words.web,
        "digest": digest,
        "json": inert,
    }
    templates.globals["meaning"] = grammar.table()["words"]
    templates.globals |= {"counted": words.counted, "span": words.span}
    return templates


def style(*more: str) -> str:
    """Return the style of the written pages, and further style sheets of the templates."""
    themes = (":root {}", "@media screen and (prefers-color-scheme: dark) {{ :root {} }}")
    return grammar.style(*themes) + read_styles((*SHEET, *more))
