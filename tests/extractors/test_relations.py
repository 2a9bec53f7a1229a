"""Relations between actors, each with the twins that must leave it to factuality or leave it out."""

from typing import TYPE_CHECKING

import pytest

from kg.extractors import relations
from kg.language import annotations

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.language.annotations import MentionDict

STATES = {
    "Turkey": "TR", "Azerbaijan": "AZ", "Iran": "IR", "Armenia": "AM", "Russia": "RU", "Georgia": "GE", "Ukraine": "UA",
    "Russian": "RU", "Turkish": "TR", "Azerbaijani": "AZ", "Iranian": "IR", "Saudi": "SA",
    "Germany": "DE", "France": "FR",
}  # fmt: skip
ADJECTIVES = {"Norlandic", "Sudrian", "Russian", "Turkish", "Azerbaijani", "Iranian"}
NAMED = {
    "Baku": "Place",
    "Ganja": "Place",
    "Assad": "Person",
    "Petrov": "Person",
    "NATO": "Alliance",
    "Hezbollah": "Organization",
}
NOMINALS = {"forces": "ArmedForce", "militias": "ArmedForce", "coalition": "Alliance", "rebels": "Group"}


@pytest.fixture(scope="module")
def nlp(pipeline_of: "Callable[..., Language]") -> "Language":
    return pipeline_of("kg_morphology")


def mark(doc: "Doc", *, members: dict[str, list[str]] | None = None) -> "Doc":
    """Give a Doc mentions for the words above, one entity a key, and pronouns that stand for the first state."""
    found: list[MentionDict] = []
    entity_of: dict[str, int] = {}
    for token in doc:
        word = token.text
        if word in STATES:
            kind, key = ("Nationality" if word in ADJECTIVES else "State"), f"state/{STATES[word]}"
        elif word in NAMED:
            kind, key = NAMED[word], f"x/{word}"
        elif word in NOMINALS:
            kind, key = NOMINALS[word], f"y/{word}"
        elif word.lower() in {"its", "it", "their"}:
            kind, key = "State", found[0]["key"] if found else None
        elif members and word in members:
            kind, key = "Group", None
        else:
            continue
        form = "adjective" if word in ADJECTIVES else "pronoun" if word.lower() in {"its", "it", "their"} else "name"
        mention: MentionDict = {
            "id": len(found), "start": token.i, "end": token.i + 1, "np_start": token.i, "np_end": token.i + 1,
            "head": token.i, "type": kind, "form": form, "key": key, "metonym": False,
            "entity": entity_of.setdefault(key, len(entity_of)) if key else None,
        }  # fmt: skip
        if members and word in members:
            mention["members"] = [entity_of[f"state/{STATES[name]}"] for name in members[word]]
        found.append(mention)
    doc._.kg_mentions = found
    doc._.kg_entities = [{"label": key} for key in entity_of]
    return doc


def read(nlp: "Language", text: str, **kwargs: dict[str, list[str]]) -> "tuple[Doc, list[str]]":
    """Return the annotated Doc and its relations as "subject relation object", names of pronouns resolved."""
    doc = relations.annotate(mark(nlp(text), **kwargs))
    names = {m["entity"]: doc[m["start"]].text for m in reversed(annotations.mentions(doc)) if m["form"] != "pronoun"}
    by_id = {m["id"]: names.get(m["entity"], "?") for m in annotations.mentions(doc)}
    return doc, [f"{by_id[r['subject']]} {r['relation']} {by_id[r['object']]}" for r in annotations.relations(doc)]


STATED = [
    ("Turkey has emerged as Azerbaijan's most trusted partner.", ["Turkey partnerOf Azerbaijan"]),
    ("Russia remains a partner of Armenia.", ["Russia partnerOf Armenia"]),
    ("Georgia is forging deeper ties with both Turkey and Azerbaijan.",
     ["Georgia partnerOf Turkey", "Georgia partnerOf Azerbaijan"]),
    ("Iran's close ties with Armenia worry many.", ["Iran partnerOf Armenia"]),
    ("The strategic partnership between Germany and France is old.", ["Germany partnerOf France"]),
    ("The alliance between Russia and Iran is old.", ["Russia alliedWith Iran"]),
    ("Turkey, an ally of Azerbaijan, watched.", ["Turkey alliedWith Azerbaijan"]),
    ("Turkey met its ally Azerbaijan.", ["Turkey alliedWith Azerbaijan"]),
    ("Armenia is allied with Russia.", ["Armenia alliedWith Russia"]),
    ("Germany and France signed a defence pact.", ["Germany alliedWith France"]),
    ("Analysts described Iran's alignment with Russia.", ["Iran partnerOf Russia"]),
    ("Georgia's relationship with Russia remains tense.", ["Georgia opposes Russia"]),
    ("Georgia opposes Russia.", ["Georgia opposes Russia"]),
    ("The rebels are hostile to Russia.", ["rebels opposes Russia"]),
    ("Iran and Azerbaijan are at odds.", ["Iran opposes Azerbaijan"]),
    ("The deal puts Iran at odds with Georgia.", ["Iran opposes Georgia"]),
    ("Russia poses a threat to Georgia.", ["Russia threatens Georgia"]),
    ("Germany has imposed sanctions on Russia.", ["Germany sanctions Russia"]),
    ("Russia was sanctioned by France.", ["France sanctions Russia"]),
    ("Russia is at war with Ukraine.", ["Russia fights Ukraine"]),
    ("The rebels fighting Russia withdrew.", ["rebels fights Russia"]),
    ("Iran-backed militias advanced.", ["Iran supports militias"]),
    ("Armenia, which is supported by Iran, agreed.", ["Iran supports Armenia"]),
    ("The forces loyal to Assad fled.", ["forces supports Assad"]),
    ("Turkey supplied Azerbaijan with drones.", ["Turkey suppliesArmsTo Azerbaijan"]),
    ("Weapons were sold to Armenia by Russia.", ["Russia suppliesArmsTo Armenia"]),
    ("Turkey is Azerbaijan's closest partner, providing military equipment and political backing.",
     ["Turkey partnerOf Azerbaijan", "Turkey suppliesArmsTo Azerbaijan", "Turkey supports Azerbaijan"]),
    ("Russia exerts influence over Armenia.", ["Russia influences Armenia"]),
    ("Georgia, which borders Azerbaijan, agreed.", ["Georgia borders Azerbaijan"]),
    ("Armenia shares a border with Georgia and Iran.", ["Armenia borders Georgia", "Armenia borders Iran"]),
    ("Ganja is a city in Azerbaijan.", ["Ganja locatedIn Azerbaijan"]),
    ("He flew to Baku, the capital of Azerbaijan.", ["Baku capitalOf Azerbaijan"]),
    ("The meeting in Ganja, Azerbaijan, ended.", ["Ganja locatedIn Azerbaijan"]),
    ("He visited Ganja in Azerbaijan.", ["Ganja locatedIn Azerbaijan"]),
    ("NATO includes Turkey and Germany.", ["Turkey memberOf NATO", "Germany memberOf NATO"]),
    ("Turkey is part of NATO.", ["Turkey memberOf NATO"]),
    ("He was born in Ganja, Baku, Azerbaijan.", ["Ganja locatedIn Baku", "Baku locatedIn Azerbaijan"]),
    ("Georgia buys drones from Turkey.", ["Turkey suppliesArmsTo Georgia"]),
    ("Georgia, whose relations with Russia are tense, protested.", ["Georgia opposes Russia"]),
    ("Georgia's closest ally is Turkey.", ["Georgia alliedWith Turkey"]),
    ("Turkey is a member of NATO.", ["Turkey memberOf NATO"]),
    ("The Saudi-led coalition advanced.", ["Saudi leads coalition"]),
    ("Petrov commands the forces.", ["Petrov leads forces"]),
    ("The militias affiliated with Hezbollah left.", ["militias affiliatedWith Hezbollah"]),
    ("Armenia was recognised by France in March.", ["France recognises Armenia"]),
    ("Germany has recognized Georgia for decades.", ["Germany recognises Georgia"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated_relation_is_found(nlp: "Language", text: str, expected: list[str]) -> None:
    assert sorted(read(nlp, text)[1]) == sorted(expected)


def test_number_of_stated_cases() -> None:
    assert len(STATED) == 46


# The frame stands, and its trigger is the word that factuality judges.
JUDGED = [
    ("Turkey is not an ally of Armenia.", "Turkey alliedWith Armenia", "is"),
    ("Georgia has no alliance with Russia.", "Georgia alliedWith Russia", "has"),
    ("Iran does not support Armenia.", "Iran supports Armenia", "support"),
    ("Turkey might supply Ukraine with drones.", "Turkey suppliesArmsTo Ukraine", "supply"),
    ("If Russia sanctions Georgia, trade will suffer.", "Russia sanctions Georgia", "sanctions"),
    ("Petrov said that Russia opposes Ukraine.", "Russia opposes Ukraine", "opposes"),
    ("Petrov claimed that Iran was an ally of Armenia.", "Iran alliedWith Armenia", "was"),
    ("Georgia may join NATO.", "Georgia memberOf NATO", "join"),
    ("Could Russia threaten Georgia?", "Russia threatens Georgia", "threaten"),
    ("Germany will not impose sanctions on Russia.", "Germany sanctions Russia", "impose"),
    ("Georgia is not at war with Russia.", "Georgia fights Russia", "is"),
    ("Turkey does not recognise Armenia.", "Turkey recognises Armenia", "recognise"),
]


@pytest.mark.parametrize(("text", "relation", "trigger"), JUDGED)
def test_denied_hypothetical_and_attributed_twins_keep_the_deciding_word(
    nlp: "Language", text: str, relation: str, trigger: str
) -> None:
    doc, found = read(nlp, text)
    assert relation in found
    assert doc[annotations.relations(doc)[found.index(relation)]["trigger"]].text == trigger


def test_number_of_judged_cases() -> None:
    assert len(JUDGED) == 12


ABSENT = [
    "Georgia severed its alliance with Russia.",
    "Iran, a former ally of Russia, protested.",
    "Georgia is no longer a partner of Russia.",
    "Georgia once was an ally of Russia.",
    "Armenia was an ally of Russia.",
    "Georgia seeks an alliance with Germany.",
    "The end of the alliance between Russia and Armenia came soon.",
    "Georgia suffers from a lack of close ties with France.",
    "Georgia chose Germany rather than an alliance with Russia.",
    "Georgia has been distancing itself from Russia.",
    "France lifted its sanctions on Russia.",
    "The alliance between Russia and Armenia collapsed.",
    "Turkey and Azerbaijan issued statements, and Russia replied.",
    "Iran discussed diplomatic ties with Georgia.",
    "Turkey is seen as a potential partner of Armenia.",
    "Petrov leads Assad in the polls.",
    "Turkey provides food to Azerbaijan.",
    "Turkey provides advanced weapons systems.",
    "They met in Ganja, Baku and Georgia.",
    "Its Russian allies left Georgia.",
    "Ganja, a mostly Russian enclave, voted.",
    "Ganja, the fashion capital of Azerbaijan, grew.",
    "Besides Petrov, two members of NATO spoke.",
    "Russia backed away from Georgia.",
    "Russia and Armenia are seen as aligned with Iran.",
    "Petrov, a NATO leader, spoke.",
    "Petrov led NATO until last year.",
    "Iran used to support Armenia.",
    "He congratulated its rivals Iran and Armenia.",
    "France is viewed as a voice aligned with Russia.",
    "Turkey recognised Armenia as a threat.",
    "Germany recognised that Poland was angry.",
]


@pytest.mark.parametrize("text", ABSENT)
def test_ended_open_or_unconnected_twin_gives_no_relation(nlp: "Language", text: str) -> None:
    assert read(nlp, text)[1] == []


def test_number_of_absent_cases() -> None:
    assert len(ABSENT) == 32


def test_joint_mention_distributes_over_its_members(nlp: "Language") -> None:
    text = "Iran met Georgia. The two countries share a long border."
    assert read(nlp, text, members={"countries": ["Iran", "Georgia"]})[1] == ["Iran borders Georgia"]


def test_symmetric_relation_is_written_once_from_the_first_in_text(nlp: "Language") -> None:
    assert read(nlp, "Russia met its ally Iran, and Iran is an ally of Russia.")[1] == ["Russia alliedWith Iran"]


def test_pronoun_without_antecedent_takes_no_part(nlp: "Language") -> None:
    doc = mark(nlp("It opposes Russia."))
    annotations.mentions(doc)[0]["entity"] = None
    assert annotations.relations(relations.annotate(doc)) == []


def test_coordinated_phrases_share_their_possessor(nlp: "Language") -> None:
    doc = mark(nlp("Iran's partnership with Armenia and its alliance with Russia endure."))
    pronoun = next(m for m in annotations.mentions(doc) if m["form"] == "pronoun")
    pronoun["entity"] = None
    found = [(r["relation"], r["subject"]) for r in annotations.relations(relations.annotate(doc))]
    assert found == [("partnerOf", 0), ("alliedWith", 0)]


def test_their_alliance_is_that_of_the_partners_the_clause_names(nlp: "Language") -> None:
    text = "Turkey is Azerbaijan's closest partner, sending missiles as part of their alliance."
    assert "Turkey alliedWith Azerbaijan" in read(nlp, text)[1]


def test_headings_and_tables_are_not_read(nlp: "Language") -> None:
    doc = mark(nlp("Georgia opposes Russia."))
    doc._.kg_blocks = [(0, len(doc.text), "heading")]
    assert annotations.relations(relations.annotate(doc)) == []


def test_earlier_frames_are_kept_and_not_repeated(nlp: "Language") -> None:
    doc, found = read(nlp, "Georgia opposes Russia.")
    assert relations.annotate(doc) is doc
    assert len(annotations.relations(doc)) == len(found) == 1
