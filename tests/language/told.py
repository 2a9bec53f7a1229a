"""What a text tells, as lines that a table of cases can name."""

from spacy.language import Language

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document


def told(nlp: Language, text: str) -> set[str]:
    """Return "ROOT actors > recipients" of each event and "subject relation object" of each relation of a text."""
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    mentions = annotations.mentions(doc)

    def words(*ids: int) -> str:
        return "+".join(doc[mentions[i]["start"] : mentions[i]["end"]].text for i in ids)

    events = {f"{e['root']} {words(*e['actor'])} > {words(*e['recipient'])}" for e in annotations.events(doc)}
    found = [relation for relation in annotations.relations(doc) if not relation.get("former")]
    ends = ((words(r["subject"]), r["value"] if r["object"] is None else words(r["object"])) for r in found)
    return events | {f"{one} {r['relation']} {other}" for r, (one, other) in zip(found, ends, strict=True)}
