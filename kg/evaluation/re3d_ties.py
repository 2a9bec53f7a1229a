"""The ties that one word makes between nouns, as the re3d gold standard marks them: one rule a function.

A rule reads the dependency tree around a verb or a noun and yields (source, target, type). ``Heads`` maps the head
token of each mention to it; a noun that heads none tells what happens ("attack", "progress") and ties nothing itself.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from kg.grammar import lexicon
from kg.grammar.annotations import MentionDict
from kg.grammar.clauses import Arguments, arguments, prepositional, surface_subjects

type Heads = dict[int, MentionDict]
type Tie = tuple[Token, Token, str]

_COLLECTIVES = frozenset({"Organization", "Alliance", "ArmedForce", "Group"})
_ACTORS = _COLLECTIVES | {"Person", "State", "Nationality"}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@cache
def _words(name: str) -> frozenset[str]:
    rows = lexicon.rows("re3d_words.tsv")
    return frozenset(word for row in rows if row["class"] == name for word in lexicon.values(row["word"]))


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


def _crossed(sources: Iterable[Token], targets: Iterable[Token], type_: str) -> Iterator[Tie]:
    known = list(targets)
    for source in sources:
        for target in known:
            yield source, target, type_


def _is_a(token: Token, heads: Heads, types: frozenset[str]) -> bool:
    mention = heads.get(token.i)
    return mention is not None and mention["type"] in types


def _actors(tokens: Iterable[Token], heads: Heads) -> list[Token]:
    return [token for token in tokens if _is_a(token, heads, _ACTORS)]


def _named_actors(tokens: Iterable[Token], heads: Heads) -> list[Token]:
    """Return the actors that aren't pronouns: re3d seldom ties whom a pronoun tells of."""
    return [token for token in _actors(tokens, heads) if token.pos_ != "PRON"]


def _mentioned(tokens: Iterable[Token], heads: Heads) -> list[Token]:
    return [token for token in tokens if token.i in heads]


def _is_place(token: Token, heads: Heads) -> bool:
    mention = heads.get(token.i)
    if token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return True
    return mention["type"] in {"Place", "State"} if mention else token.lemma_ in _words("place_noun")


def _can_be_somewhere(token: Token, heads: Heads) -> bool:
    """Tell whether a noun names an actor or a thing, a building among them, and neither a town nor what happens."""
    mention = heads.get(token.i)
    if mention is None or mention["form"] == "pronoun":
        return False
    return not _is_place(token, heads) or (mention["type"] == "Place" and mention["form"] == "nominal")


def _subjects(noun: Token) -> list[Token]:
    """Return the subject of the clause whose object, or whose preposition's object, a noun is; none if it is talked of.

    "Iraq" for "raids" in "Iraq began raids", but not in "Iraq condemned the raids".
    """
    clause = noun.head.head if noun.dep_ == "pobj" else noun.head
    inside = noun.dep_ in {"dobj", "pobj", "attr"} and clause.pos_ in {"VERB", "AUX"}
    spoken_of = clause.lemma_ in _words("condemn") | _words("like") | _words("communicate") | _words("speak")
    return surface_subjects(clause) if inside and not spoken_of else []


def _parties(happening: Token, heads: Heads, prepositions: frozenset[str]) -> list[Token]:
    """Return who takes part in what a noun tells: its owner, who stands after it, who does it.

    "Russia" and "rebels" in "Russia's attack on the rebels in Gori"; "The army" in "The army began raids".
    """
    owners = [c for c in happening.children if c.dep_ in {"poss", "compound", "amod"} and c.pos_ != "PRON"]
    others = [noun for name, noun in prepositional(happening) if name in prepositions]
    return _actors([*owners, *others, *_subjects(happening)], heads)


_PRESENT = frozenset({"of", "on", "against", "by"})
_DOING = frozenset({"by"})


# --- clauses


def _agents(verb: Token, found: Arguments, heads: Heads) -> list[Token]:
    """Return who acts; for a participle or infinitive that tells of a happening, who takes part in that.

    "The army" in "The army carried out raids using drones", "Iraq" in "Iraq began a campaign to defeat them".
    """
    agents = []
    for token in found.get("agent", ()):
        told = verb.dep_ == "acl" and verb.tag_ == "VBG" and token.i not in heads
        agents.extend(_parties(token, heads, _PRESENT) if told else [token] if token.pos_ in _NOUNS else [])
    if agents or verb.tag_ != "VB" or verb.dep_ not in {"acl", "relcl"}:
        return agents
    return [verb.head] if verb.head.i in heads else _parties(verb.head, heads, _PRESENT)


def _of_verb(verb: Token, heads: Heads) -> Iterator[Tie]:
    """Yield the ties of a clause: what its verb tells, and the place of each participant."""
    found = arguments(verb)
    agents = _agents(verb, found, heads)
    patients = [token for token in found.get("patient", ()) if token.pos_ in _NOUNS]
    partners = _partners(verb, found, patients, heads)
    yield from _fights(verb, found, agents, patients, heads)
    yield from _crossed(agents, partners, "CommWith")
    yield from _crossed(_actors(agents, heads), _supported(verb, heads), "AlliesOf")
    yield from _deals(verb, agents, patients, heads)
    yield from _feelings(verb, agents, patients, heads)
    if verb.lemma_ in _words("assign"):
        yield from _crossed(
            patients, [t for t in found.get("prep_to", ()) if _is_a(t, heads, _COLLECTIVES)], "BelongsTo"
        )
    if verb.lemma_ == "include":
        yield from _crossed(_mentioned(patients, heads), agents, "BelongsTo")
    if verb.lemma_ == "be":  # "The group is a charity in Gori"
        places = [place for noun in found.get("attr", ()) for place in _places(noun, heads)]
        yield from _crossed([t for t in agents if t.i in heads and t.pos_ != "PRON"], places, "CoLocated")
    participants = [*agents, *patients, *(t for t in partners if t not in patients)]
    yield from _crossed([t for t in participants if _can_be_somewhere(t, heads)], _scene(verb, heads), "CoLocated")


def _fights(verb: Token, found: Arguments, agents: list[Token], patients: list[Token], heads: Heads) -> Iterator[Tie]:
    """Yield whom an attack hits, against whom anything is done, and from whom something is freed."""
    if verb.lemma_ in _words("attack"):
        yield from _crossed(agents, _mentioned(patients, heads), "FightingAgainst")
    foes = [*found.get("prep_against", ())]
    if verb.lemma_ in _words("free"):
        foes += [*found.get("prep_from", ()), *found.get("prep_of", ())]
    yield from _crossed(agents, _actors(foes, heads), "FightingAgainst")


def _supported(verb: Token, heads: Heads) -> list[Token]:
    """Return whom a clause supports, or has the support of: "in support of the army", "with support from Norway"."""
    acts = [noun for name, noun in prepositional(verb) if name in {"in", "with"} and noun.lemma_ == "support"]
    allies = (other for noun in acts for name, other in prepositional(noun) if name in {"of", "from", "to"})
    return _named_actors(allies, heads)


def _partners(verb: Token, found: Arguments, patients: list[Token], heads: Heads) -> list[Token]:
    """Return with whom a verb of communication says that someone talks."""
    if verb.lemma_ not in _words("communicate"):
        return []
    told = [*found.get("prep_with", ()), *found.get("prep_to", ())]
    return _named_actors(told or patients, heads)


def _deals(verb: Token, agents: list[Token], patients: list[Token], heads: Heads) -> Iterator[Tie]:
    """Yield what an actor has under control, or else whom an actor does anything to: re3d has them in contact."""
    actors = _actors(agents, heads)
    if verb.lemma_ in _words("control"):
        yield from _crossed(actors, _mentioned(patients, heads), "InChargeOf")
    elif verb.lemma_ not in _words("attack") | _words("communicate") | {"include"}:
        yield from _crossed(actors, _named_actors(patients, heads), "CommWith")


def _feelings(verb: Token, agents: list[Token], patients: list[Token], heads: Heads) -> Iterator[Tie]:
    """Yield whose deeds are condemned or welcomed."""
    owners = [c for token in patients for c in token.children if c.dep_ in {"poss", "compound"}]
    if verb.lemma_ in _words("condemn"):
        yield from _crossed(agents, _mentioned(owners, heads), "Dislikes")
    if verb.lemma_ in _words("like"):
        yield from _crossed(_actors(agents, heads), _actors(owners, heads), "Likes")


def _places(token: Token, heads: Heads) -> list[Token]:
    known = _words("place_preposition")
    if token.lemma_ in _words("attack_noun"):  # "the raid on Gori" has an aim there
        known -= {"on"}
    return [noun for name, noun in prepositional(token) if name in known and _is_place(noun, heads)]


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
        lies = _can_be_somewhere(named, heads) or _is_named_place(named, heads)
        present = [named] if lies else _parties(noun, heads, _PRESENT)
        yield from _crossed(present, places, "CoLocated")


def _is_named_place(noun: Token, heads: Heads) -> bool:
    return noun.i in heads and heads[noun.i]["type"] == "Place" and heads[noun.i]["form"] == "name"


def _aim(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield whom something is against, and what someone has the control or use of."""
    attacks = noun.lemma_ in _words("attack_noun")
    controls = noun.lemma_ in _words("control_noun")
    for name, other in ((name, _described(other, heads)) for name, other in prepositional(noun)):
        if other.i not in heads:
            continue
        if name == "against" or (name == "on" and attacks):
            yield from _crossed(_parties(noun, heads, _DOING), [other], "FightingAgainst")
        if name == "of" and controls:
            yield from _crossed(_parties(noun, heads, _DOING), [other], "InChargeOf")


def _described(noun: Token, heads: Heads) -> Token:
    """Return the actor whose things a noun tells of, if it is no mention itself: "rebel" for "rebel positions"."""
    owners = [c for c in noun.lefts if c.dep_ in {"compound", "poss"} and _is_a(c, heads, _ACTORS)]
    return owners[-1] if noun.i not in heads and owners else noun


def _whole(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield the named body that an actor is of or from, and what something includes."""
    official = noun.lemma_.lower() in _words("office")
    for name, other in prepositional(noun):
        if noun.i not in heads or other.i not in heads:
            continue
        if name == "including":
            places = _is_place(noun, heads) and _is_place(other, heads)
            yield other, noun, "CoLocated" if places else "BelongsTo"
        named = _is_a(other, heads, _COLLECTIVES) and heads[other.i]["form"] == "name"
        if name in {"of", "from"} and named and not official and _is_a(noun, heads, _ACTORS):
            yield noun, other, "BelongsTo"


def _part_of(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield whose part the subject of a clause is: "It is a member of NATO", "It serves as part of the force"."""
    if noun.lemma_ in {"part", "member"}:
        bodies = [t for name, t in prepositional(noun) if name == "of" and _is_a(t, heads, _COLLECTIVES)]
        yield from _crossed(_mentioned(_subjects(noun), heads), bodies, "BelongsTo")


def _other_name(noun: Token, heads: Heads) -> Iterator[Tie]:
    """Yield an apposition that is another name: a short form in brackets, a person's office."""
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ in _NOUNS and _renames(noun, child, heads):
            yield noun, child, "IsSynonymOf"


def _renames(noun: Token, other: Token, heads: Heads) -> bool:
    if noun.doc[max(other.left_edge.i - 1, 0)].text == "(":
        return noun.i in heads and other.text.isupper()
    if any(name == "of" for name, _ in prepositional(other)):  # "chief of the army" is a tie to the army
        return False
    types = {heads[t.i]["type"] if t.i in heads else "" for t in (noun, other)}
    return types in ({"Person"}, {"Person", ""})
