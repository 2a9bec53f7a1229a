"""The page as one HTML text: template, style, scripts and data together.

What texts say is hostile until shown otherwise: data stand in a JSON block in which no tag can close, the scripts put
them on the page as text nodes only, and the content security policy runs nothing but these scripts (by their hash) and
lets nothing be fetched.
"""

import base64
import hashlib
import html as markup
import json
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kg.network import Network
from kg.page.explorer.content import MOST, choose, content
from kg.page.explorer.drawing import drawing, vis_network
from kg.store.files import write_output

SCRIPTS = (  # each may use what those before it define
    *("data.js", "time.js", "filters.js", "paths.js", "places.js", "stage.js", "labels.js", "camera.js"),
    *("chart.js", "evidence.js", "panel.js", "search.js", "around.js", "controls.js", "player.js", "listing.js"),
    *("picture.js", "print.js", "address.js", "main.js"),
)


def page(graph: Network, path: str | Path | None = None, *, title: str = "Influence network", most: int = MOST) -> str:
    """Return the interactive page of a network, and write it if a path is given.

    Args:
        graph: A network as `kg.network.project` makes it; with ``claims=True`` the page can show them on request.
        path: File to write (UTF-8), in one step, so that no half page is ever seen. Its folder must exist.
        title: Heading of the page.
        most: Show at most so many actors, the most influential; the page says what it leaves out.

    Raises:
        InputError: If the file can't be written.
    """
    choice = choose(graph, most=most)
    scripts = [vis_network(), _own_script()]
    text = (
        _templates()
        .get_template("page.html.jinja")
        .render(
            title=" ".join(title.split()) or "Influence network",
            style=Markup(_read("page.css")),
            scripts=[Markup(script) for script in scripts],
            hashes=[_hash(script) for script in scripts],
            data=Markup(_json(content(choice) | {"drawing": drawing(choice)})),
        )
    )
    if path is not None:
        write_output(path, text.encode())
    return text


def notebook_html(html: str, height: int = 640) -> str:
    """Return an HTML snippet that shows a page inside a notebook: a frame of ``height`` pixels that holds it whole.

    Where a notebook is not trusted the frame is taken out of the output, and the words in it remain.
    """
    held = markup.escape(html, quote=True)
    # The last for printing; what a link to a source opens is a page like any other.
    allowed = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"
    words = "The network is drawn when this notebook is trusted: run the cell, or choose Trust Notebook."
    return (
        f'<div><iframe srcdoc="{held}" title="Influence network" sandbox="{allowed}" '
        f'style="width: 100%; height: {int(height)}px; border: 0">{words}</iframe></div>'
    )


def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("kg.page"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )


def _read(name: str) -> str:
    return (Path(__file__).parents[1] / "templates" / name).read_text(encoding="utf-8")


def _own_script() -> str:
    return "(() => {\n'use strict';\n" + "".join(_read(name) for name in SCRIPTS) + "})();"


def _json(value: Any) -> str:
    """Return JSON that can stand in a script element: ``<``, ``>`` and ``&`` are escaped, so no tag begins in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair becomes a question mark


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
