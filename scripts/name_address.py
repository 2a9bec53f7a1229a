"""Name the address of the repository in what is published: python scripts/name_address.py ADDRESS TAG [FOLDER].

An index shows README.md by itself, so its links and pictures have to lead to the repository, as the tag has them; the
package and the citation tell where it is. The repository itself knows no address: whoever publishes it has one.
"""

import re
import sys
from pathlib import Path

_LINK = re.compile(r"(!?)\[((?:!\[[^\]]*\]\([^)]*\)|[^\]])*)\]\((?!https?:|#)([^)\s]+)\)")


def main() -> None:
    address, tag, *rest = sys.argv[1:]
    folder = Path(rest[0]) if rest else Path(__file__).parents[1]
    readme, project, citation = (folder / name for name in ("README.md", "pyproject.toml", "CITATION.cff"))
    readme.write_text(absolute(readme.read_text(encoding="utf-8"), address, tag), encoding="utf-8")
    with project.open("a", encoding="utf-8") as out:
        out.write(f"""
[project.urls]
Source = "{address}"
Documentation = "{address}/tree/{tag}/docs"
Changelog = "{address}/blob/{tag}/CHANGELOG.md"
Issues = "{address}/issues"
""")
    with citation.open("a", encoding="utf-8") as out:
        out.write(f"repository-code: {address}\n")


def absolute(text: str, address: str, tag: str) -> str:
    """Return Markdown whose relative links and pictures lead to a tag of a repository."""

    def led(found: re.Match[str]) -> str:
        kind = "raw" if found[1] else "blob"
        return f"{found[1]}[{_LINK.sub(led, found[2])}]({address}/{kind}/{tag}/{found[3]})"

    return _LINK.sub(led, text)


if __name__ == "__main__":
    main()
