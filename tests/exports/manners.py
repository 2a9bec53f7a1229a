"""A third document: a statement in every manner, with words that break careless writers."""

import samples

from kg.model import Assertion, Attribution, Document, Entity, EventReport, Extraction, Mention, Span

SENTENCES = {
    "leads": "Ana Kim leads Harbour Group.",
    "former": "Lena Marsh no longer leads Harbour Group.",
    "owned": "Harbour Group is owned by Orlavia.",
    "head": "Ana Kim has been president of Orlavia since 2020.",
    "member": "Orlavia is in the Northern Pact.",
    "left": "Türkiye is not a member of the Northern Pact.",
    "may": "Azerbaijan may have joined the Northern Pact.",
    "speaks": "Lena Marsh speaks for Orlavia.",
    "married": "Ana Kim is married to Lena Marsh.",
    "said": 'Lena Marsh said: "=Orlavia,\n\tsupports\u2028Azerbaijan\'s\\army; <b>all</b>".',
    "plan": "Orlavia plans to attack Azerbaijan near Ganja.",
    "threat": "Orlavia threatens to sanction Türkiye.",
    "talks": "Orlavia and Azerbaijan met in Ganja on 3 March 2025, brought together by Türkiye.",
    "denied": "Orlavia did not strike Türkiye.",
    "war": "Orlavia took part in the Long War with the R-7.",
    "rain": "It rained in Lower Kesh.",
    "treaty": "Orlavia is a party to the Ganja Accord.",
}
NAME = "folder/third,\n=1.txt"
TEXT = " ".join(SENTENCES.values())
ENTITIES = (
    Entity("e1", "person/ana-kim", "Ana Kim", "Person", aliases=("=Kim",)),
    Entity("e2", "organization/harbour-group", "Harbour Group", "Organization"),
    Entity("e3", "person/lena-marsh", "Lena Marsh", "Person"),
    Entity("e4", "state/XO", "Orlavia", "State"),
    Entity("e5", "alliance/northern-pact", "Northern Pact", "Alliance"),
    Entity("e6", "state/TR", "Türkiye", "State"),
    Entity("e7", "state/AZ", "Azerbaijan", "State", (samples.AZ_WIKIDATA,)),
    Entity("e8", "place/ganja", "Ganja", "Place"),
    Entity("e9", "event/long-war", "Long War", "NamedEvent"),
    Entity("e10", "weapon/r-7", "R-7", "Weapon"),
    Entity("e12", "place/lower-kesh", "Lower Kesh", "Place"),
    Entity("e11", "agreement/ganja-accord", "Ganja Accord", "Agreement"),
)


def third() -> Extraction:
    """Return the document with what a careful reader finds in it."""
    spans, at = {}, 0
    for name, words in SENTENCES.items():
        spans[name] = Span(at, at + len(words))
        at += len(words) + 1
    mentions: list[Mention] = []

    def of(name: str, words: str) -> str:
        start = TEXT.index(words, spans[name].start)
        entity = next(e for e in ENTITIES if e.label == words)
        found = Mention(
            f"m{len(mentions)}", start, start + len(words), entity.type, entity.id, "name", identified_by="name"
        )
        mentions.append(found)
        return found.id

    def told(relation: str, name: str, one: str, other: str | None, **how: object) -> Assertion:
        ends = (of(name, one), of(name, other) if other else None)
        return Assertion(relation, *ends, spans[name], extractor="kg_relations", **how)

    def report(number: int, root: str, name: str, cue: str, sides: tuple[str, str], **how: object) -> EventReport:
        ends = {"actor": (of(name, sides[0]),), "recipient": (of(name, sides[1]),)}
        start = TEXT.index(cue, spans[name].start)
        return EventReport(f"v{number}", root, Span(start, start + len(cue)), spans[name], **ends, **how)

    source = of("said", "Lena Marsh")
    quoted = Span(TEXT.index("=Orlavia"), TEXT.index('".', spans["said"].start))
    of("war", "R-7")
    of("rain", "Lower Kesh")
    return Extraction(
        document=Document(
            id="folder/third,\n=1.txt", text=TEXT, title='A "third", text', published="2025-03-05", source="=Wire"
        ),
        entities=ENTITIES,
        assertions=(
            told("leads", "leads", "Ana Kim", "Harbour Group", confidence=0.9),
            told("leads", "former", "Lena Marsh", "Harbour Group", polarity="Denied", former=True, valid_until="2024"),
            told("ownedBy", "owned", "Harbour Group", "Orlavia"),
            told("headOfStateOf", "head", "Ana Kim", "Orlavia", valid_from="2020"),
            told("memberOf", "member", "Orlavia", "Northern Pact"),
            told("memberOf", "left", "Türkiye", "Northern Pact", polarity="Denied"),
            told("memberOf", "may", "Azerbaijan", "Northern Pact", certainty="Possible"),
            told("spokespersonOf", "speaks", "Lena Marsh", "Orlavia"),
            told("spouseOf", "married", "Ana Kim", "Lena Marsh"),
            told("supports", "said", "Orlavia", "Azerbaijan", attributed_to=source, attribution="a1"),
            told("participantIn", "war", "Orlavia", "Long War"),
            told("partyTo", "treaty", "Orlavia", "Ganja Accord"),
        ),
        events=(
            report(1, "ASSAULT", "plan", "attack", sides=("Orlavia", "Azerbaijan"), status="Planned", mode="=aerial"),
            report(2, "SANCTION", "threat", "sanction", sides=("Orlavia", "Türkiye"), status="Threatened"),
            report(
                3,
                "CONSULT",
                "talks",
                "met",
                sides=("Orlavia", "Azerbaijan"),
                mediator=(of("talks", "Türkiye"),),
                place=of("talks", "Ganja"),
                time="2025-03-03",
                earliest="2025-03-03",
                latest="2025-03-03",
                dating="stated",
                mode="meet",
            ),
            report(4, "ASSAULT", "denied", "strike", sides=("Orlavia", "Türkiye"), status="Denied", polarity="Denied"),
        ),
        attributions=(
            Attribution(
                "a1",
                Span(spans["said"].start, spans["said"].start + 10),
                source,
                Span(TEXT.index("said", spans["said"].start), TEXT.index("said", spans["said"].start) + 4),
                (quoted,),
                spans["said"],
                quotation="direct",
            ),
        ),
        mentions=tuple(mentions),
    )
