"""The columns of the Parquet tables."""

from kg.quads import terms as t

_SAID = {
    "iri": "text",
    "document": "text",
    "passage": "text",
    "begin": "number",
    "end": "number",
    "sentence": "text",
    "polarity": "text",
    "certainty": "text",
    "speaker": "text",
    "speakers": "texts",
    "factive": "truth",
    "confidence": "share",
    "extractor": "text",
}
# The columns of each table and the kind of each: text, texts (a list), number, share (a float), truth, day.
TABLES: dict[str, dict[str, str]] = {
    "documents": {
        **dict.fromkeys(("iri", "id", "headline", "outlet", "author", "published", "url", "language"), "text"),
        **dict.fromkeys(("published_first", "published_last"), "day"),
        **dict.fromkeys(("origin", "sha256", "text"), "text"),
    },
    "entities": {
        **dict.fromkeys(("iri", "key", "label", "kind"), "text"),
        "named": "truth",
        **dict.fromkeys(("aliases", "same_as"), "texts"),
    },
    "facts": {
        **dict.fromkeys(("subject", "subject_label", "relation", "object", "object_label", "value"), "text"),
        "documents": "number",
        "statements": "texts",
        "passages": "texts",
    },
    "statements": {
        **_SAID,
        "holds": "truth",
        "basis": "text",
        **dict.fromkeys(("subject", "relation", "object", "value", "time", "since", "until"), "text"),
        **dict.fromkeys(("since_first", "until_last"), "day"),
        "former": "truth",
    },
    "events": {
        **dict.fromkeys(("iri", "label", "root", "status", "time"), "text"),
        **dict.fromkeys(("earliest", "latest"), "day"),
        **dict.fromkeys(("dating", "place", "place_label"), "text"),
        **dict.fromkeys(t.COUNTS, "number"),
        **dict.fromkeys(("bounds", "actors", "recipients", "reports"), "texts"),
    },
    "reports": {
        **_SAID,
        **dict.fromkeys(("event", "basis", "root", "mode", "status", "time"), "text"),
        **dict.fromkeys(("earliest", "latest"), "day"),
        **dict.fromkeys(("trigger_begin", "trigger_end"), "number"),
        "place": "text",
        **dict.fromkeys(("actors", "recipients", "mediators", "denies"), "texts"),
        **dict.fromkeys(t.COUNTS, "number"),
    },
    "attributions": {
        **{name: kind for name, kind in _SAID.items() if name not in {"polarity", "certainty", "factive"}},
        "stance": "text",
        **dict.fromkeys(("cue_begin", "cue_end"), "number"),
        **dict.fromkeys(("content", "sources", "speaks_of"), "texts"),
    },
    "mentions": {
        **dict.fromkeys(("iri", "document"), "text"),
        **dict.fromkeys(("begin", "end"), "number"),
        **dict.fromkeys(("words", "entity", "type", "identified_by"), "text"),
    },
    "passages": {
        **dict.fromkeys(("iri", "document"), "text"),
        **dict.fromkeys(("begin", "end"), "number"),
        "words": "text",
    },
}
