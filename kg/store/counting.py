"""How much a graph holds."""

from kg import namespaces
from kg.store.queries import select
from kg.store.readable import Readable

_FACTS = (
    f"?s ?p ?o FILTER(STRSTARTS(STR(?p), '{namespaces.KG}')) "
    "FILTER NOT EXISTS { ?s a ?c FILTER(?c IN (kg:Event, kg:Measurement)) }"
)
_COUNTED = {
    "documents": "GRAPH ?g { ?s a schema:NewsArticle }",
    "entities": "?s rdfs:label ?l FILTER NOT EXISTS { ?s a kg:Event }",
    "facts": _FACTS,
    "events": "?s a kg:Event",
}


def counts(store: Readable) -> dict[str, int]:
    """Return how many documents, entities, facts and events a graph holds."""
    found = {}
    for name, pattern in _COUNTED.items():
        table = select(store, f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        found[name] = int(str(table.rows[0][0]))
    return found
