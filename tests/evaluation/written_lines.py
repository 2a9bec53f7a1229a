"""Lines as `kg extract` writes them, put together by hand from the words of a text."""


def spot(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def line(text: str, mentions: dict[str, tuple[str, str | None]], entities: dict[str, dict], **found: list) -> dict:
    """A line whose mentions are given as id -> (words, entity) and entities as id -> fields."""
    return {
        "id": "d",
        "text": text,
        "mentions": [
            {"id": name, "start": spot(text, words)[0], "end": spot(text, words)[1], "entity": entity, "form": "name"}
            | {"type": entities.get(entity or "", {}).get("type", "Group")}
            for name, (words, entity) in mentions.items()
        ],
        "entities": [{"id": name, "aliases": [], "named": True, **fields} for name, fields in entities.items()],
        **found,
    }


def event(text: str, root: str, trigger: str, *, actor=(), recipient=(), **more: object) -> dict:
    start, end = spot(text, trigger)
    told = {"status": "Happened", "polarity": "Affirmed", "certainty": "Certain", "attributedTo": None}
    return {
        "root": root,
        "trigger": {"start": start, "end": end},
        "actor": [*actor],
        "recipient": [*recipient],
        **told,
        **more,
    }
