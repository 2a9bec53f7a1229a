"""From what a question asks for to a SPARQL query over the evidence.

Each row of its answer is a statement (``?said``) of a document, with the event it reports, who or what is asked for
(``?found``) and the days between which it holds or happened (``?from``, ``?until``; as exact as the texts allow).
"""

from dataclasses import replace

from kg.asking.clauses import (
    EVENT_DAYS,
    PUBLISHED,
    RELATION_DAYS,
    bound,
    during,
    happenings,
    related,
    still,
    values,
)
from kg.asking.question import Question
from kg.lexica import office_kinds
from kg.verbs import Act

ACTS = {"threatens": "THREATEN", "demands": "REQUEST"}  # what stances are as events
HARM = {"killed": "fatalities"}
_BELONGING = "kg:leads kg:headOfStateOf kg:headOfGovernmentOf kg:affiliatedWith kg:spokespersonOf kg:memberOf"
_LESSER = r"(vice|deputy|assistant|former|ex|acting|first lady)[- ]"


def sparql(question: Question) -> str:
    """Return the query that answers a question; ``kg query`` gives the same rows for it."""
    body = _BODIES[question.kind](question)
    if question.classes and question.kind != "list":
        body += f"\n  VALUES ?class {{ {' '.join(f'kg:{name}' for name in question.classes)} }} ?found a ?class ."
    body += during(question.period)
    return (
        "SELECT DISTINCT ?said ?document ?event ?found ?from ?until WHERE {"  # nosec B608  # SPARQL that only reads
        f"{body}\n}}\nORDER BY ?document ?said ?found ?event"
    )


def _found(body: str, expression: str) -> str:
    return f"{body}\n  BIND({expression} AS ?found)"


def _done(question: Question, expression: str) -> str:
    """Return who did it to whom, by events and by relations."""
    act, parts = question.act, []
    actor = question.subject is not None or expression == "?a"
    recipient = question.object is not None or expression == "?b"
    if act.roots or act.kin or act.others:
        mutual = act.mutual and actor and recipient
        parts.append(happenings(question, actor=actor, recipient=recipient, mutual=mutual))
    if act.relations and question.place is None and question.kind in {"who", "whom", "whether"}:
        parts.append(related(question))
    return _found(" UNION ".join(f"{{{part}\n  }}" for part in parts), expression)


def _when(question: Question) -> str:
    return _done(question, "?time")


def _where(question: Question) -> str:
    body = _done(question, "?somewhere").replace("\n  BIND(?somewhere AS ?found)", "")
    return f"""{body}
  OPTIONAL {{ GRAPH ?document {{ ?said sem:hasPlace ?there }} }}
  OPTIONAL {{ ?event sem:hasPlace ?gathered_there }}
  BIND(COALESCE(?there, ?gathered_there) AS ?found)"""


def _why(question: Question) -> str:
    body = _done(question, "?other").replace("\n  BIND(?other AS ?found)", "")
    return f"""{body}
  OPTIONAL {{
    GRAPH ?document {{ ?said kg:inResponseTo|kg:causedBy ?earlier }}
    ?reason kg:reportedIn ?earlier
  }}
  BIND(?reason AS ?found)"""


def _deeds(question: Question) -> str:
    sides = {"actor": question.subject is not None, "recipient": question.object is not None}
    return _found(happenings(question, **sides), "?event")


def _between(question: Question) -> str:
    both = question.subject is not None
    return _found(happenings(question, actor=both, recipient=both, mutual=both), "?event")


def _toll(question: Question) -> str:
    count = HARM.get(question.act.term, question.act.term)
    of = replace(question, act=Act())
    body = happenings(of, actor=of.subject is not None, recipient=of.object is not None)
    return f"{body}\n  GRAPH ?document {{ ?said kg:{count} ?found }}"


def _office(question: Question) -> str:
    """Return who stands to the state or body as a text or the background says, where it gives the title as well."""
    title = question.act.term
    kinds = [kind for kind in office_kinds.kinds().values() if " " in title and title in kind.titles]
    titles = sorted({title}.union(*({t for t in kind.titles if " " in t} for kind in kinds)))
    words = "|".join(titles)
    fits = f'REGEX(LCASE(STR(?title)), "(^|[^a-z])({words})($|[^a-z])") && !REGEX(LCASE(STR(?title)), "{_LESSER}")'
    return f"""
  {bound(question)}VALUES ?relation {{ {_BELONGING} }}
  GRAPH ?document {{ ?said rdf:subject ?a ; rdf:predicate ?relation ; rdf:object ?b }}
  {{ GRAPH ?document {{
    ?said prov:wasDerivedFrom ?passage .
    ?post rdf:subject ?a ; rdf:predicate kg:position ; rdf:object ?title ; prov:wasDerivedFrom ?passage
  }} }} UNION {{ GRAPH ?document {{ ?said a rdf:Statement ; rdfs:label ?title }} }}
  FILTER({fits}){RELATION_DAYS}{still(question)}
  BIND(?a AS ?found)"""


def _says(question: Question) -> str:
    about = " ; kg:speaksOf ?b" if question.object else ""
    stance = f' ; kg:stance "{question.act.term}"' if question.kind == "stance" else ""
    said = f"""
  {bound(question)}GRAPH ?document {{ ?said a kg:Attribution ; kg:source ?a{about}{stance} }}{PUBLISHED}"""
    if question.act.term not in ACTS:
        return said
    acts = replace(question, act=Act(roots=((ACTS[question.act.term], ()),)))
    done = happenings(acts, actor=True, recipient=question.object is not None)
    return f"{{{said}\n  }} UNION {{{done}\n    GRAPH ?document {{ ?said kg:basis kg:Happening }} }}"


def _denials(question: Question) -> str:
    sides = {"actor": question.subject is not None, "recipient": question.object is not None}
    body = f"""{{{happenings(question, **sides)}
    GRAPH ?document {{ {{ ?said kg:polarity kg:Denied }} UNION {{ ?said kg:status kg:Denied }} }} }}"""
    if not question.act.term:
        body += f""" UNION {{
    GRAPH ?document {{
      ?said a kg:Assertion ; kg:polarity kg:Denied ; rdf:predicate ?relation
      FILTER NOT EXISTS {{ ?said kg:former true }}
    }}{PUBLISHED}
  }}"""
    return f"{body}\n  OPTIONAL {{ GRAPH ?document {{ ?said kg:attributedTo ?found }} }}"


def _contested(question: Question) -> str:
    taking = "".join(
        f"\n  {values(f'x{n}', party)}GRAPH ?document {{ ?said kg:actor|kg:recipient|rdf:subject|rdf:object ?x{n} }}"
        for n, party in enumerate((question.subject, question.object))
        if party
    )
    return f"""
  {{
    ?event kg:reportedIn ?yes , ?no .
    GRAPH ?denying {{ ?no kg:status kg:Denied }}
    GRAPH ?telling {{ ?yes kg:polarity kg:Affirmed ; kg:certainty ?sure ; kg:status ?status }}
    FILTER(?sure IN (kg:Certain, kg:Probable) && ?status IN (kg:Happened, kg:Ongoing, kg:Hypothetical))
  }} UNION {{
    GRAPH ?denying {{
      ?no a kg:Assertion ; rdf:predicate ?p ; kg:polarity kg:Denied ; rdf:subject ?s ; rdf:object ?o
      FILTER NOT EXISTS {{ ?no kg:former true }}
    }}
    GRAPH ?telling {{
      ?yes a kg:Assertion ; rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o ; kg:polarity kg:Affirmed
    }}
  }}
  VALUES ?side {{ "told" "denied" }}
  BIND(IF(?side = "told", ?yes, ?no) AS ?said)
  BIND(IF(?side = "told", ?telling, ?denying) AS ?document){taking}{PUBLISHED}
  BIND(COALESCE(?event, ?no) AS ?found)"""


def _agreements(question: Question) -> str:
    also = ""
    if question.object:
        party = "GRAPH ?elsewhere { ?too rdf:subject ?b ; rdf:predicate kg:partyTo ; rdf:object ?found }"
        also = f"\n  {values('b', question.object)}FILTER EXISTS {{ {party} }}"
    return f"""
  {values("a", question.subject)}
  GRAPH ?document {{ ?said rdf:subject ?a ; rdf:predicate kg:partyTo ; rdf:object ?found }}{also}{RELATION_DAYS}"""


def _mediators(question: Question) -> str:
    taking = ties = ""
    for n, party in (("a", question.subject), ("b", question.object)):
        if party is None:
            continue
        bind = f"\n    {values(n, party)}"
        taking += f"{bind}GRAPH ?document {{ ?said kg:actor|kg:recipient ?{n} }} FILTER(?{n} != ?found)"
        tie = f"?tie_{n} rdf:subject ?found ; rdf:predicate kg:mediatesBetween ; rdf:object ?{n}"
        ties += f"{bind}FILTER EXISTS {{ GRAPH ?in_{n} {{ {tie} }} }}"
    tied = "?said rdf:subject ?found ; rdf:predicate kg:mediatesBetween ; rdf:object ?party"
    return f"""
  {{
    GRAPH ?document {{ ?said a kg:EventReport ; kg:mediator ?found }}
    ?event kg:reportedIn ?said .{taking}{EVENT_DAYS}
  }} UNION {{
    GRAPH ?document {{ {tied} }}{ties}{RELATION_DAYS}
  }}"""


def _changes(question: Question) -> str:
    """Return what no text tells that was published before the period."""
    taking = "".join(
        f"\n    {values(n, party)}GRAPH ?document {{ ?said kg:actor|kg:recipient|rdf:subject|rdf:object ?{n} }}"
        for n, party in (("a", question.subject), ("b", question.object))
        if party
    )
    first = question.period.first if question.period and question.period.first else "0000"
    before = f'GRAPH ?earlier {{ ?earlier schema:datePublished ?day }} FILTER(STR(?day) < "{first}")'
    triple = "rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"
    return f"""
  {{
    GRAPH ?document {{ ?said a kg:EventReport ; kg:basis kg:Happening }}{taking}
    ?event kg:reportedIn ?said .
    FILTER NOT EXISTS {{ ?event kg:reportedIn ?old . GRAPH ?earlier {{ ?old a kg:EventReport }} {before} }}
  }} UNION {{
    GRAPH ?document {{ ?said a kg:Assertion ; kg:basis kg:Fact ; {triple} }}{taking}
    FILTER NOT EXISTS {{ GRAPH ?earlier {{ ?old {triple} ; kg:basis kg:Fact }} {before} }}
  }}{PUBLISHED}"""


def _profile(question: Question) -> str:
    return f"""
  {bound(question)}
  GRAPH ?document {{ ?said rdf:subject ?a ; rdf:predicate ?relation ; rdf:object ?found ; kg:basis kg:Fact }}
  {PUBLISHED}"""


def _list(question: Question) -> str:
    if question.classes:
        return f"""
  VALUES ?class {{ {" ".join(f"kg:{name}" for name in question.classes)} }}
  ?found a ?class FILTER NOT EXISTS {{ ?found kg:named false }}
  {{
    SELECT ?found ?document (MIN(?mention) AS ?said) {{ GRAPH ?document {{ ?mention kg:refersTo ?found }} }}
    GROUP BY ?found ?document
  }}{PUBLISHED}"""
    both = question.subject is not None and question.object is not None
    sides = {"actor": question.subject is not None, "recipient": question.object is not None}
    return _found(happenings(question, **sides, mutual=both and question.act.mutual), "?event")


_BODIES = {
    "agreements": _agreements,
    "between": _between,
    "changes": _changes,
    "contested": _contested,
    "deeds": _deeds,
    "denials": _denials,
    "list": _list,
    "mediators": _mediators,
    "office": _office,
    "profile": _profile,
    "says": _says,
    "stance": _says,
    "toll": _toll,
    "when": _when,
    "where": _where,
    "whether": lambda question: _done(question, "?event"),
    "who": lambda question: _done(question, "?a"),
    "whom": lambda question: _done(question, "?b"),
    "why": _why,
}
