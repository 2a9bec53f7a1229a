"""What counts in the network: the switches that `kg network` and `kg view` share. Imports nothing heavy."""

from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, Namespace
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from kg import dates
from kg.errors import InputError
from kg.model import ACTOR_TYPES

if TYPE_CHECKING:
    from kg.store import GraphStore


def add_switches(command: ArgumentParser, *, claims: bool = False, leave_out: Collection[str] = ()) -> None:
    """Give a command the switches of the projection; ``claims`` is what holds where neither form is given.

    Of ``claims``, ``since`` and ``to_states``, those named in ``leave_out`` are not given: the command settles them.
    """
    group = command.add_argument_group("what counts")
    if "claims" not in leave_out:
        group.add_argument(
            "--claims",
            action=BooleanOptionalAction,
            default=claims,
            help=f"take what is only said, planned or denied as well (default {'yes' if claims else 'no'})",
        )
    known = ", ".join(sorted(ACTOR_TYPES))
    group.add_argument("--kinds", type=_kinds, metavar="KIND,...", help=f"kinds of actor: {known}")
    if "since" not in leave_out:
        group.add_argument("--since", type=_moment, metavar="DATE", help="from this day, month or year on (2024-05)")
    group.add_argument("--until", type=_moment, metavar="DATE", help="until then, inclusive")
    group.add_argument(
        "--sources", action="append", metavar="OUTLET", help="evidence of this outlet or document alone; repeatable"
    )
    if "to_states" not in leave_out:
        group.add_argument("--to-states", action="store_true", help="people and organisations act for their states")
    quad = group.add_mutually_exclusive_group()
    quad.add_argument("--verbal", dest="quad", action="store_const", const="verbal", help="words alone, no deeds")
    quad.add_argument("--material", dest="quad", action="store_const", const="material", help="deeds alone, no words")


def chosen(arguments: Namespace, store: "GraphStore", *, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """Return the switches of a command line as those of `kg.network.project`, without those left out.

    Raises:
        InputError: If the time ends before it begins.
        UnknownNameError: If the graph holds no text from a source.
    """
    from kg.network import named_sources

    since, until = None if "since" in leave_out else arguments.since, arguments.until
    if since and until and until[: len(since)] < since[: len(until)]:
        raise InputError(f"--until {until} is before --since {since}", hint="swap them")
    given = {
        "claims": getattr(arguments, "claims", None),
        "kinds": arguments.kinds,
        "since": since,
        "until": until,
        "sources": named_sources(store, arguments.sources) if arguments.sources else None,
        "to_states": getattr(arguments, "to_states", None),
        "quad": arguments.quad,
    }
    return {name: value for name, value in given.items() if name not in leave_out}


def _moment(word: str) -> str:
    """Return an ISO 8601 day, month or year as it is."""
    try:
        return str(dates.given(word, where=""))
    except InputError as err:
        raise ArgumentTypeError(str(err)) from err


def _kinds(words: str) -> frozenset[str]:
    """Return kinds of actor, however their letters are cased."""
    known = {kind.casefold(): kind for kind in ACTOR_TYPES}
    wrong = [word for word in words.split(",") if word.strip().casefold() not in known]
    if wrong:
        raise ArgumentTypeError(f"{wrong[0]!r} is no kind of actor; there are {', '.join(sorted(ACTOR_TYPES))}")
    return frozenset(known[word.strip().casefold()] for word in words.split(","))
