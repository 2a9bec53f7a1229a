"""The dashboard: network, map and timeline in one page, linked: what is chosen in one is chosen in all."""

from pathlib import Path

import jinja2
from markupsafe import Markup

from kg.files import write_output
from kg.network import Network
from kg.page.dashboard.content import Beside, beside, linked
from kg.page.explorer.content import MOST, choose, content
from kg.page.explorer.contradictions import Opposing, unopposed
from kg.page.explorer.drawing import drawing, folded_places
from kg.page.explorer.page import SCRIPTS, extras, style
from kg.page.map.drawing import land
from kg.page.words.absence import Absent, nothing_chosen
from kg.page.words.scripts import TEMPLATES, joined
from kg.page.words.sheet import environment

LINKED = (
    "arcs.js",
    "bubbles.js",
    "globe.js",
    "border.js",
    "atlas.js",
    "map_switches.js",
    "lanes.js",
    "told.js",
    "linked.js",
)
STYLES = ("marks.css", "map.css", "dashboard.css")


def dashboard_page(
    graph: Network,
    path: str | Path | None = None,
    *,
    title: str = "Influence dashboard",
    most: int = MOST,
    unnamed: bool = False,
    to_states: bool = True,
    opposing: Opposing = unopposed,
    absent: Absent = nothing_chosen,
) -> str:
    """Return network, map and timeline as one linked page of HTML, and write it if a path is given.

    Args:
        graph: A network with claims, not folded into states, as for `kg.page.explorer.page.page`.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
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
    net = drawing(choice, " ".join(title.split()) or "Influence dashboard", folded)
    net.set_template_dir(str(TEMPLATES), "page.html.jinja")
    found = beside(graph)
    beyond = extras(choice, folded, unnamed=unnamed, to_states=to_states)
    data = content(choice, lambda tables: linked(found, tables), opposing) | beyond
    data |= {"nothing": absent().nobody} if not choice.rows else {}
    script = joined((*SCRIPTS[:-1], *LINKED, SCRIPTS[-1]))
    net.stage(script, style=Markup(style(*STYLES)), data=data, views=Markup(_views(found)))  # nosec B704  # drawn by templates
    text: str = net.generate_html()
    if path is not None:
        write_output(path, text.encode())
    return text


def _views(found: Beside) -> str:
    template = environment(jinja2.FileSystemLoader(TEMPLATES)).get_template("dashboard_views.jinja")
    return template.render(
        land=land(found.survey.frame),
        alliances=found.survey.alliances,
        elsewhere=found.survey.elsewhere,
        axis=found.axis,
        marks=found.marks,
        left_out=found.left_out,
    )
