"""What counts in the network: the switches that the commands which show it share. Imports nothing heavy."""

from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, Namespace
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from kg import dates
from kg.cli.options import count
from kg.errors import InputError
from kg.model import ACTOR_TYPES

if TYPE_CHECKING:
    from kg.store import GraphStore


def add_switches(command: ArgumentParser, *, claims: bool = False, leave_out: Collection[str] = ()) -> None:
    """Give a command the switches of the projection.

    ``claims`` is what holds where neither form of it is given. Of ``claims`` and ``since``, those that ``leave_out``
    names are not given: the command settles them.
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
    group.add_argument(
        "--unnamed",
        action="store_true",
        help="also actors without a name (companies, senior officials) and media that only report",
    )
    group.add_argument(
        "--min-confidence", type=_share, metavar="P", help="only reports that are right with this probability (0.8)"
    )
    group.add_argument(
        "--to-states",
        action=BooleanOptionalAction,
        default=True,
        help="people, ministries, armies and agencies act for their state, but for a kind named in --kinds; what is "
        "between parts of one state is left out (default yes)",
    )
    _add_scope(command)
    quad = group.add_mutually_exclusive_group()
    quad.add_argument("--verbal", dest="quad", action="store_const", const="verbal", help="words alone, no deeds")
    quad.add_argument("--material", dest="quad", action="store_const", const="material", help="deeds alone, no words")


def _add_scope(command: ArgumentParser) -> None:
    group = command.add_argument_group("which part of it")
    group.add_argument(
        "--actors", action="append", metavar="NAME,...", help="the ties among these: names or IRIs; repeatable"
    )
    group.add_argument(
        "--region",
        action="append",
        metavar="NAME,...",
        help="the ties within a UN region (Western Asia), an alliance (NATO), 'Iran and its neighbours', states, or a "
        "file with one of these a line; repeatable, adds to --actors",
    )
    group.add_argument("--around", metavar="ACTOR", help="what lies around an actor")
    group.add_argument("--steps", type=count, metavar="N", help="at most so many ties away (default 1)")


def chosen(arguments: Namespace, store: "GraphStore", *, leave_out: Collection[str] = ()) -> dict[str, Any]:
    """Return the switches of a command line as those of `kg.network.project`, without those left out.

    Raises:
        InputError: If the time ends before it begins, or there are steps around nobody.
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
        "unnamed": arguments.unnamed,
        "to_states": arguments.to_states,
        "quad": arguments.quad,
        "min_confidence": arguments.min_confidence,
        "actors": arguments.actors,
        "region": arguments.region,
        "around": arguments.around,
        "steps": arguments.steps,
    }
    return {name: value for name, value in given.items() if name not in leave_out}


def _moment(word: str) -> str:
    """Return an ISO 8601 day, month or year as it is."""
    try:
        return str(dates.given(word, where=""))
    except InputError as err:
        raise ArgumentTypeError(str(err)) from err


def _share(word: str) -> float:
    """Return a number from 0 to 1."""
    try:
        found = float(word)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise ArgumentTypeError(f"{word!r} is no probability; give a number from 0 to 1")
    return found


def _kinds(words: str) -> frozenset[str]:
    """Return kinds of actor, however their letters are cased."""
    known = {kind.casefold(): kind for kind in ACTOR_TYPES}
    wrong = [word for word in words.split(",") if word.strip().casefold() not in known]
    if wrong:
        raise ArgumentTypeError(f"{wrong[0]!r} is no kind of actor; there are {', '.join(sorted(ACTOR_TYPES))}")
    return frozenset(known[word.strip().casefold()] for word in words.split(","))
