"""The site in front of a served graph: search, entities, pairs, events, texts, questions, the editor for SPARQL.

Every thing of the graph has a page at its own IRI's path, and the same in RDF. `kg.service.site.routes` gives the
routes; each other module gathers what one kind of page shows, from values that the graph reads back.
"""
