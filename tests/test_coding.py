"""PLOVER codes of sentences with a known source and target."""

from typing import TYPE_CHECKING

import pytest

from kg import coding
from kg.coding import code_events
from kg.errors import InputError, KgError
from kg.ontology import roots

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CASES = [
    ("Armenia accused Azerbaijan of shelling its villages.", "Armenia", "Azerbaijan", "ACCUSE"),
    ("Turkey will send medical aid to Georgia.", "Turkey", "Georgia", "AGREE"),
    ("Turkey sent medical aid to Georgia.", "Turkey", "Georgia", "AID"),
    ("Iran refused to meet the Iraqi envoy.", "Iran", "Iraqi envoy", "REJECT"),
    ("The leaders of Kazakhstan met Chinese officials.", "The leaders of Kazakhstan", "Chinese officials", "CONSULT"),
    ("Greece demanded that Turkey withdraw its ships.", "Greece", "Turkey", "REQUEST"),
    ("Georgia was attacked by Russia in 2008.", "Russia", "Georgia", "ASSAULT"),
    ("Opposition parties in Chad challenged the tally of the electoral board.", "parties", "board", "ACCUSE"),
    (
        "Malian prosecutors dropped their investigation of the former defence minister.",
        "prosecutors",
        "minister",
        "YIELD",
    ),
    ("Norway scrapped its fisheries agreement with Iceland.", "Norway", "Iceland", "SANCTION"),
    ("France airlifted tents to Lebanon.", "France", "Lebanon", "AID"),
    ("Police in Lima dispersed the demonstrators with batons.", "Police in Lima", "demonstrators", "COERCE"),
    ("Eritrea has stepped up its pressure on Djibouti.", "Eritrea", "Djibouti", "COERCE"),
    ("Serbia granted autonomy to the northern province.", "Serbia", "province", "YIELD"),
    ("Farmers staged protests against the ministry.", "Farmers", "ministry", "PROTEST"),
]


@pytest.mark.parametrize(("sentence", "source", "target", "root"), CASES)
def test_frame_between_source_and_target_decides(
    nlp: "Language", sentence: str, source: str, target: str, root: str
) -> None:
    (coded,) = code_events(nlp, [{"id": "a", "sentence": sentence, "source": source, "target": target}])
    assert (coded["id"], coded["root"], coded["quad"]) == ("a", root, roots()[root].influence.quad)


# What Norway does to Sweden in a sentence, and does not do in its twin: conditions of senses that only coding reads.
TWINS = [
    ("AID", "Norway treated journalists of Sweden.", "Norway treated Sweden badly and attacked it."),
    ("ASSAULT", "Norway displaced soldiers of Sweden.", "Norway displaced Sweden in the table and praised it."),
    ("COERCE", "Norway held restrictions against Sweden.", "Norway held a speech against Sweden."),
    ("CONSULT", "Norway phoned Sweden.", "Norway called Sweden a liar."),
    ("CONSULT", "Norway phoned Sweden.", "Norway called Sweden to surrender."),
    (
        "CONSULT",
        "Norway continued its mediation between Sweden and Iran.",
        "Norway continued its game between Sweden and Iran.",
    ),
    ("REQUEST", "Norway said that Sweden must leave.", "Norway said that Sweden had left."),
    ("YIELD", "Norway returned the island to Sweden.", "Norway returned to Sweden."),
    ("YIELD", "Norway released Sweden's soldiers.", "Norway released Sweden's newspaper."),
    ("YIELD", "Norway released Sweden's soldiers.", "Norway released Sweden's video."),
]


@pytest.fixture(scope="module")
def coded_twins(nlp: "Language") -> dict[str, str]:
    texts = sorted({text for _, *both in TWINS for text in both})
    records = [{"id": text, "sentence": text, "source": "Norway", "target": "Sweden"} for text in texts]
    return {str(coded["id"]): coded["root"] for coded in code_events(nlp, records)}


@pytest.mark.parametrize(("root", "text", "twin"), TWINS)
def test_a_sentence_that_meets_a_condition_has_a_root_that_its_twin_lacks(
    coded_twins: dict[str, str], root: str, text: str, twin: str
) -> None:
    assert coded_twins[text] == root
    assert coded_twins[twin] != root


def test_count_of_cases() -> None:
    assert (len(CASES), len(TWINS)) == (15, 10)


def test_denied_event_is_denied(nlp: "Language") -> None:
    sentence = "Azerbaijan did not attack Armenia."
    (coded,) = code_events(nlp, [{"id": 1, "sentence": sentence, "source": [0, 10], "target": [22, 29]}])
    assert (coded["polarity"], coded["status"]) == ("Denied", "Denied")


def test_every_record_gets_a_code_in_order(nlp: "Language") -> None:
    records = [
        {"id": n, "sentence": s, "source": None, "target": None}
        for n, s in enumerate(["Nothing of note.", "!", "Iran bombed Iraq."])
    ]
    coded = list(code_events(nlp, records))
    assert [c["id"] for c in coded] == [0, 1, 2]
    assert all(c["root"] in roots() and 0 <= c["confidence"] <= 1 for c in coded)


@pytest.mark.parametrize(
    "record",
    [
        {"id": 1},
        {"id": 1, "sentence": "  "},
        {"id": 1, "sentence": "Iran spoke.", "source": "Iraq"},
        {"id": 1, "sentence": "Iran spoke.", "target": [5, 99]},
        {"id": 1, "sentence": "Iran spoke.", "target": [True, 2]},
    ],
)
def test_bad_record_names_its_line(nlp: "Language", record: dict[str, object]) -> None:
    good = {"id": 0, "sentence": "Iran spoke.", "source": None, "target": None}
    with pytest.raises(InputError, match="record 2"):
        list(code_events(nlp, [good, record]))


def test_a_sentence_on_which_coding_fails_is_left_out(nlp: "Language", monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(doc: "Doc", source: object, target: object) -> dict[str, object]:
        if "storm" in doc.text:
            raise ZeroDivisionError("by nought")
        return {"root": "ACCUSE"}

    monkeypatch.setattr(coding, "code", stumble)
    sentences = ("Norland accused Sudria.", "A storm came.", "Sudria accused Norland.")
    problems: list[KgError] = []
    records = [{"id": number, "sentence": sentence} for number, sentence in enumerate(sentences)]
    assert [item["id"] for item in code_events(nlp, records, on_problem=problems.append)] == [0, 2]
    assert str(problems[0]).startswith("record 2: what components left can't be used (ZeroDivisionError: by nought)")
