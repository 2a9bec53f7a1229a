"""A small graph written by hand: who belongs to whom, and who does what to whom, each act in a sentence of its own."""

from dataclasses import dataclass

import pyoxigraph as ox

from kg.namespaces import BASE_IRI
from kg.network import project

PREFIXES = """
@prefix kg: <https://w3id.org/influence-kg/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix plover: <https://w3id.org/influence-kg/plover#> . @prefix schema: <https://schema.org/> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@base <https://w3id.org/influence-kg/id/> .
"""


@dataclass
class Graph:
    raw: ox.Store
    base_iri: str = BASE_IRI


def written(actors, ties=(), acts=()):
    """Return a graph.

    Args:
        actors: Pairs of key and name ("person/ann-hill"); the kind is the start of the key; a small letter in front of
            the name of an unnamed one.
        ties: Facts that no sentence states: subject, relation, object.
        acts: Happenings: actor, root, recipient; a document each.
    """
    lines = [PREFIXES]
    for key, name in actors:
        kind = {"armed-force": "ArmedForce"}.get(key.partition("/")[0], key.partition("/")[0].capitalize())
        named = "" if name[0].isupper() else " ; kg:named false"
        lines.append(f'<{key}> a kg:{kind} ; rdfs:label "{name}"{named} .')
    lines += [f"<{subject}> kg:{relation} <{target}> ." for subject, relation, target in ties]
    for number, (actor, root, recipient) in enumerate(acts):
        document, passage = f"<document/d{number}>", f"<document/d{number}#char=0,9>"
        lines.append(
            f"<event/e{number}> a kg:Event ; kg:eventType plover:{root} ; kg:status kg:Happened ; "
            f"kg:actor <{actor}> ; kg:recipient <{recipient}> ; kg:reportedIn <r{number}> ."
        )
        lines.append(
            f"{document} {{ {document} a schema:NewsArticle . <r{number}> a kg:EventReport ; kg:basis kg:Happening ; "
            f"kg:status kg:Happened ; kg:polarity kg:Affirmed ; kg:certainty kg:Certain ; "
            f'prov:wasDerivedFrom {passage} . {passage} nif:anchorOf "Act {number}." . }}'
        )
    raw = ox.Store()
    raw.load("\n".join(lines).encode(), format=ox.RdfFormat.TRIG)
    return Graph(raw)


def arcs(graph, **switches):
    """Return the edges of its network by the ends of the IRIs."""
    edges = project(graph, **switches).edges(keys=True)
    return sorted((u.removeprefix(BASE_IRI), term, v.removeprefix(BASE_IRI)) for u, v, term in edges)
