"""The answer in one line, in words that its sentences bear out: "no text here says so", never "no"."""

from collections.abc import Callable, Sequence

from kg.asking.citing import BACKGROUND, COUNTED, Cited
from kg.asking.question import Question
from kg.asking.wording import SHOWN, joined, many, named, say, texts, weight

_UNMET = ("denied", "planned", "threatened", "demanded", "possible", "former")
_TOLD = {
    "denied": "{} it",
    "planned": "{} of it as planned",
    "threatened": "{} of it as threatened",
    "demanded": "{} of it as demanded",
    "possible": "{} of it as possible only",
    "former": "{} that it was so once",
}


def head(question: Question, rows: Sequence[Cited], kin: int, maybe: int) -> str:
    """Return the answer to a question in one line.

    Args:
        question: What is asked.
        rows: The sentences that count.
        kin: How many more tell of the same kind of act in other words.
        maybe: How many more may be of the time asked for.
    """
    counting = COUNTED if question.present else COUNTED | {"former"}  # who led it once led it
    counted = [row for row in rows if row.standing in counting]
    told = _HEADS.get(question.kind, _found)(question, counted, rows)
    told += (
        _unmet([row for row in rows if row.standing not in counting])
        if question.kind not in {"denials", "contested", "toll"}
        else ""
    )
    if kin:
        more = many(kin, "more sentence" if counted else "sentence")
        told += f"; {more} {'tells' if kin == 1 else 'tell'} of such an act in other words"
    if maybe:
        told += f"; {many(maybe, 'sentence')} may be of that time"
    return f"{told}."


def _unmet(rows: Sequence[Cited]) -> str:
    """Say how many texts deny it, or tell of it as not done; with of whom."""
    parts = []
    for standing in _UNMET:
        held = [row for row in rows if row.standing == standing]
        if texts(held):
            verb = {"denied": "deny", "former": "say"}.get(standing, "tell")
            third = {"deny": "denies", "say": "says", "tell": "tells"}[verb]
            who = named([row for row in held if row.document != BACKGROUND])
            of = f" ({who})" if who and len({name for row in held for name in row.answers}) <= SHOWN else ""
            parts.append(
                f"{many(texts(held), 'text')} {_TOLD[standing].format(third if texts(held) == 1 else verb)}{of}"
            )
    return "".join(f"; {part}" for part in parts)


def act_of(question: Question, *, asked: str = "") -> str:
    """Return what is asked about as a clause: "Russia attacked Ukraine in 2024"; ``asked`` for who is asked for."""
    act = _verb(question)
    subject = question.subject.name if question.subject else asked
    target = question.object.name if question.object else asked if question.subject else ""
    if question.act.relations and not question.act.roots and not question.act.kin:
        return joined(subject, act, target, _circumstances(question))
    if not subject and target and question.kind in {"whether", "when", "where", "why"}:
        subject = "anybody" if question.kind == "whether" else "somebody"
    return joined(subject, act, target, _circumstances(question))


def _verb(question: Question) -> str:
    told = question.act.present if question.present else question.act.past
    return told or question.act.term


def _circumstances(question: Question) -> str:
    place = f"in {question.place.name}" if question.place else ""
    return joined(place, question.period.words if question.period else "")


def _found(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    del rows
    if question.kind == "whom" and not question.subject:
        befell = joined(question.act.done, _circumstances(question))
        if not counted:
            return f"No text here says that anybody was {befell}"
        return f"{say(counted)} who was {befell}: {named(counted)}"
    if not counted:
        return f"No text here says that {act_of(question, asked='anybody')}"
    subject, target = (party.name if party else "" for party in (question.subject, question.object))
    asked = ("whom", subject, _verb(question)) if question.kind == "whom" else ("who", _verb(question), target)
    return f"{say(counted)} {joined(*asked, _circumstances(question))}: {named(counted)}"


def _whether(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    del rows
    if not counted:
        return f"No text here says that {act_of(question)}"
    only = ", only as somebody's words" if all(row.standing == "said" for row in counted) else ""
    clause = act_of(question).replace("anybody", "somebody")
    return f"{say(counted)} that {clause}{only}"


def _circumstance(word: str) -> Callable[[Question, Sequence[Cited], Sequence[Cited]], str]:
    def told(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
        del rows
        known = [row for row in counted if row.answers]
        clause = act_of(question).replace("anybody", "somebody")
        if not counted:
            return f"No text here says that {act_of(question)}"
        if not known:
            return f"{say(counted)} that {clause}, none says {word}"
        return f"{say(known)} {word} {clause}: {named(known)}"

    return told


def _events(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    del rows
    clause = joined(_scope(question), _circumstances(question))
    number = len({row.event for row in counted if row.event})
    if not number:
        return f"No text here tells of {clause if question.kind == 'list' else joined('anything', clause)}"
    told = f"{many(texts(counted), 'text')} {'tells' if texts(counted) == 1 else 'tell'} of {many(number, 'event')}"
    return f"{told}: {clause}" if question.kind == "list" else joined(told, clause)


def _scope(question: Question) -> str:
    """Return whose events are told of."""
    subject, target = (party.name if party else "" for party in (question.subject, question.object))
    if question.kind == "between":
        return f"between {subject} and {target}" if subject else ""
    if question.kind == "deeds":
        return joined(f"that {subject} did" if subject else "done", f"to {target}" if target else "")
    return joined(question.act.term, f"by {subject}" if subject else "", f"against {target}" if target else "")


def _toll(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    """Tell each number with the texts that give it: rival numbers of one event side by side."""
    del counted
    told = [row for row in rows if row.number is not None and row.standing in COUNTED]
    where = joined(
        question.act.term, f"by {question.subject.name}" if question.subject else "", _circumstances(question)
    )
    if not told:
        return f"No text here tells how many people were {where}"
    events: dict[str, list[Cited]] = {}
    for row in told:
        events.setdefault(row.event or row.iri, []).append(row)
    ranked = sorted(events.values(), key=lambda held: (-max(r.number or 0 for r in held), held[0].statement))
    parts = [_numbers(held) for held in ranked[:SHOWN]]
    more = f" and {len(ranked) - SHOWN} more events" if len(ranked) > SHOWN else ""
    one = "; ".join(parts) + more
    return f"{say(told, 'tell')} how many people were {where}, of {many(len(ranked), 'event')}: {one}"


def _numbers(rows: Sequence[Cited]) -> str:
    by: dict[tuple[int, str], list[Cited]] = {}
    for row in rows:
        by.setdefault((row.number or 0, row.bound), []).append(row)
    ranked = sorted(by.items(), key=lambda item: (-texts(item[1]), item[0]))
    told = [f"{joined(bound, f'{number:,}')} ({weight(held)})" for (number, bound), held in ranked]
    return " or ".join(told)


def _office(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    del rows
    of = f"{question.act.term} of {question.object.name if question.object else ''}"
    when = _circumstances(question)
    if not counted:
        return joined("No text here says who", "is" if question.present else "was", of, when)
    asked = joined("who", "is" if question.present else "was", of, when)
    return f"{say(counted)} {asked}: {named(counted, dated=question.present)}"


def _attributed(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    del rows
    who = question.subject.name if question.subject else ""
    verb = {"says": "says something", "promises": "promises something", "demands": "demands something"}
    does = verb.get(question.act.term or "says", f"{question.act.term} something")
    clause = joined(who, does, f"about {question.object.name}" if question.object else "", _circumstances(question))
    if not counted:
        return f"No text here tells that {clause}"
    told = f"{many(len(counted), 'sentence')} of {many(texts(counted), 'text')}"
    return f"{told} {'tells' if len(counted) == 1 else 'tell'} that {clause}"


def _denials(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    del counted
    held = [row for row in rows if row.standing == "denied"]
    what = joined("something", _circumstances(question))
    if question.act.term and question.subject:
        what = f"that {act_of(question)}"
    elif question.act.term:
        target = question.object.name if question.object else ""
        what = joined(question.act.doing, target, _circumstances(question))
    if not held:
        return f"No text here tells of anybody who denies {what}"
    return f"{say(held, 'tell')} who denies {what}: {named(held)}"


def _contested(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    del counted
    about = " and ".join(party.name for party in (question.subject, question.object) if party)
    clause = joined(f"about {about}" if about else "", _circumstances(question))
    if not rows:
        return f"No text here denies what another tells {clause}".rstrip()
    things = len({name for row in rows for name in row.answers})
    return (
        f"{many(things, 'thing')} told by some and denied by others {clause}".rstrip()
        + f", in {many(texts(rows), 'text')}"
    )


def _simple(what: str, nothing: str) -> Callable[[Question, Sequence[Cited], Sequence[Cited]], str]:
    def told(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
        del rows
        names = [party.name for party in (question.subject, question.object) if party]
        clause = joined(" and ".join(names), _circumstances(question))
        if not counted:
            return joined(nothing if names else nothing.rpartition(" ")[0], clause)
        return f"{say(counted, 'tell')} {joined(what if names else what.rpartition(' ')[0], clause)}" + (
            f": {named(counted)}" if named(counted) else ""
        )

    return told


def _entities(question: Question, counted: Sequence[Cited], rows: Sequence[Cited]) -> str:
    if question.classes:
        kinds = " or ".join(question.classes)
        number = len({name for row in counted for name in row.answers})
        named_here = f"{many(texts(counted), 'text')} {'names' if texts(counted) == 1 else 'name'}"
        if not number:
            return f"No text here names an entity of class {kinds}"
        return f"{named_here} {number:,} of class {kinds}: {named(counted)}"
    return _events(question, counted, rows)


_HEADS: dict[str, Callable[[Question, Sequence[Cited], Sequence[Cited]], str]] = {
    "agreements": _simple("of agreements of", "No text here tells of an agreement of"),
    "between": _events,
    "changes": _simple("something new about", "No text here tells anything new about"),
    "contested": _contested,
    "deeds": _events,
    "denials": _denials,
    "list": _entities,
    "mediators": _simple("who mediates between", "No text here tells who mediates between"),
    "office": _office,
    "profile": _simple("what holds of", "No text here states anything that holds of"),
    "says": _attributed,
    "stance": _attributed,
    "toll": _toll,
    "when": _circumstance("when"),
    "where": _circumstance("where"),
    "whether": _whether,
    "why": _circumstance("why"),
}
