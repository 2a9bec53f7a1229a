"""A query that gives no more rows than wanted, whatever it says itself."""

from kg.store.tokens import Token, tokens


def limited(sparql: str, most: int) -> str:
    """Return a query that was let pass with so many rows, triples or fewer; an ASK stays as it is.

    Its own LIMIT, if it has one, is lowered; else one is put where the grammar wants it, before VALUES at the end.
    """
    outer, depth = list[Token](), 0
    for word in tokens(sparql):
        depth -= word.text in {"}", ")"} and word.kind == "mark"
        if not depth:
            outer.append(word)
        depth += word.text in {"{", "("} and word.kind == "mark"
    keywords = [word.keyword for word in outer]
    if "ASK" in keywords:
        return sparql
    if "LIMIT" in keywords:
        number = next(iter(outer[keywords.index("LIMIT") + 1 :]), None)
        if number is None or not number.text.isdecimal():
            return sparql  # which is no SPARQL, for the engine to say
        kept = min(most, int(number.text))
        return f"{sparql[: number.at]}{kept}{sparql[number.at + len(number.text) :]}"
    closing = max((n for n, word in enumerate(outer) if word.text == "}"), default=-1)
    values = [word.at for n, word in enumerate(outer) if word.keyword == "VALUES" and closing > n]
    at = values[-1] if values else len(sparql)
    return f"{sparql[:at]}\nLIMIT {most}\n{sparql[at:]}"
