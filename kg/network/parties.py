"""Who counts as an actor of the network: those who have a name and are party to something.

Out stay, unless they are asked for, actors without a name ("companies", "senior officials", "US ally"), and newspapers,
broadcasters and agencies that only report: whose own acts are words (verbal quad classes), and who are tied to others
by interviews and those who work for them. A newspaper that is banned, sued or accused, or pays, is a party.
"""

from collections.abc import Collection

from kg.lexica.media import is_medium
from kg.network.beyond import alone, without
from kg.network.graph import Network, part
from kg.network.signs import ties

ORDINARY = frozenset({"CONSULT", "memberOf"})  # interviews, and who works for an outlet


def parties(graph: Network, *, isolates: bool = False) -> Network:
    """Return the part of a network between actors that count as such (node attribute ``aside``, see `mark`).

    Args:
        graph: A network as `kg.network.project` makes it.
        isolates: Also keep actors without an edge that do nothing.
    """
    leaving = {node for node, data in graph.nodes(data=True) if data.get("aside", not data.get("named", True))}
    found = part(graph, graph.nodes - leaving, beyond=without(graph, leaving))
    if not isolates:
        found.remove_nodes_from(idle(found))
    return found


def idle(graph: Network) -> list[str]:
    """Return the actors that have no edge and do nothing to anybody without a name either."""
    doing = alone(graph)
    return [node for node in graph if not graph.degree(node) and node not in doing]


def mark(graph: Network, *, counted: Collection[str] = ()) -> None:
    """Set ``aside`` on each actor that does not count as one: ``unnamed``, ``reporting``, or nothing.

    What is only claimed or planned makes no party, so that a network with claims has the parties of one without. Those
    of ``counted`` count in any case.
    """
    party = set()
    for u, v, term, data in graph.edges(keys=True, data=True):
        if data["acts"] and data["kind"] != "claim" and term not in ORDINARY:
            party |= {v} if ties()[term].quad.startswith("verbal") else {u, v}
    for node, data in graph.nodes(data=True):
        reports = data["kind"] == "Organization" and node not in party and is_medium(data["label"])
        aside = "unnamed" if not data["named"] else "reporting" if reports else ""
        data["aside"] = "" if node in counted else aside
