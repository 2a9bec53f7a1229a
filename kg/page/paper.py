"""Printing a page to PDF by a browser that is there already: no layout engine of our own."""

import os
import shutil
import subprocess  # nosec B404  # to print with the browser that is installed
import tempfile
from pathlib import Path

from kg.errors import InputError
from kg.files import write_output

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
SECONDS = 120
_HINT = "install Chromium or Google Chrome, or open the HTML page in a browser and print it"


def to_pdf(html: str, path: str | Path) -> None:
    """Write a page as PDF, whole or not at all, laid out by its style for print.

    The text is the page's; ids and dates in the file are the browser's, so that two files need not be the same bytes.

    Args:
        html: The page; it loads nothing.
        path: File to write; its folder must exist.

    Raises:
        InputError: If there is no browser on PATH, it fails, or the file can't be written.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise InputError(f"no browser to print with ({', '.join(BROWSERS)})", where=str(path), hint=_HINT)
    with tempfile.TemporaryDirectory(prefix="kg-paper-", ignore_cleanup_errors=True) as folder:
        page, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8")
        said = _printed(browser, page, printed, Path(folder, "profile"))
        if not printed.is_file() or not printed.stat().st_size:
            what = f"{Path(browser).name} printed nothing" + (f" ({said})" if said else "")
            raise InputError(what, where=str(path), hint=_HINT)
        write_output(path, printed.read_bytes())


def _printed(browser: str, page: Path, printed: Path, profile: Path) -> str:
    """Let a browser print a page; return the last thing that it said."""
    command = [
        browser,
        "--headless",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),  # it refuses root without
        f"--user-data-dir={profile}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={printed}",
        page.as_uri(),
    ]
    try:
        run = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # nosec B603  # no shell
    except (OSError, subprocess.TimeoutExpired) as err:
        return str(err)[:120]
    lines = run.stderr.decode("utf-8", "replace").split("\n")
    return next((" ".join(line.split())[:120] for line in reversed(lines) if line.strip()), "")
