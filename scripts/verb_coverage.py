"""Tell which verbs and nouns of given texts the dictionary knows as words for events, and list those that it does not.

    python scripts/verb_coverage.py phrases FILE.jsonl    # {"text", "source": [start, end], "root"}
    python scripts/verb_coverage.py nouns FILE.jsonl      # the same
    python scripts/verb_coverage.py corpus FILE.jsonl...  # {"text"}

``phrases`` prints, for each verb of three phrases or more, its decision (see below), the number of phrases and their
commonest root, tab-separated, the most frequent first, and last the share that the dictionary knows; ``nouns`` the same
for the nouns that are neither actor; ``corpus`` each verb with two actors as arguments, its decision and the number of
such clauses, and the share.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.annotated import annotate, load
from kg.language.frames.participants import participants
from kg.language.offices import role_nouns
from kg.language.syntax.arguments import arguments
from kg.language.syntax.forms import is_noun, is_verb
from kg.lexica import dictionary, nominalisations
from kg.lexica.cells import closed_classes
from kg.model import ACTOR_TYPES, Document

_LEAST = 3  # phrases that make a verb worth a decision


def decision(lemma: str, kind: str = "VERB") -> str:
    """Return what the dictionary makes of a word.

    ``event``, ``relation`` or ``cue``: a sense of the kind tells so; ``governs``: it says how far others hold;
    ``class`` (nouns): the signatures of others ask for it; else ``none``.
    """
    kinds = {kind} if kind == "VERB" else {"NOUN", "ROLE"}
    for effect, name in (("event", "event"), ("relations", "relation"), ("cues", "cue")):
        if any(sense.kind in kinds for sense in dictionary.having(effect).get(lemma, ())):
            return name
    if any(lemma in dictionary.having(effect) for effect in ("entailments", "modalities")):
        return "governs"
    if kind == "VERB":
        return "none"
    if nominalisations.of(lemma) is not None:
        return "event"
    asked = any(lemma in words for words in (*closed_classes().values(), *dictionary.classes().values()))
    return "class" if asked or role_nouns.kind_of_word(lemma) is not None else "none"


def phrases(nlp: Language, path: Path) -> Iterator[str]:
    """Yield a line for each verb of phrases with a known root, then the share of phrases whose verb tells of events."""
    listed = _by_root(nlp, path, lambda outside: next(([t] for t in outside if is_verb(t)), []))
    yield from _lines(listed, "VERB")
    yield _share({verb: found.total() for verb, found in listed})


def nouns(nlp: Language, path: Path) -> Iterator[str]:
    """Yield a line for each common noun of phrases with a known root that is neither actor."""
    yield from _lines(_by_root(nlp, path, lambda outside: [t for t in outside if is_noun(t)]), "NOUN")


def _by_root(nlp: Language, path: Path, chosen: Callable[[list[Token]], list[Token]]) -> list[tuple[str, Counter[str]]]:
    """Return how often each chosen word stands in phrases of each root, the most frequent first."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    roots: dict[str, Counter[str]] = defaultdict(Counter)
    for record, doc in zip(records, _read(nlp, (record["text"] for record in records)), strict=True):
        spans = [record[end] for end in ("source", "target") if record.get(end)]
        outside = [t for t in doc if not any(begin <= t.idx < end for begin, end in spans)]
        for word in {token.lemma_.lower() for token in chosen(outside)}:
            roots[word][record["root"]] += 1
    return sorted(roots.items(), key=lambda item: (-item[1].total(), item[0]))


def _lines(listed: list[tuple[str, Counter[str]]], kind: str) -> Iterator[str]:
    for word, found in listed:
        if found.total() >= _LEAST:
            yield f"{word}\t{decision(word, kind)}\t{found.total()}\t{found.most_common(1)[0][0]}"


def corpus(nlp: Language, paths: Iterable[Path]) -> Iterator[str]:
    """Yield a line for each verb that joins two actors, then the share of such clauses whose verb tells of events."""
    texts = [json.loads(line)["text"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    joined: Counter[str] = Counter(verb for doc in _read(nlp, texts) for verb in _joining(doc))
    for verb, number in sorted(joined.items(), key=lambda item: (-item[1], item[0])):
        yield f"{verb}\t{decision(verb)}\t{number}"
    yield _share(joined)


def _joining(doc: Doc) -> Iterator[str]:
    """Yield the lemma of each verb whose subject and another argument are named actors."""
    types = participants(doc).types
    for verb in filter(is_verb, doc):
        slots = {
            name: [token for token in tokens if types.get(token.i) in ACTOR_TYPES]
            for name, tokens in arguments(verb).items()
        }
        if slots.pop("agent", []) and any(slots.values()):
            yield verb.lemma_.lower()


def _read(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    documents = (Document(id=str(number), text=text) for number, text in enumerate(texts))
    return (doc for _, doc in annotate(nlp, documents))


def _share(numbers: dict[str, int]) -> str:
    known = sum(number for verb, number in numbers.items() if decision(verb) == "event")
    return f"# {known} of {sum(numbers.values())} with a verb of events"


TASKS = {"phrases": phrases, "nouns": nouns}

if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in {*TASKS, "corpus"}:
        sys.exit(__doc__)
    files = [Path(name) for name in sys.argv[2:]]
    for line in TASKS[sys.argv[1]](load(), files[0]) if sys.argv[1] in TASKS else corpus(load(), files):
        sys.stdout.write(line + "\n")
