"""Stage network: from the store to a signed, weighted, dated multigraph of actors, and its measures."""

from kg.network.balance import Balance, balance
from kg.network.changes import Burst, Change, bursts, change_points
from kg.network.communities import blocs
from kg.network.coverage import Text, looking_back, texts
from kg.network.explanation import ActorExplanation, Contribution, explain_actor
from kg.network.folding import folded
from kg.network.graph import Network, corrections, events, scope_words, sources, stands_for
from kg.network.history import RankSeries, ranks_over_time
from kg.network.measures import (
    Hits,
    Strength,
    betweenness,
    constraint,
    core,
    effective_size,
    hits,
    influence,
    strengths,
)
from kg.network.overlap import Overlap, overlap
from kg.network.pairs import Pair, pairs
from kg.network.parties import parties
from kg.network.projection import project, settled
from kg.network.selection import in_network, named_sources
from kg.network.series import Series, series
from kg.network.stability import Interval, stability
from kg.network.summary import ActorRow, Summary, measured, summary
from kg.network.trends import Trend, Window, trends
from kg.network.window import within
from kg.network.writers import WRITERS, write_edges, write_gexf, write_graphml, write_json

__all__ = [
    "WRITERS",
    "ActorExplanation",
    "ActorRow",
    "Balance",
    "Burst",
    "Change",
    "Contribution",
    "Hits",
    "Interval",
    "Network",
    "Overlap",
    "Pair",
    "RankSeries",
    "Series",
    "Strength",
    "Summary",
    "Text",
    "Trend",
    "Window",
    "balance",
    "betweenness",
    "blocs",
    "bursts",
    "change_points",
    "constraint",
    "core",
    "corrections",
    "effective_size",
    "events",
    "explain_actor",
    "folded",
    "hits",
    "in_network",
    "influence",
    "looking_back",
    "measured",
    "named_sources",
    "overlap",
    "pairs",
    "parties",
    "project",
    "ranks_over_time",
    "scope_words",
    "series",
    "settled",
    "sources",
    "stability",
    "stands_for",
    "strengths",
    "summary",
    "texts",
    "trends",
    "within",
    "write_edges",
    "write_gexf",
    "write_graphml",
    "write_json",
]
