"""An attack goes on in the next sentence on the day of the one before; twins to which that day is foreign."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.model import Document

DAY = "2025-05-03"
DATED = "On 3 May 2025 Kenya attacked Sudan."
JOINED = "Kenya entered the conflict on 3 May 2025."
RAID = "The attack of 3 May 2025 was of another order."


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (f"{DATED} Its aircraft struck bases in Khartoum.", DAY),
        (f"{DATED} Its jets struck Port Sudan and shelled Khartoum.", DAY),
        (f"{JOINED} Its jets bombed Khartoum.", DAY),
        ("On 3 May the United States joined the war. American bombers dropped bombs on Khartoum.", DAY),
        (f"{RAID} Kenya bombed Khartoum.", DAY),
        (f"{DATED} The talks had failed. Kenyan jets struck Khartoum.", None),
        (f"{DATED}\n\nKenya struck Khartoum.", None),
        (f"{DATED} Kenya later attacked Sudan with drones.", None),
        (f"{DATED} Kenya attacked Sudan every night.", None),
        (f"{DATED} Kenya had attacked Sudan with drones.", None),
        (f"{DATED} Kenya has attacked Sudan with drones.", None),
        (f"{DATED} Sudan shelled Kenya.", None),
        (f"{DATED} Its jets struck Kampala.", None),
        (f"{DATED} Its jets struck Khartoum on Monday.", "2025-09-15"),
        ("In May 2025 Kenya attacked Sudan. Its aircraft struck bases in Khartoum.", None),
        ("After 3 May 2025 Kenya attacked Sudan. Its aircraft struck bases in Khartoum.", None),
        ("Kenya had attacked Sudan on 3 May 2025. Its aircraft struck bases in Khartoum.", None),
        ("Kenya joined the union on 3 May 2025. Its jets bombed Khartoum.", None),
        ("Kenya entered the talks on 3 May 2025. Its jets bombed Khartoum.", None),
        ("Khartoum was bombed on 3 May 2025. Kenya struck Port Sudan.", None),
        (f"{JOINED} Sudanese jets bombed Nairobi.", None),
        ("On 3 May 2025 the war began. Kenya bombed Khartoum.", None),
    ],
)
def test_an_attack_goes_on_on_the_day_of_the_sentence_before(nlp: Language, text: str, last: str | None) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2025-09-15")))
    assert [event["time"] for event in doc._.kg_events if event["root"] == "ASSAULT"][-1] == last
