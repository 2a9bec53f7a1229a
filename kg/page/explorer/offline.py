"""A pyvis Network whose pages fetch nothing.

pyvis 0.3.2 links Bootstrap and, in its default mode, vis-network from a CDN, writes files without naming an encoding,
and puts names into its pages unescaped. Here the pages come from templates of this package: what is drawn stands in
them as inert JSON beside the script of vis-network that pyvis brings along, and their content security policy runs
these scripts alone.
"""

import webbrowser
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from pyvis.network import Network

from kg.files import write_output
from kg.page.words.scripts import digest, inert, inert_text

_VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"
_DRAW = """
const { nodes, edges, options } = JSON.parse(document.getElementById("drawing").textContent);
const place = document.getElementById("config");
if (place) options.configure = { ...options.configure, container: place };
const data = { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) };
window.network = new vis.Network(document.getElementById("mynetwork"), data, options);
"""


class OfflineNetwork(Network):  # type: ignore[misc]  # pyvis ships no types
    """A directed `pyvis.network.Network`, to go on from: add, change, then ``save_graph("drawing.html")``.

    Its menus for selecting and filtering are not in our template; all else is pyvis.
    """

    def __init__(self, heading: str = "") -> None:
        super().__init__(height="100%", directed=True, cdn_resources="in_line", heading=heading)
        self.set_template_dir(str(Path(__file__).parents[1] / "templates"), "drawing.html.jinja")
        self.stage(_DRAW)

    def set_template_dir(self, template_directory: str, template_file: str = "template.html") -> None:
        """Take another template; it is given what pyvis gives, and `stage` adds to it. Values are escaped."""
        self.path, self.template_dir = template_file, template_directory
        loader = jinja2.FileSystemLoader(template_directory)
        self.templateEnv = jinja2.Environment(
            loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
        )
        self.templateEnv.filters |= {"json": inert, "text": inert_text}
        self.template = self.templateEnv.get_template(template_file)

    def stage(self, script: str, **values: Any) -> None:
        """Set the script that draws, and further values for the template."""
        scripts = [vis_network(), script]
        marked = [Markup(text) for text in scripts]  # nosec B704  # our own and packaged scripts
        self.templateEnv.globals |= {"scripts": marked, "hashes": [*map(digest, scripts)]}
        self.templateEnv.globals |= values

    def write_html(
        self, name: str | Path, local: bool = True, notebook: bool = False, open_browser: bool = False
    ) -> None:
        """Write the page in UTF-8, whole or not at all; ``local`` means nothing, as in pyvis.

        Raises:
            InputError: If the file can't be written.
        """
        self.html = self.generate_html(notebook=notebook)
        write_output(name, self.html.encode())
        if open_browser:
            webbrowser.open(Path(name).resolve().as_uri())

    def save_graph(self, name: str | Path) -> None:
        """Write the page; see `write_html`."""
        self.write_html(name)


def vis_network() -> str:
    """Return the script of vis-network that pyvis brings along."""
    script = resources.files("pyvis").joinpath(_VIS_NETWORK).read_text(encoding="utf-8")
    return script.partition("//# sourceMappingURL=")[0]  # or the browser would look for the map
