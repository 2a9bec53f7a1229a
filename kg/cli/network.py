"""What `kg network` does: project, write files, measure, and print what is asked for, as tables or as JSON."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg.cli import console
from kg.cli.over_time import print_over_time, print_series, series_of
from kg.cli.switches import chosen
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.evidence import Evidence
    from kg.network import ActorExplanation, Interval, Network, Overlap, Summary
    from kg.store import GraphStore

SHOWN = 3  # blocs, triads and sentences listed in running text
NAMES = 6  # members of a bloc
WIDTH = 60  # characters of a name
RANGES = ("90 % of draws", "without a source", "rests on")


def network(arguments: Namespace) -> int:
    """Run ``kg network``."""
    import kg
    from kg.network import WRITERS, measured

    paths = {kind: getattr(arguments, kind.replace("-", "_")) for kind in WRITERS}
    console.check_outputs(*paths.values(), "-" if arguments.json else None)
    if arguments.step and not (arguments.series or arguments.over_time):
        raise InputError("--step says how --series and --over-time go", hint="add one of them, or leave it out")
    step = arguments.step or "month"
    with kg.open(arguments.graph) as graph:
        found = graph.network(**chosen(arguments, graph.store))
        explained = _actor(graph.store, found, arguments.explain) if arguments.explain else None
        pair = [_actor(graph.store, found, name) for name in arguments.series or ()]
        company, groups = _company(graph.store, found) if arguments.overlap else (None, {})
    if any(paths.values()):
        whole = measured(found)
        for kind, write in WRITERS.items():
            if paths[kind]:
                with console.output(paths[kind]) as path:
                    write(whole, path)
    if "-" in paths.values():
        _note_empty(found)
        return 0
    if arguments.json:
        console.as_json(_everything(found, explained, pair, company, step=step, over_time=arguments.over_time))
        _note_empty(found)
        return 0
    if explained:
        _print_explanation(found, explained, arguments.top)
    if pair:
        print_series(found, pair, step, _label)
    if arguments.over_time:
        print_over_time(found, step, arguments.top, _label)
    if company is not None:
        _print_overlap(found, company[: arguments.top], groups)
    if arguments.stability or not (explained or pair or arguments.over_time or arguments.overlap):
        _print_ranking(found, arguments.top, stable=arguments.stability)
    return 0


def _actor(store: "GraphStore", found: "Network", name: str) -> str:
    from kg.network import in_network
    from kg.store.names import find

    (nodes,) = find(store, [name])
    return in_network(found, [node.value for node in nodes], name)


def _company(store: "GraphStore", found: "Network") -> "tuple[list[Overlap], dict[str, str]]":
    """Return what pairs have in common, and the names of the groups among it."""
    from kg.network import overlap
    from kg.store.names import label

    company = overlap(found, store)
    groups = sorted({iri for both in company for iri in both.memberships})
    return company, {iri: label(store, iri) for iri in groups}


def _everything(
    found: "Network",
    explained: str | None,
    pair: Sequence[str],
    company: "Sequence[Overlap] | None",
    *,
    step: Any,
    over_time: bool,
) -> dict[str, Any]:
    """Return the summary, and each further thing asked for under its own key."""
    from kg.network import bursts, change_points, explain_actor, ranks_over_time, series, stability, summary, trends
    from kg.network.writers import EDGE_COLUMNS, edge_rows

    whole = summary(found).as_dict()
    whole["ties"] = [dict(zip(EDGE_COLUMNS, row, strict=True)) for row in edge_rows(found)]
    if "inner" in found.graph:
        whole["inner"] = found.graph["inner"]
    whole["stability"] = {actor: asdict(interval) for actor, interval in stability(found).items()}
    if explained:
        whole["explanation"] = asdict(explain_actor(found, explained))
    if pair:
        one, totals = series_of(found, pair, step)
        whole["series"] = one and asdict(one) | {
            "bursts": [asdict(burst) for burst in bursts(one, totals=totals)],
            "changes": [asdict(change) for change in change_points(one)],
        }
    if over_time:
        every = series(found, step=step)
        whole["over_time"] = {
            "ranks": [asdict(rank) for rank in ranks_over_time(found, step=step)],
            "series": [asdict(one) for one in every],
            "heating": [asdict(heat) | {"change": heat.change} for heat in trends(found, step=step)],
        }
    if company is not None:
        whole["overlap"] = [asdict(both) for both in company]
    return whole


def _label(found: "Network", iri: str) -> str:
    name = " ".join(str(found.nodes[iri].get("label", iri)).split()) if iri in found else iri
    return name if len(name) <= WIDTH else f"{name[: WIDTH - 1]}…"


def _names(found: "Network", iris: Iterable[str]) -> str:
    return _listed([_label(found, iri) for iri in iris])


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMES]) + (f" and {len(names) - NAMES} more" if len(names) > NAMES else "")


def _print_ranking(found: "Network", top: int, *, stable: bool) -> None:
    from kg.network import scope_words, stability, summary

    result = summary(found)
    dates = f", {result.since} to {result.until}" if result.since else ""
    chosen = scope_words(found)
    counts = ((len(result.actors), "actor"), (result.edges, "edge"), (result.documents, "document"))
    told = ", ".join(f"{number} {word}{'' if number == 1 else 's'}" for number, word in counts)
    print(f"{chosen}: {told}{dates}" if chosen else f"{told}{dates}")
    _note_empty(found)
    if not result.actors:
        return
    ranges: dict[str, Interval] = stability(found)
    settled = all(own.low == own.high for own in ranges.values())
    measures = ("ranks", "cooperation", "hostility", "brokerage", "bloc")
    rows = []
    for rank, actor in enumerate(result.actors[:top], start=1):
        row = [str(rank), _label(found, actor.iri), actor.kind, f"{actor.influence:.3f}"]
        own = ranges[actor.iri]
        if stable:
            pivotal = own.pivotal.partition("/document/")[2] or own.pivotal
            row += [f"{own.best}-{own.worst}", f"{own.best_without}-{own.worst_without}", pivotal]
        else:
            row.append("?" if settled else f"{own.best}-{own.worst}")
            row += [f"{actor.strength.positive:.1f}", f"{actor.strength.negative:.1f}", f"{actor.betweenness:.3f}"]
            row.append(str(actor.bloc + 1))
        rows.append(row)
    console.table(("#", "actor", "kind", "influence", *(RANGES if stable else measures)), rows)
    if settled:
        print("all acts rest on one text: draws can't tell how sure the ranks are")
    elif not stable:
        print("ranks: 90 % of draws of other texts from these put the actor there (--stability)")
    if found.graph.get("into"):
        inner = found.graph["inner"]
        left = f"; left out: {inner} {'edge' if inner == 1 else 'edges'} between those who act for one state"
        print(f"who acts for a state is counted as it (--no-to-states lists each){left if inner else ''}")
    _print_structure(found, result)


def _note_empty(found: "Network") -> None:
    from kg.network import scope_words

    if found.number_of_edges():
        return
    if scope_words(found):
        console.none("no tie between two of those chosen; choose more, or switch less off")
    else:
        console.none("no tie between two actors; nothing in these texts tells of one, or it is switched off")


def _print_structure(found: "Network", result: "Summary") -> None:
    for number, members in enumerate(result.blocs[:SHOWN], start=1):
        print(f"bloc {number} ({len(members)}): {_names(found, members)}")
    state = result.balance
    if state.share is None:
        return
    print(
        f"balance: {state.balanced} of {state.balanced + state.unbalanced} triads; frustration {state.frustration:.2f}"
    )
    for triad in state.unstable[:SHOWN]:
        print(f"unstable: {_names(found, triad)}")


def _print_explanation(found: "Network", actor: str, top: int) -> None:
    from kg.network import explain_actor

    why: ActorExplanation = explain_actor(found, actor)
    print(f"{_label(found, actor)}: influence {why.score:.3f}, rank {why.rank} of {why.actors}")
    for edge in why.edges[:top]:
        whom = _label(found, edge.target) if edge.target else edge.label
        print(f"{edge.share:6.1%}  {edge.term} {whom} (weight {edge.weight:.2f})")
        for passage in edge.evidence[:SHOWN]:
            print(f"        “{' '.join(passage.sentence.split())}”\n          {_where(passage)}")
        if len(edge.evidence) > SHOWN:
            print(f"        and {len(edge.evidence) - SHOWN} more")
    if len(why.edges) > top:
        print(f"and {len(why.edges) - top} more acts (--top)")


def _where(passage: "Evidence") -> str:
    speaker = f"by {passage.speaker}" if passage.speaker else ""
    through = f"through {_listed(passage.through)}" if passage.through else ""
    upon = f"upon {_listed(passage.upon)}" if passage.upon else ""
    parts = [part for part in (passage.outlet, passage.date, passage.document, speaker, through, upon) if part]
    return f"{', '.join(parts)}, characters {passage.start} to {passage.end}"


def _print_overlap(found: "Network", company: "Sequence[Overlap]", groups: dict[str, str]) -> None:
    if not company:
        console.none("no two actors share a membership, partner, friend or enemy")
    console.table(
        ("actor", "actor", "shared memberships", "shared partners", "S", "in common"),
        [
            (
                _label(found, both.a),
                _label(found, both.b),
                *("" if share is None else f"{share:.2f}" for share in _shares(both)),
                _listed([*(groups[iri] for iri in both.memberships), *(_label(found, iri) for iri in both.partners)]),
            )
            for both in company
        ],
    )


def _shares(both: "Overlap") -> tuple[float | None, ...]:
    return both.shared_memberships, both.shared_partners, both.similarity
