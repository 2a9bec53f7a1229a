"""A graph on the web: the SPARQL 1.1 endpoint and what stands in front of it (Starlette and uvicorn over pyoxigraph).

Each module that answers requests gives its routes: ``routes(served, limits) -> list[Route]``; `kg.service.app` puts
them together. Nothing here writes into a graph.
"""
