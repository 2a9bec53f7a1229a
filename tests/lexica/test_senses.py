"""Each sense that asks for nothing but its participants tells of its event in the plainest sentence."""

from pathlib import Path

from kg.annotated import annotate
from kg.language import annotations
from kg.model import Document

TABLE = Path(__file__).parents[1] / "data" / "senses.tsv"


def test_each_plain_sense_tells_of_its_event(nlp):
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[2:]]
    assert len(rows) > 500
    texts = [Document(id=str(number), text=sentence) for number, (sentence, _) in enumerate(rows)]
    missed = [
        f"{root} in {sentence!r}"
        for (sentence, root), (_, doc) in zip(rows, annotate(nlp, texts), strict=True)
        if root not in _roots(doc)
    ]
    assert missed == []


def _roots(doc):
    """Return the roots of what Norway does to Sweden."""
    mentions = annotations.mentions(doc)

    def words(ids):
        return [doc[mentions[i]["start"] : mentions[i]["end"]].text for i in ids]

    events = annotations.events(doc)
    return {e["root"] for e in events if words(e["actor"]) == ["Norway"] and words(e["recipient"]) == ["Sweden"]}
