"""The page as one HTML text: a pyvis Network in a template of ours, with the evidence beside it as data.

What texts say is hostile until shown otherwise: data stand in JSON blocks in which no tag can close, the scripts put
them on the page as text nodes only, and the content security policy runs nothing but these scripts (by their hash) and
lets nothing be fetched.
"""

import html as markup
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kg.files import write_output
from kg.lexica.spelling import rules
from kg.network import Network
from kg.page.explorer.content import MOST, Choice, choose, content
from kg.page.explorer.contradictions import Opposing, unopposed
from kg.page.explorer.drawing import Spots, drawing, folded_places, opening
from kg.page.explorer.wording import wording
from kg.page.words import grammar
from kg.page.words.absence import Absent, nothing_chosen
from kg.page.words.scripts import TEMPLATES, joined, styles

SCRIPTS = (  # each may use what those before it define
    *("dom.js", "data.js", "time.js", "mixture.js", "counts.js", "filters.js", "influence.js", "blocs.js"),
    *("standing.js", "paths.js", "places.js"),
    *("stage.js", "discs.js", "lines.js", "hulls.js", "labels.js", "camera.js"),
    *("chart.js", "evidence.js", "why.js", "nameless.js", "panel.js", "targets.js", "select.js", "search.js"),
    *("pattern.js", "asking.js", "around.js", "controls.js", "legend.js", "timebar.js", "player.js"),
    *("csv.js", "columns.js", "listing.js", "card.js", "lasso.js", "bonds.js", "group.js"),
    *("comparing.js", "beside.js", "windows.js"),
    *("picture.js", "print.js", "corrections.js", "notes.js", "address.js", "keeping.js", "idle.js", "main.js"),
)


def page(
    graph: Network,
    path: str | Path | None = None,
    *,
    title: str = "Influence network",
    most: int = MOST,
    unnamed: bool = False,
    to_states: bool = True,
    opposing: Opposing = unopposed,
    absent: Absent = nothing_chosen,
) -> str:
    """Return the interactive page of a network, and write it if a path is given.

    Args:
        graph: A network as `kg.network.project` makes it; with ``claims=True`` the page can show them on request.
        path: File to write (UTF-8), in one step, so that no half page is ever seen. Its folder must exist.
        title: Heading of the page.
        most: Show at most so many actors, the most influential; the page says what it leaves out.
        unnamed: Open it with those who have no name or only report, if the network holds them.
        to_states: Open it folded into states, if anybody in the network acts for one.
        opposing: Gives what is told against each other among statements with these IRIs, for two sources side by side.
        absent: Tells what is chosen and what there is instead, where there is nobody to show.

    Raises:
        InputError: If the file can't be written.
    """
    choice = choose(graph, most=most)
    folded = folded_places(choice)
    net = drawing(choice, " ".join(title.split()) or "Influence network", folded)
    net.set_template_dir(str(TEMPLATES), "page.html.jinja")
    data = content(choice, opposing=opposing) | extras(choice, folded, unnamed=unnamed, to_states=to_states)
    data |= {"nothing": absent().nobody} if not choice.rows else {}
    net.stage(joined(SCRIPTS), style=Markup(style()), data=data)  # nosec B704  # our own style sheet
    text: str = net.generate_html()
    if path is not None:
        write_output(path, text.encode())
    return text


def extras(choice: Choice, folded: Spots, *, unnamed: bool, to_states: bool) -> dict[str, Any]:
    """Return what the scripts of the page need beside its content: wording, places, what it opens with."""
    return {
        "spelling": rules(),
        "wording": wording(),
        "opening": opening(choice, folded),
        "folded": folded,
        "grammar": grammar.table(),
        "start": {"unnamed": unnamed, "fold": to_states},
    }


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


def style(*more: str) -> str:
    """Return the style of the page, and further style sheets of the templates."""
    return grammar.style(":root, .paper {}", ':root[data-theme="dark"] {}') + styles(("page.css", *more))
