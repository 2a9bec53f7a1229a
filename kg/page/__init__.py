"""Stage page: from the network to one HTML file that opens from disk, with no request to any host."""

from kg.page.map import map_page
from kg.page.rendering import notebook_html, page
from kg.page.report import report
from kg.page.timeline import timeline

__all__ = ["map_page", "notebook_html", "page", "report", "timeline"]
