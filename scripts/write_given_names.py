"""Write kg/lexica/world_given_names.tsv: first names of the people of kg/lexica/leaders.tsv, by gender.

    python scripts/write_given_names.py

Left out are names that ``given_names.tsv`` has or that both genders bear, and family names, titles, places and words.
"""

from collections import Counter, defaultdict
from pathlib import Path

from kg.language.names.given_names import listed_gender
from kg.language.names.leader_names import is_word
from kg.language.names.person_names import is_title
from kg.language.names.spellings import folded
from kg.lexica import tables
from kg.lexica.classes import word_class

TARGET = Path(__file__).parents[1] / "kg" / "lexica" / "world_given_names.tsv"
HEAD = """\
# First names of holders of public offices all over the world, in lower case without accents, by gender. Sources: CIA
# World Factbook (public domain) and Wikidata (CC0), by way of leaders.tsv; scripts/write_given_names.py wrote it.
gender	name
"""
_LEAST = 3  # letters
_IN_ROW = 40  # names
# Parts of names, and words of English.
_OTHERS = """abd abu umm carolina franc bond acacia diva dace urbino aba ang ange ank bas bin bright clover constant dat
din doto dusty gan gent ham him hun ine ing innocent jam kin laid lavender lies lucky mart mile mir nat neo nout odd per
rand rune sar tome tri uri val ville zeta zine aurore avril christl"""


def main() -> None:
    """Write the table."""
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    for row in tables.rows("leaders.tsv"):
        first, *rest = row["name"].split()
        surnames.update(tables.values(row["surname"]))
        if rest and row["gender"]:
            genders[folded(first)][row["gender"]] += 1
    taken = surnames | word_class("family-name-first") | word_class("word-as-name") | set(_OTHERS.split())
    lines = []
    for gender in ("f", "m"):
        borne = (name for name, found in genders.items() if set(found) == {gender} and name not in taken)
        names = sorted(filter(_is_new, borne))
        lines += [f"{gender}\t{'|'.join(names[at : at + _IN_ROW])}\n" for at in range(0, len(names), _IN_ROW)]
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")


def _is_new(name: str) -> bool:
    known = listed_gender(name) is not None or is_title(name) or is_word(name)
    return name.isalpha() and len(name) >= _LEAST and not known


if __name__ == "__main__":
    main()
