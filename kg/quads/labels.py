"""Labels of what people meet in the evidence: a line in English for each assertion and attribution."""

from pyoxigraph import Literal

from kg.model import Assertion, Attribution, Extraction, Measurement
from kg.ontology import relations
from kg.quads import terms as t

_LONGEST = 60  # characters of what somebody says
_LANGUAGE = "en"


def assertion_label(claim: Assertion, subject: str, target: str) -> Literal:
    """Return what an assertion states of two names: ``Azerbaijan is allied with Türkiye (denied)``."""
    return _stated(claim, f"{subject} {relations()[claim.relation].phrase} {target}")


def measurement_label(claim: Measurement, actor: str) -> Literal:
    """Return what a figure states of an actor: ``Azerbaijan: 66,000 person (soldiers)``."""
    return _stated(claim, f"{actor}: {claim.value:,.10g} {claim.unit}, {claim.kind}")


def attribution_label(said: Attribution, speaker: str | None, extraction: Extraction) -> Literal:
    """Return who says what: ``Lena Marsh denies: Orlavia did not attack anyone``.

    Args:
        said: The attribution.
        speaker: Name of its source, or None where the source is no known actor.
        extraction: What it is of.
    """
    text = extraction.document.text
    source = speaker or (text[said.source.start : said.source.end] if said.source else "an unnamed source")
    content = text[said.content[0].start : said.content[0].end] if said.content else ""
    words = " ".join(content.split()).rstrip(" ,;:")
    words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return t.text(f"{' '.join(source.split())} {said.stance}: {words}", _LANGUAGE)


def _stated(claim: Assertion | Measurement, words: str) -> Literal:
    former = isinstance(claim, Assertion) and claim.former
    denied = ["former"] if former else ["denied"] * (claim.polarity == "Denied")
    notes = denied + [claim.certainty.lower()] * (claim.certainty != "Certain")
    return t.text(f"{words} ({', '.join(notes)})" if notes else words, _LANGUAGE)
