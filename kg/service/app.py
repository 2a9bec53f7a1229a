"""The application: the routes of all modules, and what holds for every request."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.routing import Route

from kg.service import health
from kg.service.limits import Limits
from kg.service.served import Served
from kg.service.site.routes import routes as site

type Routes = Callable[[Served, Limits], list[Route]]

# Each module gives its routes; the first that fits a path answers.
ROUTES: tuple[Routes, ...] = (health.routes, site)


def application(served: Served, limits: Limits | None = None) -> Starlette:
    """Return the application that answers for a graph.

    Args:
        served: The graph.
        limits: What a request may cost; None takes the defaults.
    """
    bounds = limits or Limits()
    return Starlette(routes=[route for give in ROUTES for route in give(served, bounds)])
