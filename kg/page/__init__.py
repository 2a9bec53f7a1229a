"""Stage page: from the network to one HTML file that opens from disk, with no request to any host."""

from kg.page.rendering import notebook_html, page
from kg.page.report import report

__all__ = ["notebook_html", "page", "report"]
