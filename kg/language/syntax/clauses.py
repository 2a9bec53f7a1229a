"""Ways through a dependency tree (ClearNLP labels, as in spaCy's English models).

`arguments` gives a predicate's participants by deep role, so that active, passive, relative, participial, controlled
and coordinated forms of one verb look the same to an extractor.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.lexica.classes import word_class

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


type Arguments = dict[str, list[Token]]


def conjuncts(token: Token) -> list[Token]:
    """Return a token and what is coordinated with it to its right, in text order ("Russia, Iran and China").

    A semicolon ends the coordination: what follows it is too often another list.
    """
    found, queue = [token], [token]
    while queue:
        head = queue.pop()
        for child in head.children:
            if child.dep_ == "conj" and child not in found and not any(c.text == ";" for c in head.children):
                found.append(child)
                queue.append(child)
    return sorted(found)


def first_conjunct(word: Token) -> Token:
    """Return the first of the coordinated words that a word belongs to: "friend" of "a friend and ally"."""
    while word.dep_ == "conj" and word.head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        word = word.head
    return word


def shared_possessor(pronoun: Token) -> Token | None:
    """Return the possessor that coordinated phrases share: "Iran" for "its" in "Iran's ties and its pact with X"."""
    noun = pronoun.head
    if pronoun.dep_ != "poss" or noun.dep_ != "conj":
        return None
    first = first_conjunct(noun)
    phrases = [first, first.head.head] if first.dep_ == "pobj" else [first]
    for phrase in phrases:
        for child in phrase.children:
            if child.dep_ == "poss" and child.pos_ != "PRON":
                return child
    return None


def antecedent(pronoun: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself if it is none."""
    if pronoun.lower_ not in word_class("relative-pronoun") or pronoun.tag_ not in {"WP", "WDT", "WP$", "IN"}:
        return pronoun
    for ancestor in pronoun.ancestors:
        if ancestor.dep_ == "relcl":
            return _thing_before(pronoun) if pronoun.lower_ == "which" and _is_person(ancestor.head) else ancestor.head
    return pronoun


def _is_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in noun.children)


def _thing_before(pronoun: Token) -> Token:
    """Return the noun right before "which", where the parser took a person: "Hill, head of the union, which"."""
    for i in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
        token = pronoun.doc[i]
        if token.pos_ in {"NOUN", "PROPN"}:
            return pronoun if _is_person(token) else token
        if token.pos_ in {"VERB", "AUX"}:
            break
    return pronoun


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive, with an auxiliary or as a reduced participle ("troops killed by")."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    return verb.dep_ == "acl" or (verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head))


def surface_subjects(verb: Token) -> list[Token]:
    """Return the heads of a verb's subject, looking through coordination, control, participles and relative clauses.

    "Moscow used the term before invading Ukraine": the subject of "invading" is "Moscow". Empty if none is found.
    """
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return [c for token in own for c in conjuncts(antecedent(token))]
    head = verb.head
    if head == verb:
        return []
    if verb.dep_ == "acl":  # "the force that struggled", "missiles supplied by", "a general sitting in"
        return _modified(head, verb) if verb.tag_ in {"VBG", "VBN"} else []
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return surface_subjects(matrix_of(verb) or head)
    if verb.dep_ in {"xcomp", "advcl"} and head.pos_ in {"VERB", "AUX"}:
        return _object_controllers(verb) or surface_subjects(head)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ" and head.dep_ == "acomp":  # "is willing to withdraw"
        return surface_subjects(head.head)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":  # "before invading Ukraine", "by cutting supplies"
        governor = head.head
        if governor.pos_ == "ADJ" and governor.dep_ == "acomp":  # "is guilty of violating"
            governor = governor.head
        if governor.pos_ in {"VERB", "AUX"}:
            return _controllers(governor, head)
    return []


def _object_controllers(verb: Token) -> list[Token]:
    """Return whom the governor of an infinitive makes act: "urged Iran to withdraw", "called on Iran to withdraw"."""
    head = verb.head
    if verb.tag_ != "VB":
        return []
    objects = [child for child in head.children if child.dep_ in {"dobj", "dative"}] if verb.dep_ == "xcomp" else []
    if objects:
        return conjuncts(objects[0])
    if head.lemma_ not in {"call", "appeal"}:
        return []
    return [noun for name, noun in prepositional(head) if name in {"on", "upon", "to"} and noun.i < verb.i]


def _modified(noun: Token, participle: Token) -> list[Token]:
    """Return the nouns of a participle: all of "Russia and Iran, fighting X", the last of "X and groups backing Y"."""
    coordinated = conjuncts(noun)
    before = participle.doc[participle.left_edge.i - 1].text if participle.left_edge.i else ""
    return coordinated if before == "," or participle.i < coordinated[-1].i else coordinated[-1:]


def _controllers(governor: Token, preposition: Token) -> list[Token]:
    """Return the subject of a gerund after a preposition: the object after "accused Iran of", else the verb's subject.

    "imposed sanctions on Eritrea for arming rebels": "Eritrea".
    """
    objects = [child for child in governor.children if child.dep_ in {"dobj", "dative"} and child.i < preposition.i]
    if preposition.lower_ == "for" and not objects:  # "lashed out at Iran for arming rebels"
        blamed = [
            noun for name, noun in prepositional(governor) if name in {"at", "against"} and noun.i < preposition.i
        ]
        return blamed or surface_subjects(governor)
    if preposition.lower_ not in {"of", "for", "from", "into"} or not objects:
        return surface_subjects(governor)
    aimed = [noun for name, noun in prepositional(objects[0]) if name in {"on", "against"}]
    return aimed or conjuncts(objects[0])


def prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object head) for the prepositional phrases of a token, through stacked prepositions.

    "from across the border" yields ``("from", border)`` and ``("across", border)``.
    """
    for child in token.children:
        if child.dep_ in {"prep", "agent"} or (child.dep_ == "dative" and child.pos_ == "ADP"):
            yield from _objects_of(child, child.lower_)


def _objects_of(preposition: Token, name: str) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            for conjunct in conjuncts(child):
                yield name, conjunct
        elif child.dep_ == "prep":
            for _, noun in _objects_of(child, child.lower_):
                yield name, noun
                yield child.lower_, noun
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from _objects_of(child, child.lower_)


def arguments(predicate: Token) -> Arguments:
    """Return the heads of a predicate's arguments by deep role, each list in text order.

    Roles: ``agent`` (deep subject), ``patient`` (deep object), ``dative``, ``attr`` (predicate noun or adjective),
    ``comp`` (clausal complement heads), ``prep_X`` for each preposition X, and for nouns ``poss`` (possessors),
    ``mod`` (adjectival and compound modifiers). A passive's surface subject is the ``patient`` and its by-phrase the
    ``agent``; for a noun "the attack on X by Y" gives ``prep_on`` and ``prep_by``.
    """
    found: Arguments = {}

    def add(role: str, tokens: list[Token]) -> None:
        known = found.setdefault(role, [])
        known.extend(token for token in tokens if token not in known)

    verbal = predicate.pos_ in {"VERB", "AUX"}
    if verbal:
        passive = is_passive(predicate)
        add("patient" if passive else "agent", surface_subjects(predicate))
    for child in predicate.children:
        dep = child.dep_
        if dep == "dobj":
            add("patient", conjuncts(antecedent(child)))
        elif dep == "dative" and child.pos_ != "ADP":
            add("dative", conjuncts(child))
        elif dep in {"attr", "acomp", "oprd"}:
            add("attr", conjuncts(child))
        elif dep in {"xcomp", "ccomp"}:
            add("comp", conjuncts(child))
        elif dep == "poss":
            add("poss", conjuncts(antecedent(child)))
        elif dep in {"amod", "compound", "nmod"}:
            add("mod", conjuncts(child))
    for name, noun in prepositional(predicate):
        passive_agent = verbal and name == "by" and is_passive(predicate)
        add("agent" if passive_agent else f"prep_{name}", [antecedent(noun)])
    if verbal:
        _add_relative_object(predicate, add)
    return {role: sorted(tokens) for role, tokens in found.items() if tokens}


def _add_relative_object(verb: Token, add: Callable[[str, list[Token]], None]) -> None:
    """Add the antecedent as patient of "the missiles (that) Russia supplied" and of "whom they accused"."""
    if verb.dep_ != "relcl" or any(c.dep_ in {"dobj", "nsubjpass", "ccomp", "xcomp"} for c in verb.children):
        return
    if any(c.dep_ == "advmod" and c.lower_ in {"where", "when", "why"} for c in verb.children):
        return
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if any(c.lower_ == "whose" for subject in subjects for c in subject.children):
        return
    if subjects and subjects[0].lower_ not in word_class("relative-pronoun"):
        add("patient", conjuncts(verb.head))


def noun_phrase(token: Token) -> tuple[int, int]:
    """Return tokens (start, end-exclusive) of the noun phrase that a token heads.

    Relative clauses, participles, appositions, coordination and trailing prepositional phrases are left out.
    """
    left = token.left_edge.i
    right = token.i
    for child in token.children:
        if child.i > token.i and child.dep_ in {"nummod", "case", "compound"}:
            right = max(right, child.right_edge.i)
    for child in token.children:
        if child.i < token.i and child.dep_ in {"punct", "cc", "advmod", "preconj", "prep", "mark", "relcl"}:
            left = max(left, child.i + 1) if child.left_edge.i == left else left
    return left, right + 1


def clause_of(token: Token) -> Token:
    """Return the nearest verb, auxiliary or root above a token, or the token itself if it is one."""
    current = token
    while current.pos_ not in {"VERB", "AUX"} and current.head != current:
        current = current.head
    return current


def matrix_of(conjunct: Token) -> Token | None:
    """Return the verb above a clause that a finite conjunct goes with by its form, though the parser hung it lower.

    "They denied that they had fired and accused Norland": "accused" agrees with "denied", not with "had fired".
    """
    head = conjunct.head
    if conjunct.dep_ != "conj" or head.dep_ not in {"ccomp", "xcomp"} or conjunct.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    if head.tag_ not in {"VB", "VBN", "VBG"} or head.head.tag_ != conjunct.tag_:
        return None
    return None if any(c.dep_ in SUBJECTS for c in conjunct.children) else head.head
