"""What the user named (files, folders, globs, ``-``) as a list of files with the names they go by."""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kg.errors import InputError, KgError, MissingInputError
from kg.files import GRAPH_MANIFEST

STANDARD_INPUT = "-"
# Companions of a collection that are no articles; a file named outright is read whatever its name.
COMPANIONS = frozenset({"readme", "sources", "license", "licence", "changelog", "contributing"})
FORMATS_HINT = "give .txt, .md, .html, .pdf, .jsonl, .json, .csv or .tsv files"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read and the name its documents go by: its path relative to the folder or glob that was given."""

    path: Path
    name: str


def expand(inputs: Sequence[str | Path]) -> list[Source | KgError]:
    """Return the files behind the inputs, each once, folders and globs in sorted order; problems stand in their place.

    Hidden files and folders below a given folder are left out, as are graphs and companions (README, LICENSE ...).
    Links are followed, each folder once. Names that clash are told apart by as many parent folders as it takes.
    """
    found: list[Source | KgError] = []
    for given in inputs:
        found.extend(_expand(str(given)))
    return _distinct(found)


def _expand(given: str) -> Iterator[Source | KgError]:
    if given == STANDARD_INPUT:
        yield Source(Path(STANDARD_INPUT), "stdin")
        return
    path = Path(given)
    try:
        if not given:  # an empty variable, not the folder we are in
            yield MissingInputError("an empty name", where="inputs", hint="write . for this folder")
        elif path.is_dir():
            yield from _some(list(_folder(path)), given, "folder holds no text")
        elif os.path.lexists(path):
            yield Source(path, path.name)
        elif glob.has_magic(given):
            yield from _some(list(_glob(given)), given, "no file matches")
        else:
            yield MissingInputError("no such file or folder", where=given, hint="check the path")
    except (OSError, ValueError) as err:
        yield InputError(f"path can't be used ({err})", where=repr(given), hint="check the path")


def _some(sources: Sequence[Source | KgError], given: str, what: str) -> list[Source | KgError]:
    return [*sources] if sources else [MissingInputError(what, where=given, hint=FORMATS_HINT)]


def _folder(root: Path) -> Iterator[Source | KgError]:
    seen: set[str] = set()
    paths: list[Path] = []
    shut: list[OSError] = []
    for folder, folders, files in os.walk(root, followlinks=True, onerror=shut.append):
        real = os.path.realpath(folder)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        if GRAPH_MANIFEST in files:  # a graph built from these texts, not a text
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths.extend(Path(folder, name) for name in files if not name.startswith(".") and not _is_companion(name))
    relative = sorted((path.relative_to(root).as_posix(), path) for path in paths)
    yield from (Source(path, name) for name, path in relative)
    for err in shut:  # what lies in there is missing from the graph
        hint = "check its permissions, or leave it out"
        yield InputError(f"folder can't be read ({err.strerror or err})", where=str(err.filename), hint=hint)


def _is_companion(name: str) -> bool:
    return name.split(".", 1)[0].casefold() in COMPANIONS


def _glob(pattern: str) -> Iterator[Source]:
    fixed = []
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    root = Path(*fixed)
    graphs: dict[Path, bool] = {}
    for name in sorted(set(glob.glob(pattern, recursive=True))):  # noqa: PTH207  (Path.glob takes no absolute pattern)
        path = Path(name)
        if path.is_file() and not _is_companion(path.name) and not _in_graph(path.parent, root, graphs):
            yield Source(path, path.relative_to(root).as_posix())


def _in_graph(folder: Path, root: Path, known: dict[Path, bool]) -> bool:
    """Tell whether a folder is a graph or lies in one, as far up as the root of a pattern."""
    if folder not in known:
        own = (folder / GRAPH_MANIFEST).is_file()
        known[folder] = own or (folder not in (root, folder.parent) and _in_graph(folder.parent, root, known))
    return known[folder]


def _distinct(found: list[Source | KgError]) -> list[Source | KgError]:
    # The longer name wins where a file is named twice, so that the order of inputs does not matter.
    best: dict[str, Source] = {}
    for source in found:
        if isinstance(source, Source):
            real = os.path.realpath(source.path)
            if real not in best or _rank(source) > _rank(best[real]):
                best[real] = source
    names = _qualified(best)
    kept: list[Source | KgError] = []
    for source in found:
        if isinstance(source, KgError):
            kept.append(source)
        elif (real := os.path.realpath(source.path)) in best:
            kept.append(Source(best.pop(real).path, _name(names[real])))
    return kept


def _name(path: str) -> str:
    """Return a name as an id: what is not UTF-8 in it, which Python keeps as half characters, is replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def _rank(source: Source) -> tuple[int, str]:
    return source.name.count("/"), source.name


def _qualified(sources: dict[str, Source]) -> dict[str, str]:
    names = {real: source.name for real, source in sources.items()}
    while True:
        counts = Counter(names.values())
        clashing = [real for real, name in names.items() if counts[name] > 1]
        longer = {real: _one_folder_more(real, names[real]) for real in clashing}
        if all(longer[real] == names[real] for real in clashing):
            return names
        names.update(longer)


def _one_folder_more(real: str, name: str) -> str:
    parts = PurePosixPath(Path(real).as_posix()).parts[1:]
    return "/".join(parts[-(name.count("/") + 2) :]) or name
