"""What an odd or hostile text costs: CPU seconds beyond the language model's, as its size doubles.

    python benchmarks/cost.py [--words 8000] [--only WORD] [--json FILE]

Each kind of repetitive text is read at an eighth, a quarter, half and the whole of a number of words: from the file
to the extraction as it is stored. What spaCy's own components take is measured in the same run and left out: it is
what the bare model costs. Fails (exit 1) where time more than doubles, with a tolerance, on the last two doublings.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from spacy.language import Language

from kg import annotated, texts
from kg.annotated.pipeline import make_doc
from kg.assertions import calibrated, collect, to_record

TOLERANCE = 1.35  # times two, for each of the last two doublings: linear work varies by less, n log n is 1.1
NOTICED = 0.25  # CPU seconds at the whole size, under which nothing is said to grow
MODEL = frozenset({"tok2vec", "transformer", "tagger", "parser", "senter", "ner"})
CSV_HEAD = "id,text\n"


def repeated(piece: str) -> Callable[[int], str]:
    """Return what writes a piece again and again until there are so many words."""
    size = max(1, len(piece.split()))
    return lambda words: piece * max(1, words // size)


def shuffled(*parts: str) -> Callable[[int], str]:
    """Return what draws pieces at random, the same in each run."""

    def write(words: int) -> str:
        drawn = random.Random(7)
        return "".join(drawn.choice(parts) for _ in range(words // max(1, len(parts[0].split()))))

    return write


def distinct(template: str) -> Callable[[int], str]:
    """Return what fills a template with a new name and number each time."""
    size = max(1, len(template.split()))
    return lambda words: "".join(template.format(name=_name(n), number=n) for n in range(max(1, words // size)))


def _name(number: int) -> str:
    letters = []
    for _ in range(4):
        number, rest = divmod(number, 20)
        letters.append("bcdfghjklmnpqrstvwxz"[rest] + "aeiou"[rest % 5])
    return "".join(letters).capitalize()


def nested(before: str, inner: str, after: str) -> Callable[[int], str]:
    """Return what stands n times before and n times after."""
    size = max(1, len((before + after).split()))
    return lambda words: before * (words // size) + inner + after * (words // size)


def front_matter(words: int) -> str:
    keys = "".join(f"key{n}: value {n}\n" for n in range(words // 3))
    return f"---\ntitle: Norland\n{keys}---\nNorland attacked Sudria.\n"


def one_line(words: int) -> str:
    return json.dumps({"id": "one", "text": "Norland attacked Sudria on Monday. " * (words // 5)}) + "\n"


def html(before: str, inner: str, after: str) -> Callable[[int], str]:
    body = nested(before, inner, after)
    lead = "<html><body><article><p>Norland attacked Sudria on Monday, the government said.</p>"
    return lambda words: f"{lead}{body(words)}</article></body></html>"


def attributes(words: int) -> str:
    named = " ".join(f"a{n}=1" for n in range(words))
    return f"<html><body {named}><p>Norland attacked Sudria on Monday, the government said.</p></body></html>"


type Writer = Callable[[int], str]
INPUTS: dict[str, tuple[str, Writer]] = {
    "one word": (".txt", repeated("word ")),
    "unknown name": (".txt", repeated("Xyz ")),
    "name of two words": (".txt", repeated("Ann Hill ")),
    "title and name": (".txt", repeated("President Ann Hill ")),
    "state": (".txt", repeated("Russia ")),
    "name in capitals": (".txt", repeated("VLADIMIR PUTIN ")),
    "word in capitals": (".txt", repeated("ATTACK ")),
    "U.S.": (".txt", repeated("U.S. ")),
    "numbers": (".txt", repeated("1234 ")),
    "numbers with unit": (".txt", repeated("12 tanks ")),
    "dates": (".txt", repeated("3 March 2025 ")),
    "dates in sentences": (".txt", repeated("On 3 March 2025 Russia attacked Ukraine. ")),
    "weekdays": (".txt", repeated("Monday ")),
    "money": (".txt", repeated("$3 million ")),
    "percentages": (".txt", repeated("5 percent of ")),
    "table in Markdown": (".md", repeated("| Russia | 12,000 | 5% |\n")),
    "table of tabs": (".txt", repeated("Russia\t12,000 tonnes\t5%\n")),
    "table of commas": (".txt", repeated("Russia,12000,5%,2025-03-03\n")),
    "labels with figures": (".txt", repeated("Russia 12,000\n")),
    "table in HTML": (".html", html("<table><tr><td>Russia</td><td>12,000</td></tr></table>", "", "")),
    "HTML rows": (".html", html("<tr><td>Russia</td><td>12,000</td></tr>", "", "")),
    "list": (".txt", repeated("- Russia\n")),
    "numbered list": (".md", repeated("1. Norland attacked Sudria\n")),
    "short lines": (".txt", repeated("word\n")),
    "lines of labels": (".txt", repeated("Norland Sudria\n")),
    "lines, blank between": (".txt", repeated("Norland Sudria\n\n")),
    "newlines": (".txt", lambda words: "Norland attacked Sudria." + "\n" * words * 8 + "It said so."),
    "spaces": (".txt", lambda words: "Norland attacked Sudria." + " " * words * 8 + "It said so."),
    "nested quotations": (".txt", nested('"He said ', "no", '" ')),
    "nested reports": (".txt", repeated("Russia said that Ukraine said that ")),
    "nested reports of names": (".txt", distinct("{name} said that ")),
    "nested claims": (".txt", repeated("claims that ")),
    "brackets": (".txt", nested("[", "Norland", "] ")),
    "parentheses never closed": (".txt", repeated("Russia (")),
    "commas": (".txt", repeated(", ")),
    "full stops": (".txt", repeated(". ")),
    "letters with stops": (".txt", repeated("a. b. ")),
    "abbreviations": (".txt", repeated("Gen. Sen. Gov. ")),
    "semicolons": (".txt", repeated("Russia attacked; ")),
    "question marks": (".txt", repeated("? ")),
    "names and commas": (".txt", repeated("Russia, ")),
    "A and B and": (".txt", repeated("Russia and Ukraine and ")),
    "verbs and": (".txt", repeated("attacked and ")),
    "one sentence": (".txt", repeated("the army of Russia attacked the city in Ukraine and then ")),
    "one sentence of names": (".txt", distinct("the man {name} met ")),
    "headings": (".md", repeated("# Norland Attacks Sudria\n\n")),
    "URLs": (".txt", repeated("https://example.org/a/b?c=d ")),
    "one long URL": (".txt", lambda words: "See https://example.org/" + "a/b-c." * words + " now."),
    "e-mail addresses": (".txt", repeated("a.b@example.org ")),
    "hyphens": (".txt", lambda words: "a" + "-a" * words),
    "hyphened names": (".txt", repeated("Ann Hill-Bob Roth ")),
    "dashes": (".txt", repeated("— ")),
    "apostrophes": (".txt", repeated("Russia's ")),
    "only apostrophes": (".txt", repeated("' ")),
    "emoji": (".txt", repeated("🔥🇺🇦👨‍👩‍👧 ")),
    "combining marks": (".txt", lambda words: "Norland a" + "\u0301" * words * 5 + " attacked Sudria."),
    "mixed scripts": (".txt", repeated("Путин Putin 普京 ")),
    "right to left": (".txt", repeated("روسيا ")),
    "pronouns": (".txt", repeated("he said ")),
    "pronouns in sentences": (".txt", repeated("He said that he saw her. ")),
    "one sentence again": (".txt", repeated("Russia attacked Ukraine on Monday. ")),
    "two names in turn": (".txt", repeated("Ann Hill met Bob Roth. Bob Roth thanked Ann Hill. ")),
    "names all different": (".txt", distinct("Mr {name} met the mayor. ")),
    "full names all different": (".txt", distinct("President Ann {name} attacked Bob {name}. ")),
    "one surname": (".txt", distinct("{name} Hill met Bob Roth. ")),
    "one given name again": (".txt", distinct("Ann {name} spoke. Ann left. ")),
    "names and pronouns": (".txt", distinct("Ann {name} said that she left. ")),
    "mayors all different": (".txt", distinct("Mayor Ann {name} met the mayor. ")),
    "prime ministers": (".txt", distinct("Prime Minister Ann {name} spoke. Norland left. ")),
    "acts all different": (".txt", distinct("Norland attacked {name} and killed {number} people. ")),
    "surnames again": (".txt", distinct("Ann {name} spoke. {name} left. ")),
    "bodies all different": (".txt", distinct("The {name} Party joined the {name} Group. ")),
    "figures all different": (".txt", distinct("Russia killed {number} people in {name}. ")),
    "acronyms": (".txt", distinct("the {name} Defence Organisation ({name}) ")),
    "president of the president": (".txt", repeated("the president of the president of ")),
    "minister titles": (".txt", repeated("foreign minister ")),
    "quotes never closed": (".txt", repeated('" Russia said. ')),
    "quotations": (".txt", repeated('"We attacked," he said. ')),
    "curly quotes": (".txt", repeated("“We attacked,” Putin said. ")),
    "accusations": (".txt", repeated("Russia accused Ukraine of attacking Russia. ")),
    "denials": (".txt", repeated("Russia did not not deny that ")),
    "conditions": (".txt", repeated("if Russia attacks unless ")),
    "relative clauses": (".txt", repeated("the army that attacked the city that ")),
    "threats": (".txt", repeated("Russia threatened to attack Ukraine. ")),
    "he, she, they": (".txt", shuffled("He ", "She ", "They ", "said. ", "the minister ", "Ann Hill ", "Bob Roth ")),
    "words at random": (
        ".txt",
        shuffled("Russia ", "attacked ", "the ", "on Monday ", ", ", "and ", ". ", '" ', "he "),
    ),
    "HTML in depth": (".html", html("<div>", "Norland attacked Sudria.", "</div>")),
    "HTML never closed": (".html", html("<b><p>Norland ", "", "")),
    "HTML paragraphs": (".html", html("<p>Norland attacked Sudria on Monday.</p>", "", "")),
    "HTML links": (".html", html('<a href="x">Norland</a> ', "", "")),
    "HTML attributes": (".html", attributes),
    "JSON in depth": (".json", lambda words: "[" * words * 8),
    "JSON Lines, one line": (".jsonl", one_line),
    "CSV, one field": (".csv", lambda words: f'{CSV_HEAD}one,"{"Norland attacked Sudria. " * (words // 3)}"\n'),
    "CSV, one field never closed": (
        ".csv",
        lambda words: CSV_HEAD + 'one,"' + "Norland attacked Sudria. " * (words // 3),
    ),
    "front matter": (".md", front_matter),
    "asterisks": (".md", repeated("*a ")),
    "underscores": (".md", repeated("_a_")),
    "links never closed": (".md", repeated("[a](")),
    "backticks": (".md", repeated("` ")),
    "asterisk, tag and underscore": (".md", repeated("*a <b _c ")),
    "brackets before a link": (".md", lambda words: "[" * words * 8 + "](x)"),
    "quotes opened": (".txt", lambda words: "“" * words),
    "tags never closed": (".md", repeated("<a ")),
}


class Measured:
    """CPU seconds of one reading: of the model's components, and of everything else by step."""

    def __init__(self, nlp: Language, path: Path) -> None:
        self.bare = 0.0
        self.steps: dict[str, float] = {}
        self.words = 0
        documents = self._timed("read", lambda: list(texts.read([path], on_problem=lambda _: None)))
        for document in documents:
            doc = self._timed("tokenize", lambda document=document: make_doc(nlp, document))
            self.words += len(doc)
            for name, component in nlp.pipeline:
                doc = self._timed(name, lambda component=component, doc=doc: component(doc))
            self._timed(
                "collect", lambda document=document, doc=doc: to_record(calibrated(collect(document, doc), doc))
            )
        self.own = sum(self.steps.values())

    def _timed[T](self, name: str, work: Callable[[], T]) -> T:
        begin = time.process_time()
        try:
            return work()
        finally:
            spent = time.process_time() - begin
            if name in MODEL:
                self.bare += spent
            else:
                self.steps[name] = self.steps.get(name, 0.0) + spent


def measured(nlp: Language, suffix: str, text: str) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"text{suffix}"
        path.write_text(text, encoding="utf-8")
        return Measured(nlp, path)


def rows(nlp: Language, words: int, only: str, most: float) -> Iterator[dict[str, object]]:
    """Yield what each kind of text costs at each size; bigger sizes are left out once one took too long."""
    for name, (suffix, write) in INPUTS.items():
        if only not in name:
            continue
        found: list[Measured] = []
        for size in (words // 8, words // 4, words // 2, words):
            found.append(measured(nlp, suffix, write(size)))
            if found[-1].own > most:
                break
        own = [each.own for each in found]
        growth = [after / before for before, after in pairwise(own) if before > NOTICED / 8]
        grows = own[-1] > NOTICED and len(growth) > 1 and min(growth[-2:]) > 2 * TOLERANCE
        dearest = max(found[-1].steps, key=found[-1].steps.__getitem__)
        yield {
            "input": name,
            "tokens": found[-1].words,
            "seconds": [round(each, 3) for each in own],
            "bare": round(found[-1].bare, 3),
            "growth": round(growth[-1], 2) if growth else None,
            "dearest": f"{dearest} {found[-1].steps[dearest]:.2f}",
            "fails": grows or own[-1] > most,
        }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=8_000, help="the largest size (default: 8000)")
    parser.add_argument("--most", type=float, default=15.0, help="CPU seconds at which a kind fails outright (15)")
    parser.add_argument("--only", default="", help="kinds of text whose name holds this")
    parser.add_argument("--json", type=Path, help="file to write the rows to")
    arguments = parser.parse_args()
    nlp = annotated.load()
    measured(nlp, ".txt", "Norland attacked Sudria on 3 March 2025, Ann Hill said.")  # fills caches
    print(f"{'input':<28}{'tokens':>8}  {'own CPU seconds as it doubles':<36}{'model':>7}{'growth':>8}  dearest step")
    found = []
    for row in rows(nlp, arguments.words, arguments.only, arguments.most):
        found.append(row)
        seconds = "  ".join(f"{each:7.2f}" for each in row["seconds"])
        growth = f"{row['growth']:.2f}" if row["growth"] else "-"
        mark = "  FAILS" if row["fails"] else ""
        size = f"{row['input']:<28}{row['tokens']:>8}"
        print(f"{size}  {seconds:<36}{row['bare']:>7.2f}{growth:>8}  {row['dearest']}{mark}", flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    failed = [row["input"] for row in found if row["fails"]]
    print(f"{len(found)} kinds, {len(failed)} grow faster than their size: {', '.join(map(str, failed)) or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
