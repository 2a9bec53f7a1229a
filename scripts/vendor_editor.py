"""Fetch the editor for SPARQL, at its pinned version, into kg/service/static/.

    python scripts/vendor_editor.py            # fetch it with npm, check its hash, write what the site serves
    python scripts/vendor_editor.py --check    # only tell whether what stands there is that version

The editor is Yasqe (MIT), with CodeMirror 5 (MIT) and lodash (MIT) in it. Nothing is changed but the reference to a
map of its source, which is not shipped.
"""

import argparse
import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "@zazuko/yasqe"
VERSION = "4.6.2"
INTEGRITY = "sha512-83iCLuBIgU04KBIaibxZTjKvrXD6sEe/+aqsHxLb4+ZVD4eaUwh5hFJEetuWkiKBY6WxTjVOmhKXvh2AAOR14g=="
FOLDER = Path(__file__).parents[1] / "kg" / "service" / "static"
FILES = {  # name in the package: name here, SHA-256 of what is written
    "build/yasqe.min.js": ("yasqe.js", "545865e07b1b482f98b2ab3792dfc5b35dc2010f5373d9acb2a813364da5c710"),
    "build/yasqe.min.css": ("yasqe.css", "f82256c2a56f83a5356abef88c760cff67da21e38873e744db73afaf08f285a2"),
}


def fetched(folder: Path) -> dict[str, bytes]:
    """Return the files of the package by their name here, fetched by npm into a folder."""
    subprocess.run(
        ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    (archive,) = folder.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        raise SystemExit(f"{archive.name} has the hash sha512-{digest}, not {INTEGRITY}: don't use it")
    found = {}
    with tarfile.open(archive) as opened:
        for inside, (name, _) in FILES.items():
            member = opened.extractfile(f"package/{inside}")
            assert member is not None, inside
            found[name] = member.read().partition(b"//# sourceMappingURL=")[0]
    return found


def wrong() -> list[str]:
    """Return the names of the files that are not what this version gives."""
    return [
        name
        for name, digest in FILES.values()
        if not (FOLDER / name).exists() or hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() != digest
    ]


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fetch nothing")
    if not parser.parse_args().check:
        with tempfile.TemporaryDirectory() as folder:
            for name, body in fetched(Path(folder)).items():
                (FOLDER / name).write_bytes(body)
    if found := wrong():
        print(f"not {PACKAGE} {VERSION}: {', '.join(found)}; run python scripts/vendor_editor.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
