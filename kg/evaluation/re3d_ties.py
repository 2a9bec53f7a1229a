"""The ties that one word makes between nouns, as the re3d gold standard marks them: one rule a function.

A rule reads the dependency tree around a verb or a noun and yields (source, target, type). ``Heads`` maps the head
token of each mention to it; a noun that heads none tells what happens ("attack", "progress") and ties nothing itself.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.evaluation.re3d_words import (
    ACTORS,
    COLLECTIVES,
    NOUNS,
    Heads,
    Tie,
    actors,
    can_be_somewhere,
    crossed,
    is_a,
    is_named,
    is_place,
    mentioned,
    named_actors,
    words,
)
from kg.language.syntax.arguments import Arguments, arguments
from kg.language.syntax.clauses import surface_subjects
from kg.language.syntax.phrases import prepositional

_PERSONS = frozenset({"Person"})
_PRESENT = frozenset({"of", "on", "against", "by"})
_DOING = frozenset({"by"})


def ties_of(token: Token, heads: Heads) -> Iterator[Tie]:
    """Yield the ties of a clause if the token is a verb, those inside a noun phrase if it is a noun."""
    for source, target, type_ in _read(token, heads):
        yield _named(source, heads), _named(target, heads), type_


def _named(token: Token, heads: Heads) -> Token:
    """Return the last noun of the sentence that means the same as a pronoun, or the token itself if there is none."""
    pronoun = heads.get(token.i)
    if pronoun is None or pronoun["form"] != "pronoun" or pronoun["entity"] is None:
        return token
    same = [
        i
        for i in range(token.sent.start, token.sent.end)
        if i in heads and heads[i]["form"] != "pronoun" and heads[i]["entity"] == pronoun["entity"]
    ]
    return token.doc[same[-1]] if same else token


def _read(token: Token, heads: Heads) -> Iterator[Tie]:
    if token.pos_ in {"VERB", "AUX"}:
        yield from _of_verb(token, heads)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from _place_of_noun(token, heads)
        yield from _aim(token, heads)
        yield from _whole(token, heads)
        yield from _part_of(token, heads)
        yield from _other_name(token, heads)


def _subjects(noun: Token) -> list[Token]:
    """Return the subject of the clause whose object, or whose preposition's object, a noun is; none if it is talked of.

    "Iraq" for "raids" in "Iraq began raids", but not in "Iraq condemned the raids".
    """
    clause = noun.head.head if noun.dep_ == "pobj" else noun.head
    inside = noun.dep_ in {"dobj", "pobj", "attr"} and clause.pos_ in {"VERB", "AUX"}
    spoken_of = clause.lemma_ in words("condemn") | words("like") | words("communicate") | words("speak")
    return surface_subjects(clause) if inside and not spoken_of else []


def _parties(happening: Token, heads: Heads, prepositions: frozenset[str]) -> list[Token]:
    """Return who takes part in what a noun tells: its owner, who stands after it, who does it.

    "Russia" and "rebels" in "Russia's attack on the rebels in Gori"; "The army" in "The army began raids".
    """
    owners = [c for c in happening.children if c.dep_ in {"poss", "compound", "amod"} and c.pos_ != "PRON"]
    others = [noun for name, noun in prepositional(happening) if name in prepositions]
    return actors([*owners, *others, *_subjects(happening)], heads)


# --- clauses


def _agents(verb: Token, found: Arguments, heads: Heads) -> list[Token]:
    """Return who acts; for a participle or infinitive that tells of a happening, who takes part in that.

    "The army" in "The army carried out raids using drones", "Iraq" in "Iraq began a campaign to defeat them".
    """
    agents = []
    for token in found.get("agent", ()):
        told = verb.dep_ == "acl" and verb.tag_ == "VBG" and token.i not in heads
        agents.extend(_parties(token, heads, _PRESENT) if told else [token] if token.pos_ in NOUNS else [])
    if agents or verb.tag_ != "VB" or verb.dep_ not in {"acl", "relcl"}:
        return agents
    return [verb.head] if verb.head.i in heads else _parties(verb.head, heads, _PRESENT)


def _of_verb(verb: Token, heads: Heads) -> Iterator[Tie]:
    """Yield the ties of a clause: what its verb tells, and the place of each participant."""
    found = arguments(verb)
    agents = _agents(verb, found, heads)
    patients = [token for token in found.get("patient", ()) if token.pos_ in NOUNS]
    partners = _partners(verb, found, patients, heads)
    yield from _fights(verb, found, agents, patients, heads)
    yield from crossed(agents, partners, "CommWith")
    yield from crossed(actors(agents, heads), _supported(verb, heads), "AlliesOf")
    yield from _deals(verb, agents, patients, heads)
    yield from _feelings(verb, agents, patients, heads)
    yield from _memberships(verb, found, agents, patients, heads)
    if verb.lemma_ == "be":  # "The group is a charity in Gori"
        places = [place for noun in found.get("attr", ()) for place in _places(noun, heads)]
        persons = [t for t in found.get("attr", ()) if is_named(t, heads) and is_a(t, heads, _PERSONS)]
        subjects = [t for t in agents if t.i in heads and t.pos_ != "PRON"]
        yield from crossed(subjects, places, "CoLocated")
        yield from crossed(subjects, persons, "IsSynonymOf")
    participants = [*agents, *patients, *(t for t in partners if t not in patients)]
    yield from crossed([t for t in participants if can_be_somewhere(t, heads)], _scene(verb, heads), "CoLocated")


def _memberships(
    verb: Token, found: Arguments, agents: list[Token], patients: list[Token], heads: Heads
) -> Iterator[Tie]:
    """Yield who is assigned to a body, who comes from one ("soldiers sent from NATO"), and what something includes."""
    if verb.lemma_ in words("assign"):
        yield from crossed(patients, [t for t in found.get("prep_to", ()) if is_a(t, heads, COLLECTIVES)], "BelongsTo")
    bodies = [t for t in found.get("prep_from", ()) if is_named(t, heads) and is_a(t, heads, COLLECTIVES)]
    yield from crossed(actors([*agents, *patients], heads), bodies, "BelongsTo")
    if verb.lemma_ == "include":
        yield from crossed(mentioned(patients, heads), agents, "BelongsTo")


def _fights(verb: Token, found: Arguments, agents: list[Token], patients: list[Token], heads: Heads) -> Iterator[Tie]:
    """Yield whom an attack hits, against whom anything is done, and from whom something is freed."""
    if verb.lemma_ in words("attack"):
        yield from crossed(agents, mentioned(patients, heads), "FightingAgainst")
    foes = [*found.get("prep_against", ())]
    if verb.lemma_ in words("free"):
        foes += [*found.get("prep_from", ()), *found.get("prep_of", ())]
    yield from crossed(agents, actors(foes, heads), "FightingAgainst")


def _supported(verb: Token, heads: Heads) -> list[Token]:
    """Return whom a clause supports, or has the support of: "in support of the army", "with support from Norway"."""
    acts = [noun for name, noun in prepositional(verb) if name in {"in", "with"} and noun.lemma_ == "support"]
    allies = (other for noun in acts for name, other in prepositional(noun) if name in {"of", "from", "to"})
    return named_actors(allies, heads)


def _partners(verb: Token, found: Arguments, patients: list[Token], heads: Heads) -> list[Token]:
    """Return with whom a verb of communication says that someone talks."""
    if verb.lemma_ not in words("communicate"):
        return []
    told = [*found.get("prep_with", ()), *found.get("prep_to", ())]
    return named_actors(told or patients, heads)


def _deals(verb: Token, agents: list[Token], patients: list[Token], heads: Heads) -> Iterator[Tie]:
    """Yield what an actor has under control, and whom an actor supports or praises."""
    doers = actors(agents, heads)
    if verb.lemma_ in words("control"):
        yield from crossed(doers, mentioned(patients, heads), "InChargeOf")
    elif verb.lemma_ in words("like"):
        yield from crossed(doers, named_actors(patients, heads), "Likes")


def _feelings(verb: Token, agents: list[Token], patients: list[Token], heads: Heads) -> Iterator[Tie]:
    """Yield whose deeds are condemned or welcomed."""
    owners = [c for token in patients for c in token.children if c.dep_ in {"poss", "compound"}]
    if verb.lemma_ in words("condemn"):
        yield from crossed(agents, mentioned(owners, heads), "Dislikes")
    if verb.lemma_ in words("like"):
        yield from crossed(actors(agents, heads), actors(owners, heads), "Likes")


def _places(token: Token, heads: Heads) -> list[Token]:
    known = words("place_preposition")
    if token.lemma_ in words("attack_noun"):  # "the raid on Gori" has an aim there
        known -= {"on"}
    return [noun for name, noun in prepositional(token) if name in known and is_place(noun, heads)]


def _scene(verb: Token, heads: Heads) -> list[Token]:
    """Return where a clause takes place, which may be told with the first of coordinated verbs."""
    found = _places(verb, heads)
    while not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
        found = _places(verb, heads)
    return found


# --- noun phrases


def _place_of_noun(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield where a thing is, an actor under its name ("Petrov, a leader in Gori"), or who is in a happening there."""
    places = _places(noun, heads)
    told_of_subject = noun.dep_ == "attr" and surface_subjects(noun.head)  # as in "It is a charity in Gori"
    if places and not told_of_subject:
        named = noun.head if noun.dep_ == "appos" and noun.head.i in heads else noun
        lies = can_be_somewhere(named, heads) or is_named(named, heads)
        present = [named] if lies else _parties(noun, heads, _PRESENT)
        yield from crossed(present, places, "CoLocated")


def _aim(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield whom something is against, and what someone has the control or use of."""
    attacks = noun.lemma_ in words("attack_noun")
    controls = noun.lemma_ in words("control_noun")
    for name, other in ((name, _described(other, heads)) for name, other in prepositional(noun)):
        if other.i not in heads:
            continue
        if name == "against" or (name == "on" and attacks):
            yield from crossed(_parties(noun, heads, _DOING), [other], "FightingAgainst")
        if name == "of" and controls:
            yield from crossed(_parties(noun, heads, _DOING), [other], "InChargeOf")


def _described(noun: Token, heads: Heads) -> Token:
    """Return the actor whose things a noun tells of, if it is no mention itself: "rebel" for "rebel positions"."""
    owners = [c for c in noun.lefts if c.dep_ in {"compound", "poss"} and is_a(c, heads, ACTORS)]
    return owners[-1] if noun.i not in heads and owners else noun


def _whole(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield the named body that an actor is of or from, and what something includes."""
    official = noun.lemma_.lower() in words("office")
    for name, other in prepositional(noun):
        if noun.i not in heads or other.i not in heads:
            continue
        if name == "including":
            places = is_place(noun, heads) and is_place(other, heads)
            yield other, noun, "CoLocated" if places else "BelongsTo"
        named = is_a(other, heads, COLLECTIVES) and heads[other.i]["form"] == "name"
        if name in {"of", "from"} and named and not official and is_a(noun, heads, ACTORS | {"Platform"}):
            yield noun, other, "BelongsTo"


def _part_of(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield whose part the subject of a clause is: "It is a member of NATO", "It serves as part of the force"."""
    if noun.lemma_ in {"part", "member"}:
        bodies = [t for name, t in prepositional(noun) if name == "of" and is_a(t, heads, COLLECTIVES)]
        yield from crossed(mentioned(_subjects(noun), heads), bodies, "BelongsTo")


def _other_name(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield an apposition that is another name: a short form in brackets, a person's office."""
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ in NOUNS and _renames(noun, child, heads):
            yield noun, child, "IsSynonymOf"


def _renames(noun: Token, other: Token, heads: Heads) -> bool:
    if noun.doc[max(other.left_edge.i - 1, 0)].text == "(":
        return noun.i in heads and other.text.isupper()
    if any(name == "of" for name, _ in prepositional(other)):  # "chief of the army" is a tie to the army
        return False
    types = {heads[t.i]["type"] if t.i in heads else "" for t in (noun, other)}
    return types in ({"Person"}, {"Person", ""})
