"""Check a built site, python scripts/check_site.py FOLDER: each link leads to a place, and nothing is fetched.

What a page loads (scripts, styles, pictures, frames) must stand in FOLDER; only a link to follow may lead out of it.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href")}
NOT_LOADED = {"canonical", "next", "prev", "alternate"}  # relations of pages


class _Page(HTMLParser):
    """The places of a page, and what it links to and loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.places.update(filter(None, (told.get("id"), told.get("name"))))
        for name, value in attrs:
            if (tag, name) in LOADS and told.get("rel") not in NOT_LOADED:
                self.loads.append(value or "")
            elif (tag, name) == ("a", "href"):
                self.links.append(value or "")


def problems(folder: Path) -> list[str]:
    """Return what is wrong with the site, a line each, sorted."""
    pages = {path.resolve(): _Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    if not pages:
        return [f"{folder}: no page"]
    found = []
    for path, page in pages.items():
        found += [f"{path}: loads {load}" for load in page.loads if not _local(load)]
        for link in [*page.links, *filter(_local, page.loads)]:
            if _local(link) and not link.startswith("data:"):
                found += [f"{path}: {link}: {wrong}" for wrong in _wrong(folder.resolve(), path, link, pages)]
    return sorted(found)


def _local(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.netloc and parts.scheme in {"", "data"}


def _wrong(root: Path, path: Path, link: str, pages: dict[Path, _Page]) -> list[str]:
    parts = urlsplit(link)
    below = root if parts.path.startswith("/") else path.parent
    place = below.joinpath(unquote(parts.path).lstrip("/")).resolve() if parts.path else path
    place = place / "index.html" if place.is_dir() else place
    if not place.exists():
        return ["no such file"]
    anchor = unquote(parts.fragment)
    if anchor and place in pages and not anchor.startswith("__") and anchor not in pages[place].places:
        return ["no such place in it"]
    return []


def main() -> int:
    found = problems(Path(sys.argv[1]))
    print("\n".join(found) or "every link leads somewhere, and nothing is fetched from elsewhere")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
