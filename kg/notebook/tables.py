"""Figures as pandas tables."""

from typing import TYPE_CHECKING

from kg.network import Summary

if TYPE_CHECKING:
    import pandas as pd

ACTORS = ("actor", "kind", "influence", "cooperation", "hostility", "brokerage", "constraint", "core", "bloc")


def actors_table(figures: Summary) -> "pd.DataFrame":
    """Return a row for each actor of a network, by rank from 1, the most influential first.

    Columns: ``actor``, ``kind``, ``influence`` (0 to 1, sums to 1), ``cooperation`` and ``hostility`` (sums of weights,
    done and received), ``brokerage`` (betweenness, 0 to 1), ``constraint`` (Burt's; none for an actor without a tie),
    ``core`` (k), ``bloc`` (1 is the largest).
    """
    import pandas as pd

    rows = [
        (
            row.label,
            row.kind,
            row.influence,
            row.strength.positive,
            row.strength.negative,
            row.betweenness,
            row.constraint,
            row.core,
            row.bloc + 1,
        )
        for row in figures.actors
    ]
    return pd.DataFrame(rows, columns=list(ACTORS), index=pd.RangeIndex(1, len(rows) + 1, name="rank"))
