"""A report of an event as a gathering of its own, before others join it (`kg.store.gathering`)."""

from collections.abc import Iterable

from kg.evidence import Evidence
from kg.namespaces import digest
from kg.rules import HAPPENED, is_put_forward
from kg.store.gathering import Gathering
from kg.store.gist import Gist

# What is said to be real and what is only ahead or imagined never mix; a denial is about something said to be real.
_REAL = HAPPENED | {"Denied"}
_TELLING = 60  # characters of a sentence that two texts would not write alike by chance


def alone(
    report: Evidence,
    *,
    within: Iterable[str] = (),
    sentence: str = "",
    about: Gist | None = None,
    words: Gist | None = None,
) -> Gathering:
    """Return the gathering of one event report.

    Args:
        report: Without its sentence, as there may be very many.
        within: IRIs of what its place lies in.
        sentence: Its words.
        about: What it is about, where two of one text are told apart by that.
        words: What its sentence tells, where it may be told elsewhere without one of its sides.
    """
    told = _wording(sentence)
    denied = "Denied" in {report.status, report.polarity}
    return Gathering(
        root=report.term,
        real=_is_real(report),
        actors=set(report.subjects),
        recipients=set(report.objects),
        place=report.place,
        within=set(within),
        time=report.time,
        fatalities=set() if report.dead is None else {report.dead},
        documents={report.graph},
        voiced={(report.graph, denied)} if report.voice == "author" else set(),
        wordings={told} if told else set(),
        reports=[report],
        earliest=report.earliest,
        latest=report.latest,
        denied=set(report.denies),
        gists=[about] if about else [],
        told=[words] if words else [],
    )


def _wording(sentence: str) -> str:
    """Return what stands for a sentence that two texts would not write alike by chance; nothing for a short one."""
    told = " ".join(sentence.split())
    return digest(told) if len(told) >= _TELLING else ""


def _is_real(report: Evidence) -> bool:
    """Tell whether a report says that it happened, accuses somebody of it, or denies it."""
    said = {"polarity": report.polarity, "certainty": report.certainty}
    return report.status in _REAL or is_put_forward(report.status, **said, attributed=bool(report.speakers))
