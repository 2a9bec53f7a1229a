"""Tell which verbs of given texts the dictionary knows as words for events, and list those that it does not.

    python scripts/verb_coverage.py phrases FILE.jsonl    # {"text", "source": [start, end], "root"}
    python scripts/verb_coverage.py corpus FILE.jsonl...  # {"text"}

``phrases`` prints, for each verb of three phrases or more, its decision (see below), the number of phrases and their
commonest root, tab-separated, the most frequent first; ``corpus`` each verb with two actors as arguments, its decision
and the number of such clauses. The last line of both is the share that the dictionary knows.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotated import annotate, load
from kg.language.frames.participants import participants
from kg.language.syntax.arguments import arguments
from kg.language.syntax.forms import is_verb
from kg.lexica import dictionary
from kg.model import ACTOR_TYPES, Document

_LEAST = 3  # phrases that make a verb worth a decision


def decision(lemma: str) -> str:
    """Return what the dictionary makes of a verb: ``event``, ``relation``, ``cue``, ``governs`` or ``none``."""
    for effect, name in (("event", "event"), ("relations", "relation"), ("cues", "cue")):
        if any(sense.kind == "VERB" for sense in dictionary.having(effect).get(lemma, ())):
            return name
    governing = ("entailments", "modalities")
    return "governs" if any(lemma in dictionary.having(effect) for effect in governing) else "none"


def phrases(nlp: Language, path: Path) -> Iterator[str]:
    """Yield a line for each verb of phrases with a known root, then the share of phrases whose verb tells of events."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    roots: dict[str, Counter[str]] = defaultdict(Counter)
    for record, doc in zip(records, _read(nlp, (record["text"] for record in records)), strict=True):
        begin, end = record["source"]
        verb = next((t.lemma_.lower() for t in doc if is_verb(t) and not begin <= t.idx < end), None)
        if verb is not None:
            roots[verb][record["root"]] += 1
    listed = sorted(roots.items(), key=lambda item: (-item[1].total(), item[0]))
    for verb, found in listed:
        if found.total() >= _LEAST:
            yield f"{verb}\t{decision(verb)}\t{found.total()}\t{found.most_common(1)[0][0]}"
    yield _share({verb: found.total() for verb, found in listed})


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


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in {"phrases", "corpus"}:
        sys.exit(__doc__)
    files = [Path(name) for name in sys.argv[2:]]
    for line in phrases(load(), files[0]) if sys.argv[1] == "phrases" else corpus(load(), files):
        sys.stdout.write(line + "\n")
