"""Bodies of a state, whatever they are called."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language import annotations
from kg.model import Document


def bodies(nlp: Language, text: str) -> list[tuple[str, str, str | None]]:
    """Return what each mention of a body is called, its entity's label and what that belongs to."""
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    listed = annotations.entities(doc)
    return [
        (doc[m["start"] : m["end"]].text, listed[m["entity"]]["label"], listed[m["entity"]]["part_of"])
        for m in annotations.mentions(doc)
        if m["type"] in {"Organization", "ArmedForce"} and m["entity"] is not None
    ]


ONE = [
    (
        "The Chinese Coast Guard rammed a boat. China's coast guard denied it. The China Coast Guard left. "
        "The coast guard of China returned.",
        "Chinese Coast Guard",
        "state/CN",
    ),
    (
        "Azerbaijan's Ministry of Internal Affairs arrested two men. The Azerbaijani Interior Ministry denied it. "
        "The ministry said so.",
        "Azerbaijani Interior Ministry",
        "state/AZ",
    ),
    (
        "Kenya's Supreme Court ruled. The Supreme Court of Kenya ruled. The Supreme Court ruled.",
        "Kenyan Supreme Court",
        "state/KE",
    ),
    ("The Turkish Central Bank met. The Central Bank of Turkey met.", "Turkish central bank", "state/TR"),
    ("Iran's Supreme National Security Council met.", "Iranian Supreme National Security Council", "state/IR"),
    ("Iraq's National Security Council banned it.", "Iraqi National Security Council", "state/IQ"),
    ("Russia's Security Council met.", "Security Council of Russia", "state/RU"),
    ("The Ministry of Defence of the Republic of Armenia denied it.", "Armenian Defence Ministry", "state/AM"),
    (
        "The Department of Justice of Norway sued. Norway's Justice Department won.",
        "Norwegian Justice Department",
        "state/NO",
    ),
    (
        "The US Treasury Department fined him. The U.S. Treasury explained why. The Treasury wants more.",
        "United States Department of the Treasury",
        "state/US",
    ),
    ("The Israeli army left. The Israel Defense Forces left.", "Israel Defense Forces", "state/IL"),
    ("The Ukrainian parliament voted. The Verkhovna Rada voted.", "Verkhovna Rada", "state/UA"),
    ("The Polish police arrested him. The police of Poland arrested her.", "Polish police", "state/PL"),
    ("Moscow's Foreign Ministry protested.", "Russian Foreign Ministry", "state/RU"),
    ("The new Syrian government met.", "Syrian government", "state/SY"),
    ("Brazil's Congress passed it. Congress adjourned.", "Brazilian Congress", "state/BR"),
    ("The government in Dushanbe denied it. It protested.", "Tajik government", "state/TJ"),
    ("The foreign ministry in Tehran protested.", "Iranian Foreign Ministry", "state/IR"),
    ("The parliament in Tbilisi protested.", "Georgian parliament", "state/GE"),
    ("The Ministry of Defence in Baku denied it. The ministry protested.", "Azerbaijani Defence Ministry", "state/AZ"),
    ("The Russian Ministry of Defence denied it.", "Russian Defence Ministry", "state/RU"),
    ("The Ministry of Justice of Armenia denied it.", "Armenian Justice Ministry", "state/AM"),
    ("New Mexico's Supreme Court ruled.", "New Mexico Supreme Court", None),
    ("The Republican National Committee sued. The RNC lost.", "Republican National Committee", None),
    (
        "Kyrgyzstan's State Committee for National Security (GKNB) arrested him. The GKNB said more.",
        "Kyrgyz State Committee for National Security",
        "state/KG",
    ),
    ("The Russian Defense Ministry denied it. The MoD posted a video.", "Russian Defence Ministry", "state/RU"),
]
OTHERS = [
    ("The UN Security Council met. Iran's Security Council met. The Security Council spoke.", 0, 2),
    ("Israel's Supreme Court and Poland's Supreme Court met.", None, None),
    ("Police in Ohio fled. Mexican police helped. The police spoke.", 0, 2),
    ("The Indian army left. The People's Liberation Army left. The Treasury spoke.", None, None),
    ("The European Parliament condemned Azerbaijan's parliament.", None, None),
    ("The Taliban government of Afghanistan met the Afghan army.", None, None),
]


@pytest.mark.parametrize(("text", "label", "owner"), ONE, ids=[text for text, *_ in ONE])
def test_all_forms_of_a_body_are_one(nlp: Language, text: str, label: str, owner: str | None) -> None:
    found = bodies(nlp, text)
    assert {(name, state) for _, name, state in found} == {(label, owner)}
    assert len(found) >= text.count(". ") or label.endswith("Committee")


@pytest.mark.parametrize(("text", "one", "same"), OTHERS, ids=[text for text, *_ in OTHERS])
def test_bodies_of_several_owners_stay_apart(nlp: Language, text: str, one: int | None, same: int | None) -> None:
    labels = [label for _, label, _ in bodies(nlp, text)]
    alike = {(a, b) for a in range(len(labels)) for b in range(a + 1, len(labels)) if labels[a] == labels[b]}
    assert alike == ({(one, same)} if one is not None else set())


@pytest.mark.parametrize(
    ("text", "named"), [("Kenya's Supreme Court ruled.", True), ("The Kenyan police and others met.", False)]
)
def test_a_body_has_a_name_where_it_is_written_as_one(nlp: Language, text: str, *, named: bool) -> None:
    doc = nlp(text)
    assert [e["named"] for e in annotations.entities(doc) if e["type"] in {"Organization", "ArmedForce"}] == [named]


@pytest.mark.parametrize(
    "name", ["Supreme Court of Kenya", "Ministry of Trade of the Republic of Armenia", "army of Mali"]
)
def test_the_state_after_a_body_is_part_of_its_name(nlp: Language, name: str) -> None:
    doc = nlp(f"The {name} denied it.")
    bodies = [m for m in annotations.mentions(doc) if m["type"] in {"Organization", "ArmedForce"} and m["start"] == 1]
    assert [doc[m["start"] : m["end"]].text for m in bodies] == [name]
    assert any(m["type"] == "State" for m in annotations.mentions(doc))


def test_an_army_known_by_its_name_has_one_only_where_it_is_written(nlp: Language) -> None:
    def named(text: str) -> list[bool]:
        return [e["named"] for e in annotations.entities(nlp(text)) if e["key"] == "organization/idf"]

    assert (named("The Israeli army left."), named("The IDF left. The Israeli army left.")) == ([False], [True])


def test_how_a_listed_body_was_found_is_kept(nlp: Language) -> None:
    doc = nlp("The IDF left. The Israeli army left.")
    found = [m.get("identified_by") for m in annotations.mentions(doc) if m["type"] == "ArmedForce"]
    assert found == ["listed", "name"]


def test_another_body_of_a_famous_name_is_not_it(nlp: Language) -> None:
    doc = nlp("Security Council secretary Sergei Orlov spoke.")
    assert annotations.entities(doc)[0]["key"] is None


@pytest.mark.parametrize(
    "text",
    [
        "The rebel government in Sanaa denied it.",
        "The government in exile denied it.",
        "A government in Dushanbe denied it.",
        "The government in Osh denied it.",
        "The Houthi government in Sanaa denied it.",
    ],
)
def test_a_government_beside_a_town_may_be_of_no_state(nlp: Language, text: str) -> None:
    assert [part_of for name, _, part_of in bodies(nlp, text) if "government" in name] == [None]
