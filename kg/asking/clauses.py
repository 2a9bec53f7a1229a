"""Parts of the queries that answer questions: who takes part, what counts, where, and on which days."""

from datetime import date, timedelta

from kg.asking.question import Party, Period, Question
from kg.ontology import relations
from kg.verbs import Act

SOON = timedelta(days=30)  # news tells of what is not older, as a rule
SAID = "?said a kg:EventReport ; kg:eventType ?type"
# What a report tells of its time, else what the event has from another one, else the day of the text.
EVENT_DAYS = """
  OPTIONAL { GRAPH ?document { ?said sem:hasTimeStamp ?told } }
  OPTIONAL { GRAPH ?document { ?said kg:earliest ?earliest } }
  OPTIONAL { GRAPH ?document { ?said kg:latest ?latest } }
  OPTIONAL { GRAPH ?document { ?said kg:dating ?dating } }
  OPTIONAL { ?event sem:hasTimeStamp ?gathered }
  OPTIONAL { ?event kg:earliest ?event_earliest }
  OPTIONAL { ?event kg:latest ?event_latest ; kg:dating ?event_dating }
  OPTIONAL { GRAPH ?document { ?document schema:datePublished ?published } }
  BIND(COALESCE(STR(?told), STR(?gathered)) AS ?time)
  BIND(COALESCE(?dating, "publication") = "publication" &&
    COALESCE(?event_dating, "publication") = "publication" AS ?undated)
  BIND(COALESCE(STR(?earliest), STR(?event_earliest), IF(?dating != "publication", "0000-01-01", ?never),
    SUBSTR(STR(?published), 1, 10)) AS ?from)
  BIND(COALESCE(IF(?dating != "publication", STR(?latest), ?never),
    IF(?event_dating != "publication", STR(?event_latest), ?never), IF(?dating != "publication", "9999-12-31", ?never),
    SUBSTR(STR(?published), 1, 10)) AS ?until)"""
RELATION_DAYS = """
  OPTIONAL { GRAPH ?document { ?said kg:validFrom ?begun } }
  OPTIONAL { GRAPH ?document { ?said kg:validUntil ?ended } }
  OPTIONAL { GRAPH ?document { ?said kg:time ?told } }
  OPTIONAL { GRAPH ?document { ?document schema:datePublished ?published } }
  OPTIONAL { GRAPH ?document { ?said a rdf:Statement BIND("9999-12-31" AS ?open) } }
  BIND(STR(?told) AS ?time)
  BIND(CONCAT(STR(?begun), SUBSTR("0000-01-01", STRLEN(STR(?begun)) + 1)) AS ?since)
  BIND(CONCAT(STR(?ended), SUBSTR("0000-12-31", STRLEN(STR(?ended)) + 1)) AS ?till)
  BIND(COALESCE(?since, IF(BOUND(?ended) || BOUND(?open), "0000-01-01", ?never),
    CONCAT(?time, SUBSTR("0000-01-01", STRLEN(?time) + 1)), SUBSTR(STR(?published), 1, 10)) AS ?from)
  BIND(COALESCE(?till, IF(BOUND(?begun), "9999-12-31", ?never), ?open,
    CONCAT(?time, SUBSTR("0000-12-31", STRLEN(?time) + 1)), SUBSTR(STR(?published), 1, 10)) AS ?until)"""
PUBLISHED = """
  OPTIONAL { GRAPH ?document { ?document schema:datePublished ?published } }
  BIND(SUBSTR(STR(?published), 1, 10) AS ?from) BIND(?from AS ?until)"""


def during(period: Period | None) -> str:
    """Keep what may be of a period; what has no date at all stays, to be counted apart.

    What is only known to be no later than its text may be of the days before it.
    """
    if period is None:
        return ""
    first = f'?until >= "{period.first}"' if period.first else "true"
    last = "true"
    if period.last:
        late = min(period.last, date.max - SOON) + SOON
        last = f'(?from <= "{period.last}" || (BOUND(?undated) && ?undated && ?from <= "{late}"))'
    return f"\n  FILTER(!BOUND(?from) || ({first} && {last}))"


def values(variable: str, party: Party | None) -> str:
    """Bind a variable to whom a question names, if it names somebody."""
    return f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in party.iris)} }} " if party else ""


def bound(question: Question) -> str:
    """Bind ``?a`` to who acts and ``?b`` to whom it is done, as far as they are named."""
    return values("a", question.subject) + values("b", question.object)


def types(act: Act) -> str:
    """Return what kind of event counts; of threats, also whatever is threatened."""
    listed = sorted({root for root, _ in (*act.roots, *act.kin)} | set(act.others))
    if not listed:
        return ""
    kinds = f"VALUES ?type {{ {' '.join(f'plover:{root}' for root in listed)} }}"
    if "THREATEN" not in listed:
        return f"\n  {kinds}"
    threatened = "GRAPH ?document { ?said kg:status kg:Threatened }"
    return f"\n  {{ {kinds} GRAPH ?document {{ {SAID} }} }} UNION {{ {threatened} }}"


def _place(question: Question) -> str:
    if question.place is None:
        return ""
    return f"""
  {values("place", question.place)}?spot kg:locatedIn* ?place .
  {{ GRAPH ?document {{ ?said sem:hasPlace ?spot }} }} UNION {{ ?event sem:hasPlace ?spot }}"""


def happenings(question: Question, *, actor: bool, recipient: bool, mutual: bool = False) -> str:
    """Return the reports of events that count, with who takes part."""
    straight = (" ; kg:actor ?a" if actor else "") + (" ; kg:recipient ?b" if recipient else "")
    sides = f"GRAPH ?document {{ {SAID}{straight} }}"
    if recipient and question.object and question.object.kind == "Place":  # what is done to a city is done there
        there = f"GRAPH ?document {{ {SAID}{' ; kg:actor ?a' if actor else ''} ; sem:hasPlace ?b }}"
        sides = f"{{ {sides} }} UNION {{ {there} }}"
    if mutual:
        crossed = f"GRAPH ?document {{ {SAID} ; kg:actor ?b ; kg:recipient ?a }}"
        together = f"GRAPH ?document {{ {SAID} ; kg:actor ?a , ?b FILTER(?a != ?b) }}"
        sides = f"{{ {sides} }} UNION {{ {crossed} }} UNION {{ {together} }}"
    return f"""
  {bound(question)}{types(question.act)}
  {sides}
  ?event kg:reportedIn ?said .{_place(question)}{EVENT_DAYS}"""


def related(question: Question) -> str:
    """Return the statements of the relations that count, in texts and in background knowledge."""
    parts = []
    for symmetric in (False, True):
        named = [name for name in question.act.relations if relations()[name].symmetric == symmetric]
        if named:
            ways = ["rdf:subject ?a ; rdf:object ?b"] + ["rdf:subject ?b ; rdf:object ?a"] * symmetric
            kinds = f"VALUES ?relation {{ {' '.join(f'kg:{name}' for name in named)} }}"
            parts += [f"{{ {kinds} GRAPH ?document {{ ?said {way} ; rdf:predicate ?relation }} }}" for way in ways]
    return f"""
  {bound(question)}
  {" UNION ".join(parts)}{RELATION_DAYS}{still(question)}"""


def still(question: Question) -> str:
    """Of today, keep of the background only what is said to hold now, or to have ended on a day."""
    if not question.present:
        return ""
    return """
  FILTER(BOUND(?ended) || EXISTS { GRAPH ?document { ?said a kg:Assertion } }
    || EXISTS { ?a ?relation ?b } || EXISTS { ?b ?relation ?a }
    || EXISTS { GRAPH ?document { ?a ?relation ?b } } || EXISTS { GRAPH ?document { ?b ?relation ?a } })"""
