"""A realistic network of some 60 actors for the tests and benchmarks of the page.

The ties are broadly known ones of the South Caucasus, the Black Sea and the Middle East; outlets and sentences are made
up from patterns, to look like evidence and not to be any.
"""

import math
from pathlib import Path

import networkx as nx

from kg.evidence import Evidence
from kg.namespaces import BASE_IRI
from kg.network import Network
from kg.network.signs import ties

WORDS = {
    "ASSAULT": "Forces of {a} struck positions held by {b} overnight",
    "THREATEN": "{a} warned {b} of grave consequences",
    "fights": "{a} has been at war with {b} since then",
    "alliedWith": "{a} and {b} are bound by a mutual defence pact",
    "partnerOf": "{a} and {b} describe each other as strategic partners",
    "suppliesArmsTo": "{a} delivered air defence systems and drones to {b}",
    "memberOf": "{a} is a member of {b}",
    "SANCTION": "{a} imposed new restrictions on {b}",
    "AID": "{a} sent {b} a further package of assistance",
    "CONSULT": "{a} held talks with {b} on the regional agenda",
    "ACCUSE": "{a} accused {b} of bad faith",
    "headOfStateOf": "{a}, the president of {b}, opened the session",
    "speaksAbout": "{a} said that much would depend on {b}",
}
OUTLETS = ("Caspian Courier", "Bosphorus Review", "Steppe Dispatch", "Levant Monitor", "Black Sea Wire")


def table(name):
    """Return the rows of a table beside this file, without its header."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def sample() -> Network:
    """Return the network, the same at every call."""
    graph: Network = nx.MultiDiGraph()
    iris, labels = {}, {}
    for code, kind, label in table("sample_actors.tsv"):
        iri = f"{BASE_IRI}{kind.lower()}/{code}" if kind != "Group" else f"{BASE_IRI}group/d1/{code}"
        iris[code], labels[code] = iri, label
        graph.add_node(iri, label=label, kind=kind, same_as=(), aliases=(), named=kind != "Group")
    for number, (a, term, b, count) in enumerate(table("sample_ties.tsv")):
        add_tie(graph, (iris[a], labels[a]), term, (iris[b], labels[b]), int(count), number)
    return graph


def add_tie(graph, source, term, target, count, number):
    """Add one edge with ``count`` made-up sentences; every eleventh is also denied, every fifth attributed."""
    (u, a), (v, b) = source, target
    tie = ties()[term]
    passages = [_passage(a, tie, b, place, number) for place in range(count)]
    disputed = number % 11 == 0 and tie.kind == "event"
    if disputed:
        passages.append(_denial(a, b, number))
    for one, other in [(u, v), (v, u)] if tie.symmetric else [(u, v)]:
        graph.add_edge(
            one,
            other,
            key=term,
            kind=tie.kind,
            sign=tie.sign,
            strength=tie.strength,
            weight=tie.strength / 10 * 0.8 * (1 + math.log(count)),
            symmetric=tie.symmetric,
            disputed=disputed,
            documents=len(passages),
            confidence=0.8,
            times=tuple(sorted({passage.date for passage in passages})),
            events=(f"{BASE_IRI}event/{number}",) if tie.kind == "event" else (),
            evidence=tuple(sorted(passages)),
        )


def _passage(a, tie, b, place, number):
    month = (number * 7 + place * 3) % 30
    date = f"{2023 + month // 12}-{month % 12 + 1:02}-{(number * 5 + place) % 27 + 1:02}"
    words = WORDS.get(tie.term, "{a} was reported to " + tie.term.lower() + " {b}").format(a=a, b=b)
    tail = ("", ", officials in both capitals confirmed", " after months of rising tension in the region")[place % 3]
    document = f"{BASE_IRI}document/d{number}-{place}"
    outlet = OUTLETS[(number + place) % len(OUTLETS)]
    speaker = "Marina Petrova" if (number + place) % 5 == 0 else ""
    return Evidence(
        document, 120, 120 + len(words + tail) + 1, f"{words}{tail}.", tie.kind, speaker=speaker,
        outlet=outlet, date=date,
        headline=f"{a} and {b}: what comes next", url=f"https://news.example/{number}/{place}",
        status="Happened" if tie.kind == "event" else "", confidence=0.8,
    )  # fmt: skip


def _denial(a, b, number):
    words = f"A spokesman for {a} denied that anything of the kind had been done to {b}."
    return Evidence(
        f"{BASE_IRI}document/d{number}-0", 400, 400 + len(words), words, "claim", polarity="Denied", status="Denied",
        speaker=f"spokesman for {a}", outlet=OUTLETS[number % 5],
        date="2024-03-02", headline=f"{a} and {b}: what comes next", url="https://news.example/denial",
    )  # fmt: skip
