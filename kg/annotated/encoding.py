"""The layers that look at neighbouring words, worked out by numpy's OpenBLAS, text by text.

spaCy multiplies matrices with BLIS, which falls back on generic code for processors that it does not know, as newer
ones of AMD: three times slower there than OpenBLAS, where these layers are half of what a text costs. Only there is
OpenBLAS asked; for others BLIS is as fast or faster. With OpenBLAS the last bits of a row depend on where in the matrix
it stands and on the number of threads. So each text is a matrix of its own and one thread works on it: whatever others
are read beside it, a text is read the same on the same processor.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from thinc.api import Model, NumpyOps

from kg.annotated.layers import replace_layers
from kg.annotated.process_lock import ProcessLock

if TYPE_CHECKING:
    from thinc.types import Floats2d

_NAMES = (("scipy_openblas_", "64_"), ("scipy_openblas_", ""), ("openblas_", "64_"), ("openblas_", ""))
_ALONE = ProcessLock()  # the number of OpenBLAS's threads is the whole process's


def encode_by_text(nlp: Language) -> None:
    """Have each network of a pipeline that ends with such layers take one text after the other.

    Nothing is changed where BLIS knows the processor or numpy has no OpenBLAS, and no network that is on a graphics
    card or has another library of its own for products.
    """
    if _is_generic() and (threads := _threads()) is not None:
        replace_layers(
            nlp, "encode", lambda encode: _by_text(encode, *threads) if type(encode.ops) is NumpyOps else None
        )


def _by_text(
    encode: Model[Any, Any], threads: Callable[[], int], set_threads: Callable[[int], None]
) -> Model["list[Floats2d]", "list[Floats2d]"]:
    for node in encode.walk():
        node.ops = NumpyOps(use_blis=False)

    def forward(_: object, texts: "list[Floats2d]", is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        if is_train:
            return encode(texts, is_train)
        with _alone(threads, set_threads):
            return [encode.predict([text])[0] for text in texts], lambda _: []

    return Model(f"by_text({encode.name})", forward, layers=[encode], dims={"nO": encode.maybe_get_dim("nO")})


@contextmanager
def _alone(threads: Callable[[], int], set_threads: Callable[[int], None]) -> Iterator[None]:
    """Have OpenBLAS use one thread in a block, in which one thread of Python is at a time."""
    with _ALONE:
        before = threads()
        try:
            set_threads(1)
            yield
        finally:
            set_threads(before)


def _is_generic() -> bool:
    """Tell whether BLIS has no code for this processor; what it does not tell counts as code."""
    try:
        found = find_spec("blis.cy")
        library = ctypes.CDLL(str(found and found.origin))
        library.bli_arch_string.restype = ctypes.c_char_p
        return bool(library.bli_arch_string(library.bli_arch_query_id()) == b"generic")
    except (ImportError, AttributeError, OSError):
        return False


def _threads() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """Return what tells and what sets the number of threads of numpy's OpenBLAS; None where it has another library."""
    try:
        library = ctypes.CDLL(np._core._multiarray_umath.__file__)  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return None
    for before, after in _NAMES:
        tell, change = (getattr(library, f"{before}{verb}_num_threads{after}", None) for verb in ("get", "set"))
        if tell and change:
            return tell, change
    return None
