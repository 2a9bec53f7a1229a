"""What the rules of `kg.evaluation.re3d_ties` ask about a noun, and the verbs and nouns they know by name."""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from kg.language.annotations import MentionDict
from kg.lexica import tables

type Heads = dict[int, MentionDict]
type Tie = tuple[Token, Token, str]

COLLECTIVES = frozenset({"Organization", "Alliance", "ArmedForce", "Group"})
ACTORS = COLLECTIVES | {"Person", "State", "Nationality"}
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


@cache
def words(name: str) -> frozenset[str]:
    """Return the lemmas of a class in ``re3d_words.tsv``."""
    rows = tables.rows("re3d_words.tsv")
    return frozenset(word for row in rows if row["class"] == name for word in tables.values(row["word"]))


def crossed(sources: Iterable[Token], targets: Iterable[Token], type_: str) -> Iterator[Tie]:
    """Yield a tie from each source to each target."""
    known = list(targets)
    for source in sources:
        for target in known:
            yield source, target, type_


def is_a(token: Token, heads: Heads, types: frozenset[str]) -> bool:
    """Tell whether a noun heads a mention of one of these types."""
    mention = heads.get(token.i)
    return mention is not None and mention["type"] in types


def actors(tokens: Iterable[Token], heads: Heads) -> list[Token]:
    """Return the nouns that can act."""
    return [token for token in tokens if is_a(token, heads, ACTORS)]


def named_actors(tokens: Iterable[Token], heads: Heads) -> list[Token]:
    """Return the actors that aren't pronouns: re3d seldom ties whom a pronoun tells of."""
    return [token for token in actors(tokens, heads) if token.pos_ != "PRON"]


def mentioned(tokens: Iterable[Token], heads: Heads) -> list[Token]:
    """Return the nouns that head a mention."""
    return [token for token in tokens if token.i in heads]


def is_place(token: Token, heads: Heads) -> bool:
    """Tell whether a noun names or describes a place."""
    mention = heads.get(token.i)
    if token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return True
    return mention["type"] in {"Place", "State"} if mention else token.lemma_ in words("place_noun")


def can_be_somewhere(token: Token, heads: Heads) -> bool:
    """Tell whether a noun names an actor or a thing, a building among them, and neither a town nor what happens."""
    mention = heads.get(token.i)
    if mention is None or mention["form"] == "pronoun":
        return False
    return not is_place(token, heads) or (mention["type"] == "Place" and mention["form"] == "nominal")


def is_named(noun: Token, heads: Heads) -> bool:
    """Tell whether a noun is the head of a name, other than a state's."""
    return noun.i in heads and heads[noun.i]["form"] == "name" and heads[noun.i]["type"] != "State"
