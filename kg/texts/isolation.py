"""One text that can't be read never keeps the others from being read."""

from collections.abc import Iterator

from kg.errors import InputError, KgError, one_line
from kg.model import Document

type Found = Iterator[Document | KgError]


def isolated(found: Found, where: str) -> Found:
    """Yield what a reader yields; what it stumbles over, foreseen or not, becomes its last problem.

    Args:
        found: Documents and problems, as a reader yields them.
        where: The file, or file and line, for the message of an error that nobody foresaw.
    """
    try:
        yield from found
    except KgError as err:
        yield err
    except OSError as err:
        what, hint = f"can't be read ({err.strerror or err})", "check the file and its permissions"
        yield InputError(what, where=where, hint=hint)
    except Exception as err:  # noqa: BLE001  (whatever a reader stumbles over, the next text is to be read)
        yield InputError(f"can't be read ({one_line(err)})", where=where, hint="save it anew, or give its plain text")
