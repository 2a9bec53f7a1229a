"""The SPARQL that the projection asks; the prefixes are those of `kg.namespaces`."""

from kg.namespaces import PREFIXES

ACTORS = """
SELECT ?e ?type ?label WHERE {
  VALUES ?type { kg:Person kg:State kg:Alliance kg:ArmedForce kg:Organization kg:Group }
  ?e a ?type ; rdfs:label ?label .
}"""

SAME_AS = "SELECT ?e ?value WHERE { ?e owl:sameAs ?value }"

ALIASES = "SELECT ?e ?value WHERE { ?e skos:altLabel ?value }"

LABELS = "SELECT ?e ?value WHERE { ?e rdfs:label ?value }"

NAMED = "SELECT ?e ?value WHERE { ?e kg:named ?value }"

FACTS = "SELECT ?s ?o WHERE { ?s <%s> ?o FILTER(isIRI(?o)) }"

MEMBERSHIPS = "SELECT DISTINCT ?s ?o WHERE { { ?s kg:memberOf ?o } UNION { GRAPH ?g { ?s kg:memberOf ?o } } }"

EVENTS = """
SELECT ?e ?type ?status ?time WHERE {
  ?e a kg:Event ; kg:eventType ?type ; kg:status ?status .
  OPTIONAL { ?e sem:hasTimeStamp ?time }
}"""

EVENT_ACTORS = "SELECT ?e ?value WHERE { ?e kg:actor ?value }"

EVENT_RECIPIENTS = "SELECT ?e ?value WHERE { ?e kg:recipient ?value }"

EVENT_REPORTS = "SELECT ?e ?value WHERE { ?e kg:reportedIn ?value }"

MENTIONS = "SELECT ?g ?e ?passage WHERE { GRAPH ?g { ?passage kg:refersTo ?e } }"

DOCUMENTS = """
SELECT ?g ?headline ?publisher ?date ?url ?origin WHERE {
  GRAPH ?g {
    ?g a schema:NewsArticle .
    OPTIONAL { ?g schema:headline ?headline }
    OPTIONAL { ?g schema:publisher ?publisher }
    OPTIONAL { ?g schema:datePublished ?date }
    OPTIONAL { ?g schema:url ?url }
  }
  OPTIONAL { GRAPH ?origins { ?g kg:origin ?origin } }
}"""

ASSERTIONS = """
SELECT ?g ?r ?s ?p ?o ?basis ?polarity ?certainty ?attribution ?speaker ?words ?within ?confidence ?factive ?time
  ?begin ?end ?text WHERE {
  GRAPH ?g {
    ?r a kg:Assertion ; kg:basis ?basis ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
      prov:wasDerivedFrom ?passage .
    ?passage nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?text .
    OPTIONAL { ?r kg:polarity ?polarity }
    OPTIONAL { ?r kg:certainty ?certainty }
    OPTIONAL { ?r kg:attributedTo ?speaker }
    OPTIONAL {
      ?r kg:attribution ?attribution
      OPTIONAL { ?attribution kg:sourcePassage/nif:anchorOf ?words }
      OPTIONAL { ?attribution kg:within ?within }
    }
    OPTIONAL { ?r kg:confidence ?confidence }
    OPTIONAL { ?r kg:factive ?factive }
    OPTIONAL { ?r kg:time ?time }
    FILTER(isIRI(?o))
  }
}"""

REPORTS = """
SELECT
  ?g ?r ?basis ?status ?polarity ?certainty ?attribution ?speaker ?words ?within ?confidence ?factive ?trigger
  ?begin ?end ?text
WHERE {
  GRAPH ?g {
    ?r a kg:EventReport ; kg:basis ?basis ; prov:wasDerivedFrom ?passage .
    ?passage nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?text .
    OPTIONAL { ?r kg:status ?status }
    OPTIONAL { ?r kg:polarity ?polarity }
    OPTIONAL { ?r kg:certainty ?certainty }
    OPTIONAL { ?r kg:attributedTo ?speaker }
    OPTIONAL {
      ?r kg:attribution ?attribution
      OPTIONAL { ?attribution kg:sourcePassage/nif:anchorOf ?words }
      OPTIONAL { ?attribution kg:within ?within }
    }
    OPTIONAL { ?r kg:confidence ?confidence }
    OPTIONAL { ?r kg:factive ?factive }
    OPTIONAL { ?r kg:trigger ?trigger }
  }
}"""

ATTRIBUTIONS = """
SELECT ?g ?r ?source ?about ?stance ?confidence ?begin ?end ?text WHERE {
  GRAPH ?g {
    ?r a kg:Attribution ; kg:source ?source ; kg:about ?about ; prov:wasDerivedFrom ?passage .
    ?passage nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?text .
    OPTIONAL { ?r kg:stance ?stance }
    OPTIONAL { ?r kg:confidence ?confidence }
  }
}"""

# Attributions in whose content another one stands: who says it, and within which other.
VOICES = """
SELECT ?a ?speaker ?words ?within WHERE {
  { SELECT DISTINCT ?g ?a WHERE { GRAPH ?g { [] kg:within ?a } } }
  GRAPH ?g {
    OPTIONAL { ?a kg:source ?speaker }
    OPTIONAL { ?a kg:sourcePassage/nif:anchorOf ?words }
    OPTIONAL { ?a kg:within ?within }
  }
}"""


def prefixed(query: str) -> str:
    """Return the query with the declarations of all prefixes before it."""
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + query
