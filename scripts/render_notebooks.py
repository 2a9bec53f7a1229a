"""Runs the notebooks and writes what they give as Markdown to notebooks/rendered/ (`make notebooks`).

They run in order and in one folder, so that only the first builds the graph. The copy leaves out styles, and shows a
picture in place of the interactive page.
"""

import base64
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = tuple(sorted((ROOT / "notebooks").glob("*.ipynb")))
RENDERED = ROOT / "notebooks" / "rendered"
PAGE = "![The page, which a notebook shows here to be used](../../docs/influence.png)"
# Leaves nothing of the notebook before: no names, no settings of the libraries whose settings notebooks change.
_AS_NEW = """
%reset -f
__import__("pandas").reset_option("^display")
__import__("matplotlib").rcdefaults()
"""
_STYLE = re.compile(r"<style.*?</style>\s*", re.DOTALL)
_FRAME = re.compile(r"<div><iframe .*</iframe></div>", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")


def execute(paths: tuple[Path, ...], folder: Path) -> Iterator[tuple[Path, nbformat.NotebookNode]]:
    """Yield each notebook with its outputs; all run in one working directory, in a home of their own.

    One kernel runs them, since starting one costs more than most notebooks do; each finds it as if it were new.

    Raises:
        nbclient.exceptions.CellExecutionError: If a cell fails; the message has its traceback.
    """
    home = folder / "home"
    work = folder / "work"
    for made in (home, work):
        made.mkdir(parents=True, exist_ok=True)
    own = {"HOME": str(home), "IPYTHONDIR": str(home / "ipython"), "MPLCONFIGDIR": str(home / "mpl")}
    kernels = {"JUPYTER_PATH": str(Path(sys.prefix) / "share" / "jupyter"), "JUPYTER_PLATFORM_DIRS": "1"}
    environment = os.environ | own | kernels | {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    resources = {"metadata": {"path": str(work)}}
    client = NotebookClient(nbformat.v4.new_notebook(), timeout=900, kernel_name="python3", resources=resources)
    try:
        for path in paths:
            client.nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(_AS_NEW)])
            client.execute(cleanup_kc=False, env=environment)
            client.nb = notebook = nbformat.read(path, as_version=4)
            client.execute(cleanup_kc=False, env=environment)
            yield path, notebook
    finally:
        client.nb = nbformat.v4.new_notebook()
        client.execute(env=environment)  # ends the kernel


def render(name: str, notebook: nbformat.NotebookNode) -> tuple[str, dict[str, bytes]]:
    """Return an executed notebook as Markdown, and its pictures by file name."""
    pictures: dict[str, bytes] = {}
    parts = [f"<!-- Written by `make notebooks` from ../{name}.ipynb: change that. -->"]
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source.replace("](../", "](../../"))  # a folder further down
            continue
        parts.append(f"```python\n{cell.source}\n```")
        parts += [_output(name, output, pictures) for output in cell.outputs]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n", pictures


def _output(name: str, output: nbformat.NotebookNode, pictures: dict[str, bytes]) -> str:
    if output.output_type == "stream":
        return f"```text\n{output.text.rstrip()}\n```"
    data = output.data
    if "image/png" in data:
        file = f"{name}_{len(pictures) + 1}.png"
        pictures[file] = base64.b64decode(data["image/png"])
        return f"![Chart]({file})"
    if "text/html" in data:
        return _BLANK.sub("\n", _STYLE.sub("", _FRAME.sub(PAGE, data["text/html"]))).strip()
    return f"```text\n{data['text/plain']}\n```"


def main() -> None:
    """Write all rendered copies anew; none is touched if a notebook fails."""
    files: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path, notebook in execute(NOTEBOOKS, Path(folder)):
            text, pictures = render(path.stem, notebook)
            files |= {f"{path.stem}.md": text.encode()} | pictures
            sys.stdout.write(f"{path.name}\n")
    shutil.rmtree(RENDERED, ignore_errors=True)
    RENDERED.mkdir()
    for name, content in files.items():
        (RENDERED / name).write_bytes(content)


if __name__ == "__main__":
    main()
