"""Writes what ``ontology.tsv`` and ``chains.tsv`` say of the relations into ``ontologies/kg.ttl`` and ``shapes.ttl``.

python scripts/write_ontology.py

In both files the relations stand between two marks; what is around them is written by hand.
"""

from collections.abc import Callable, Collection

from kg.inference import chains
from kg.model import ACTOR_TYPES
from kg.ontology import Relation, path, relations

BEGIN = "# >>> Written by scripts/write_ontology.py from kg/lexica/ontology.tsv; change it there.\n"
END = "# <<<\n"
HOME = "<https://w3id.org/influence-kg/ontology>"
SOURCES = {
    "org": "<http://www.w3.org/ns/org>",
    "schema": "<https://schema.org/>",
    "sem": "<http://semanticweb.cs.vu.nl/2009/11/sem/>",
}


def main() -> None:
    """Bring both files up to date."""
    for name in ("kg", "shapes"):
        path(name).write_text(written(name), encoding="utf-8", newline="\n")


def written(name: str) -> str:
    """Return the text of an ontology file (``kg`` or ``shapes``) as it should be."""
    of: Callable[[Relation], str] = {"kg": _property, "shapes": _shape}[name]
    before, _, rest = path(name).read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    return "".join([before, BEGIN, "\n", *(f"{of(relation)}\n\n" for relation in relations().values()), END, after])


def _property(relation: Relation) -> str:
    kinds = ["owl:ObjectProperty" if relation.objects else "owl:DatatypeProperty"]
    kinds += ["owl:SymmetricProperty"] * relation.symmetric
    lines = [f"kg:{relation.name} a {', '.join(kinds)}", *_described(relation.label, relation.definition)]
    if relation.source:
        lines.append(f"dcterms:source {SOURCES[relation.source]}")
    if relation.objects:
        lines.append(f"rdfs:subPropertyOf kg:{relation.above or 'relation'}")
    if relation.close:
        lines.append(f"skos:closeMatch {', '.join(relation.close)}")
    lines.append(f"rdfs:domain {_class(relation.subjects)}")
    lines.append(f"rdfs:range {_class(relation.objects) if relation.objects else 'xsd:string'}")
    if along := chains().get(relation.name):
        lines.append(f"owl:propertyChainAxiom ( kg:{relation.name} kg:{along} )")
    if relation.symmetric or not relation.inverse:
        return _block(lines)
    definition = f"Inverse of kg:{relation.name}."
    inverse = [f"kg:{relation.inverse} a owl:ObjectProperty", *_described(relation.inverse_phrase, definition)]
    return f"{_block(lines)}\n\n{_block([*inverse, f'owl:inverseOf kg:{relation.name}'])}"


def _described(label: str, definition: str) -> list[str]:
    return [f'rdfs:label "{label}"@en', f'skos:definition "{definition}"@en', f"rdfs:isDefinedBy {HOME}"]


def _shape(relation: Relation) -> str:
    lines = [f"kgsh:{relation.name} a sh:NodeShape", f"sh:targetSubjectsOf kg:{relation.name}"]
    pairs = [_between(relation.name, *pair) for pair in relation.between]
    if len(pairs) == 1:
        return _block([*lines, *pairs[0]])
    either = "\n".join(f"        [ {' ; '.join(pair)} ]" for pair in pairs)
    return _block([*lines, f"sh:or (\n{either} )"])


def _between(name: str, subjects: Collection[str], objects: Collection[str]) -> list[str]:
    value = f"sh:nodeKind sh:IRI ; {_of_class(objects)}" if objects else "sh:datatype xsd:string ; sh:minLength 1"
    return [_of_class(subjects), f"sh:property [ sh:path kg:{name} ; {value} ]"]


def _class(types: Collection[str]) -> str:
    names = _names(types)
    return names[0] if len(names) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(names)} ) ]"


def _of_class(types: Collection[str]) -> str:
    names = _names(types)
    return f"sh:class {names[0]}" if len(names) == 1 else f"sh:or ( {' '.join(f'[ sh:class {n} ]' for n in names)} )"


def _names(types: Collection[str]) -> list[str]:
    """Return the classes of types; all kinds of actor together are one class."""
    given = set(types)
    return sorted(f"kg:{name}" for name in (given - ACTOR_TYPES | {"Actor"} if given >= ACTOR_TYPES else given))


def _block(lines: list[str]) -> str:
    return " ;\n    ".join(lines) + " ."


if __name__ == "__main__":
    main()
