"""Stage network: from the store to a signed, weighted, dated multigraph of actors, and its measures."""

from kg.network.balance import Balance, balance
from kg.network.communities import blocs
from kg.network.evidence import Network, Passage
from kg.network.measures import Strength, betweenness, constraint, core, influence, strengths
from kg.network.pairs import Pair, pairs
from kg.network.projection import project, settled
from kg.network.summary import ActorRow, Summary, summary
from kg.network.writers import write_gexf, write_graphml, write_json

__all__ = [
    "ActorRow",
    "Balance",
    "Network",
    "Pair",
    "Passage",
    "Strength",
    "Summary",
    "balance",
    "betweenness",
    "blocs",
    "constraint",
    "core",
    "influence",
    "pairs",
    "project",
    "settled",
    "strengths",
    "summary",
    "write_gexf",
    "write_graphml",
    "write_json",
]
