"""A hook of mkdocs: pages of the site that stand elsewhere in the repository, and the links between them and docs/.

Each text stands once. README is the home page, SECURITY.md the threat model, and so on; links are followed by where
their targets stand in the repository. What a link names that is no page of the site is shown as the path it is.
"""

import html
import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "examples/SOURCES.md": "examples.md",
}
"""Where a file of the repository stands in the site; beside them docs/ and the rendered notebooks."""
_SHIM = "https://unpkg.com/iframe-worker/shim"  # what the theme would fetch
_RENDERED, _DOCS = "notebooks/rendered/", "docs/"
_PIECE = re.compile(
    r"^```.*?^```|`[^`\n]+`"  # code stays as it is
    r"|(?P<mark>!?)\[(?P<words>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^()\s]+)\)"
    r'|(?P<image><img src=")(?P<source>[^"]+)"',
    re.DOTALL | re.MULTILINE,
)


def others() -> dict[str, str]:
    """Return path in the repository -> path in the site, of all pages and pictures that do not stand in docs/."""
    rendered = sorted(ROOT.joinpath(_RENDERED).iterdir())
    return PAGES | {f"{_RENDERED}{path.name}": f"notebooks/{path.name}" for path in rendered}


def in_site(path: str) -> str | None:
    """Return where a file of the repository stands in the site, None if it does not."""
    if path.startswith(_DOCS):
        return path.removeprefix(_DOCS)
    return others().get(path)


def resolved(text: str, source: str) -> str:
    """Return Markdown with its links led to pages of the site.

    Args:
        text: The Markdown.
        source: Where it stands in the repository.
    """
    here = posixpath.dirname(in_site(source) or "")

    def moved(target: str) -> str | None:
        if re.match(r"[a-z]+:|#", target):
            return target
        path, mark, anchor = target.partition("#")
        place = in_site(posixpath.normpath(posixpath.join(posixpath.dirname(source), path)))
        return place and posixpath.relpath(place, here or ".") + mark + anchor

    def led(found: re.Match[str]) -> str:
        words, target = found["words"], found["target"]
        if found["image"]:
            return f'{found["image"]}{moved(found["source"]) or found["source"]}"'
        if target is None:
            return found[0]
        if (place := moved(target)) is None:
            return words if "`" in words else f"{words} (`{target}`)"
        return f"{found['mark']}[{words}]({place})"

    return _PIECE.sub(led, text)


def barred(text: str) -> str:
    r"""Return Markdown in which code with an escaped bar, as tables need it, has a bare one (mkdocs shows ``\|``)."""

    def shown(found: re.Match[str]) -> str:
        return f"<code>{html.escape(found[1].replace(r'\|', '|')).replace('|', '&#124;')}</code>"

    return re.sub(r"`([^`\n]*\\\|[^`\n]*)`", shown, text)


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that stand elsewhere."""
    from mkdocs.structure.files import File  # noqa: PLC0415  (only mkdocs calls this)

    for path, place in others().items():
        files.append(File.generated(config, place, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead the links of a page."""
    places = {place: path for path, place in others().items()}
    return barred(resolved(markdown, places.get(page.file.src_uri, _DOCS + page.file.src_uri)))


def on_post_page(output: str, page: Any, **_: Any) -> str:
    """Let pages take the search's shim for pages on disk from the site itself."""
    return output.replace(_SHIM, posixpath.relpath("javascripts/iframe-worker.js", posixpath.dirname(page.url) or "."))


def on_post_template(output: str, **_: Any) -> str:
    """The same, for the page of a missing address."""
    return output.replace(_SHIM, "/javascripts/iframe-worker.js")
