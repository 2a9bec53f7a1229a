"""What `Graph.explain` gives: a tuple of `Evidence` that a notebook shows as marked sentences by source."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, SupportsIndex, overload

from kg.store.explain import Evidence

if TYPE_CHECKING:
    import pandas as pd


class EvidenceRows(tuple[Evidence, ...]):
    """Sentences as evidence: a tuple, in the order of `kg.store.explain`; slices and `only` stay of this kind."""

    __slots__ = ()

    def __new__(cls, rows: Iterable[Evidence] = ()) -> Self:
        """Hold these rows, in this order."""
        return super().__new__(cls, rows)

    @overload
    def __getitem__(self, at: SupportsIndex, /) -> Evidence: ...
    @overload
    def __getitem__(self, at: slice, /) -> "EvidenceRows": ...
    def __getitem__(self, at: SupportsIndex | slice, /) -> "Evidence | EvidenceRows":
        """Return one row, or some of them as `EvidenceRows`."""
        return EvidenceRows(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)

    def only(self, **values: str) -> "EvidenceRows":
        """Return the rows whose fields have these values, such as ``kind="claim"`` or ``speaker="Sergey Lavrov"``.

        Raises:
            AttributeError: If a row has no such field; `kg.store.Evidence` lists them.
        """
        return EvidenceRows(row for row in self if all(getattr(row, name) == value for name, value in values.items()))

    def to_pandas(self) -> "pd.DataFrame":
        """Return a table with a row for each sentence, the fields of `kg.store.Evidence` as columns."""
        from dataclasses import asdict, fields

        import pandas as pd

        return pd.DataFrame([asdict(row) for row in self], columns=[field.name for field in fields(Evidence)])

    def __repr__(self) -> str:
        return "\n".join([_head(self), *(row.text() for row in self[:SHOWN]), *_more(len(self) - SHOWN)])

    def _repr_html_(self) -> str:
        from kg.notebook.html import evidence_html

        return evidence_html(self)

    def __reduce__(self) -> Any:
        return (EvidenceRows, (tuple(self),))


SHOWN = 20  # rows in plain text


def _head(rows: EvidenceRows) -> str:
    sources = {row.source or row.document for row in rows}
    return f"{len(rows)} rows of evidence from {len(sources)} {'source' if len(sources) == 1 else 'sources'}"


def _more(number: int) -> list[str]:
    return [f"... and {number} more"] if number > 0 else []
