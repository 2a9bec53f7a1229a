"""Stage page: from the network to one HTML file that opens from disk, with no request to any host."""

from kg.page.comparison.page import comparison_page
from kg.page.conflicts.page import conflicts_page
from kg.page.dashboard.page import dashboard_page
from kg.page.explorer.content import choose
from kg.page.explorer.drawing import drawing
from kg.page.explorer.page import notebook_html, page
from kg.page.map.page import map_page
from kg.page.report.page import report_page
from kg.page.timeline.page import timeline_page

__all__ = [
    "choose",
    "comparison_page",
    "conflicts_page",
    "dashboard_page",
    "drawing",
    "map_page",
    "notebook_html",
    "page",
    "report_page",
    "timeline_page",
]
