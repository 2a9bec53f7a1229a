"""Scoring of who is meant: names, descriptions and pronouns of coreference clusters that have a name (GUM).

Predictions are the lines of `kg extract`; see `kg.evaluation.scoring` for what ``score_gum`` takes and gives.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.evaluation.counts import Tally, jaccard
from kg.evaluation.lines import Line, Record, span
from kg.evaluation.scoring import Mistakes, Tallies, mistake

_OFFICES = ("president", "prime", "minister", "senator", "professor", "general", "judge", "chancellor", "secretary")
_TITLES = frozenset(
    (*_OFFICES, "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "king", "queen", "the", "a", "an")
)
_TAIL_ENDS = frozenset({"of", "for", "in"})  # a name's last word before one of them heads it
_SMALL = _TAIL_ENDS | {"and", "the"}  # have no letter among initials
_FITS = {
    "person": frozenset({"Person", "Group", "Nationality"}),
    "place": frozenset({"Place", "State"}),
    "organization": frozenset({"Organization", "Alliance", "ArmedForce", "Group"}),
    "event": frozenset({"NamedEvent"}),
}
_GENRES = ("court", "interview", "news", "speech")


def score_gum(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score the mentions of clusters with a name, predicates left out: does the answer's entity carry the right name?

    Modes: ``named`` by form of mention (full name, short name, nominal, third-person pronoun, pronoun-12: I, we, you);
    ``without-12``, the same without the last; one for each genre; ``type``, whether an aligned mention has a fitting
    one; shares of mentions ``found``, and precision and recall of B-cubed. Precision also counts false links: answers
    at mentions of clusters without a name, unless the entity's label shares a word with the cluster.
    """
    line = Line(predicted, source["text"])
    wanted = [(k, m) for k, c in enumerate(gold["clusters"]) for m in c["mentions"] if m["form"] != "predicate"]
    given = [mention for mention in line.mentions.values() if mention.get("entity") in line.entities]
    aligned = dict(_aligned(line, given, [mention for _, mention in wanted]))
    named, types = Tally(), Tally()
    mistakes: Mistakes = []
    for at, (number, mention) in enumerate(wanted):
        cluster, answer = gold["clusters"][number], given[aligned[at]] if at in aligned else None
        if not cluster["names"]:
            if answer and _is_named(line, answer) and not _shares_word(line, answer, cluster):
                named.add("(no name)", predicted=1)
            continue
        right = answer is not None and _is_right(line, answer, cluster)
        answers = right or (answer is not None and _is_named(line, answer))
        named.add(mention["form"], right=int(right), predicted=int(answers), gold=1)
        if not right:
            said = line.label(answer) if answer else None
            mistakes.append(mistake("spurious" if answers else "missed", mention["form"], span(mention), answer=said))
        if answer:
            fits = {answer["type"], line.entities[answer["entity"]].get("type")} & _FITS[cluster["type"]]
            types.add(cluster["type"], right=int(bool(fits)), predicted=1, gold=1)
    without = Tally({form: list(cell) for form, cell in named.counts.items() if form != "pronoun-12"})
    tallies: Tallies = {"named": named, "without-12": without}
    tallies |= {genre: named if genre == gold["genre"] else Tally() for genre in _GENRES}
    return {**tallies, "type": types, **_shares(gold, wanted, given, aligned)}, mistakes


def _aligned(line: Line, given: Sequence[Record], wanted: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Yield (wanted, given), one to one: head words touch; the best overlap of spans goes first."""
    at: dict[int, set[int]] = defaultdict(set)
    for j, mention in enumerate(wanted):
        for character in range(*mention["head"]):
            at[character].add(j)
    candidates = sorted(
        (-jaccard(span(mention), span(wanted[j])), i, j)
        for i, mention in enumerate(given)
        for j in {j for character in range(*line.head(mention)) for j in at[character]}
    )
    taken_given, taken_wanted = set[int](), set[int]()
    for _, i, j in candidates:
        if i not in taken_given and j not in taken_wanted:
            taken_given.add(i)
            taken_wanted.add(j)
            yield j, i


def _shares(
    gold: Record, wanted: Sequence[tuple[int, Record]], given: Sequence[Record], aligned: dict[int, int]
) -> Tallies:
    """Return how many mentions of named clusters were found, and B-cubed over them."""
    members: dict[str, list[int]] = defaultdict(list)  # entity -> the clusters of its aligned mentions
    for at, i in aligned.items():
        members[given[i]["entity"]].append(wanted[at][0])
    sizes = [sum(m["form"] != "predicate" for m in cluster["mentions"]) for cluster in gold["clusters"]]
    precision, recall = [], []
    for at, (number, _) in enumerate(wanted):
        if not gold["clusters"][number]["names"]:
            continue
        mates = members[given[aligned[at]]["entity"]] if at in aligned else []
        recall.append(mates.count(number) / sizes[number])
        if mates:
            precision.append(mates.count(number) / len(mates))
    return {
        "found": Tally({"all": [len(precision), len(recall), len(recall)]}),
        "b3-precision": Tally({"all": [sum(precision), len(precision), len(precision)]}),
        "b3-recall": Tally({"all": [sum(recall), len(recall), len(recall)]}),
    }


def _is_named(line: Line, mention: Record) -> bool:
    entity = line.entities[mention["entity"]]
    if "named" in entity:
        return bool(entity["named"])
    return (entity.get("label") or " ").split(" ")[-1][:1].isupper()


def _shares_word(line: Line, answer: Record, cluster: Record) -> bool:
    own = {word for mention in cluster["mentions"] for word in _words(line.words(mention))}
    return bool(own.intersection(_words(line.label(answer))))


def _is_right(line: Line, mention: Record, cluster: Record) -> bool:
    """Tell whether the entity's label is a name of the cluster, or most of its own names in the text are.

    A canonical label may be a form that the text does not have; an entity that merges several can't win by most.
    """
    names = list(cluster["names"])
    if cluster.get("wikipedia"):
        names.append(re.sub(r"_?\(.*", "", cluster["wikipedia"]))
    person = cluster["type"] == "person" and mention.get("type") == "Person"

    def fits(name: str) -> bool:
        return any(same_name(name, other, person=person) for other in names)

    if fits(line.label(mention)):
        return True
    said = [line.words(other) for other in line.together(mention) if other.get("form", "name") == "name"]
    return 2 * sum(map(fits, said)) > len(said)


def _words(name: str) -> list[str]:
    """Return a name's words without case, punctuation, possessive, titles and articles, if anything else is left."""
    parts = (re.sub(r"['’]s?$", "", part) for part in name.replace("%2C", ",").replace("_", " ").split())
    plain = [word for part in parts if (word := part.strip(".,;:!?'’\"“”()").replace(".", "").casefold())]
    return [word for word in plain if word not in _TITLES] or plain


def same_name(a: str, b: str, *, person: bool) -> bool:
    """Tell whether two names are one: equal, one within the other with its head word, or the initials of the other.

    Args:
        a: A name; case, punctuation, possessives, articles and titles don't count.
        b: Another name.
        person: Whether the shorter may also begin the longer ("Barack" for "Barack Obama").
    """
    short, long = sorted((_words(a), _words(b)), key=len)
    if not short or short == long:
        return bool(short)
    if set(short) <= set(long) and (_heads(short) & _heads(long) or (person and long[: len(short)] == short)):
        return True
    initials = [word[0] for word in long if word not in _SMALL]
    return len(short) == 1 and len(initials) > 1 and short[0] == "".join(initials)


def _heads(words: Sequence[str]) -> set[str]:
    """Return the last word of a name, and the last before "of", "for" or "in"."""
    end = next((at for at, word in enumerate(words) if at and word in _TAIL_ENDS), len(words))
    return {words[-1], words[end - 1]}
