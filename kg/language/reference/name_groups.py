"""Names that mean the same: gazetteer keys, people by full and short names, organisations by acronym and short form."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Doc

from kg.language.annotations import MentionDict
from kg.language.names import aliases, given_names, person_groups, person_names
from kg.language.names.name_types import type_by_words
from kg.language.names.person_groups import NameForm
from kg.language.names.person_names import NameWords
from kg.language.offices import role_nouns, roles
from kg.language.offices.roles import Role
from kg.language.offices.surroundings import is_of_state
from kg.language.reference import draft_entities, pronoun_forms
from kg.language.reference.description_words import definiteness
from kg.language.reference.draft_entities import ENTITY_TYPES, Draft, Referent
from kg.language.syntax.forms import COORDINATOR_FORM, GENITIVE, PLURAL, POSSESSIVE_PRONOUN, PROPER, SINGULAR, has_form
from kg.language.syntax.functions import (
    APPOSITION,
    NEGATION,
    PREPOSITIONAL_OBJECT,
    SUBJECT,
    SUBORDINATOR,
    has,
    serves_as,
)
from kg.language.syntax.phrases import takes
from kg.language.syntax.tree import sentence_of, tokens_of
from kg.lexica import gazetteer
from kg.lexica.classes import word_class
from kg.model import IdentifiedBy

_DESCRIBED = ENTITY_TYPES - {"Place", "Weapon"}
_HEADS = frozenset({"state_head", "government_head"})


def keyed(draft: Draft) -> None:
    """Put mentions of one gazetteer key together; a people ("Azerbaijanis") is a group of its own."""
    by_key: dict[tuple[str, bool], list[MentionDict]] = {}
    for mention in draft.mentions:
        key = mention["key"]
        if key and mention["form"] in {"name", "adjective"} and gazetteer.known(key) and draft.free(mention):
            by_key.setdefault((key, _is_people(draft.doc, mention)), []).append(mention)
    for (key, people), group in by_key.items():
        if people:
            draft.add(Referent("Group", named=False, number="plur", part_of=key), group, by="listed")
        else:
            entry = gazetteer.entry(key)
            number = draft.add(Referent(entry.type, key=key, gender="n", part_of=entry.part_of), [], by="listed")
            for mention in group:
                draft.join(mention, number, by="metonym" if mention["metonym"] else "listed")


def _is_people(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a mention is the plural of a nationality: "Azerbaijanis", "the Russians"."""
    last = doc[mention["end"] - 1]
    plural = has_form(last, PLURAL) or (has_form(last, SINGULAR & PROPER) and last.text.endswith("is"))
    return mention["type"] in {"Nationality", "Group"} and is_of_state(mention) and plural


def people(draft: Draft) -> None:
    """Put the names of each person together, with the descriptions that stand beside them."""
    named = [m for m in draft.mentions if m["type"] == "Person" and m["form"] == "name" and draft.free(m)]
    told = {m["id"]: roles.roles_of(draft.doc, m) for m in named}
    forms = [_form(draft, m, told[m["id"]]) for m in named]
    forms = [_joined(draft.doc, at, named, forms) for at in range(len(named))]
    words = {mention["id"]: form.words for mention, form in zip(named, forms, strict=True)}
    groups: dict[int, list[MentionDict]] = {}
    for mention, number in zip(named, person_groups.group(forms), strict=True):
        if number is not None:
            groups.setdefault(number, []).append(mention)
    written = {m["id"]: form.written for m, form in zip(named, forms, strict=True)}
    for group in groups.values():
        label = next(filter(None, (written[mention["id"]] for mention in group)), "")
        number = draft.add(Referent("Person", label=label), [], by="name")
        fullest = max((words[mention["id"]] for mention in group), key=len)
        for mention in group:
            draft.join(mention, number, by=_name_found_by(words[mention["id"]], fullest))
        by_role = [gender for mention in group if (gender := _take_roles(draft, mention, number, told[mention["id"]]))]
        by_title = [gender for mention in group if (gender := _title_gender(draft.doc, mention))]
        by_name = _gender_of_names([words[m["id"]] for m in group])
        draft.referents[number].gender = _agreed(by_title + by_role) or by_name


def _form(draft: Draft, mention: MentionDict, told: Sequence[Role]) -> NameForm:
    """Return how a mention names a person."""
    doc, words = draft.doc, person_names.words_of(draft.doc, mention)
    office = any(role.form == "title" and role_nouns.kind_of(role.noun) in _HEADS for role in told)
    gender = _title_gender(doc, mention)
    if gender is None and len(words) == 1 and office:
        gender = _gender_of_pronouns(doc, mention)
    related = any(_is_relative(doc, mention, role) for role in told)
    return NameForm(words, gender, related, office, person_names.suffix_of(doc, mention))


def _name_found_by(words: NameWords, fullest: NameWords) -> IdentifiedBy:
    """Return how a person's name finds whom the fullest name of the text names."""
    if not set(words) & set(fullest) or (len(words) == len(fullest) and sorted(words) != sorted(fullest)):
        return "spelling"
    return "surname" if len(words) < len(fullest) else "name"


def _joined(doc: Doc, at: int, named: list[MentionDict], forms: list[NameForm]) -> NameForm:
    """Return a name with what its sentence tells: "Joe and Jill Hill" are two people, both named Hill.

    Nobody is named in full in two ways in one sentence: "John Hill met John Quincy Hill".
    """
    form = forms[at]
    if len(form.words) == 1:
        last = forms[at + 1].words if at + 1 < len(named) and _coordinated(doc, named, at + 1) else ()
        if len(last) != 2 or not _are_given(form.words[0], last[0]):
            return form
        name = f"{doc[named[at]['start']].text} {doc[named[at + 1]['end'] - 1].text}"
        return replace(form, words=(*form.words, last[-1]), written=name, beside=frozenset({last}))
    start, end = sentence_of(doc[named[at]["head"]])
    others = {
        forms[i].words
        for way in (range(at - 1, -1, -1), range(at + 1, len(named)))
        for i in takewhile(lambda i: start <= named[i]["start"] < end, way)
        if len(forms[i].words) > 1 and forms[i].words != form.words
    }
    return replace(form, beside=frozenset(others))


def _coordinated(doc: Doc, named: list[MentionDict], at: int) -> bool:
    """Tell whether a name is joined by "and" to the one before."""
    start = named[at - 1]["end"]
    return start + 1 == named[at]["start"] and has_form(doc[start], COORDINATOR_FORM)


def _are_given(*words: str) -> bool:
    return all(map(given_names.may_be_given_name, words))


def _gender_of_pronouns(doc: Doc, mention: MentionDict) -> str | None:
    """Return the gender of "he", "his", "she" after a name that is a subject, within its sentence: all agree."""
    head = doc[mention["head"]]
    if not serves_as(head, SUBJECT):
        return None
    after = {gender for token in doc[mention["end"] : head.sent.end] if (gender := pronoun_forms.own_gender(token))}
    return after.pop() if len(after) == 1 else None


def _is_relative(doc: Doc, mention: MentionDict, role: Role) -> bool:
    """Tell whether a role introduces someone by another person: "his wife Ann Hill", "Hill's son", "daughter of"."""
    noun = role.noun
    if role_nouns.kind_of(noun) != "kin" or role.form not in {"title", "apposition"}:
        return False
    before = doc[min(role.outer, noun.left_edge.i) : noun.i]
    if any(has_form(t, POSSESSIVE_PRONOUN | GENITIVE) or t.lower_ in word_class("spouse-ordinal") for t in before):
        return True
    return role.form == "apposition" and takes(noun, "of")


def _title_gender(doc: Doc, mention: MentionDict) -> str | None:
    titles = (person_names.title_gender(token.text) for token in tokens_of(doc, mention["np_start"], mention["start"]))
    return next((gender for gender in titles if gender), None)


def _gender_of_names(names: Iterable[person_names.NameWords]) -> str | None:
    """Return the gender that given names agree on."""
    return _agreed([gender for words in names if (gender := given_names.given_name_gender(words))])


def _agreed(genders: list[str]) -> str | None:
    return genders[0] if len(set(genders)) == 1 else None


def _take_roles(draft: Draft, mention: MentionDict, number: int, told: Sequence[Role]) -> str | None:
    """Note the roles a sentence gives a named person, join the describing phrases; return the gender told."""
    referent, gender = draft.referents[number], None
    inside = draft_entities.inner_states(draft.doc, draft.mentions, mention)
    for role in told:
        if has(role.trigger, NEGATION):
            continue
        if role.trigger.lower_ not in word_class("subjunctive-verb") and not has(role.trigger, SUBORDINATOR):
            gender = role_nouns.noun_gender(role.noun) or gender  # not of "if she were a man"
        noun = role.noun.lemma_.lower()
        before = (token.lower_ for token in draft.doc[role.start : role.noun.i])
        referent.roles |= {noun, " ".join([*before, noun])}  # "minister", "foreign minister"
        for other in draft.heads.get(role.noun.i, ()):
            inside += draft_entities.inner_states(draft.doc, draft.mentions, other)
            if other["form"] == "nominal" and other["type"] == "Person" and draft.free(other):
                draft.join(other, number, by="description")
    referent.nations.update(m["key"] for m in inside if m["key"] and is_of_state(m))
    return gender


def beside_descriptions(draft: Draft) -> None:
    """Let a description right before a name mean what the name does: "longtime US ally Colombia"."""
    names = {m["np_start"]: m for m in reversed(draft.mentions) if m["form"] == "name" and not draft.free(m)}
    for mention in draft.mentions:
        if mention["form"] != "nominal" or not draft.free(mention) or mention["type"] not in ENTITY_TYPES:
            continue
        noun, name = draft.doc[mention["head"]], names.get(mention["np_end"])
        if name is None or name["type"] not in _DESCRIBED or has_form(noun, PLURAL):
            continue
        if mention["type"] != "Person" and serves_as(noun, PREPOSITIONAL_OBJECT):
            continue  # "Speaker of the House Ann Hill"
        if definiteness(draft.doc, mention) == "bare" or serves_as(draft.doc[name["head"]], APPOSITION):
            draft.join(mention, draft.of[name["id"]], by="description")


def other_names(draft: Draft) -> None:
    """Put names of organisations and the rest together by spelling, acronym and short form."""
    kinds = (ENTITY_TYPES | {"Nationality"}) - {"Person"}
    rest = [m for m in draft.mentions if m["form"] in {"name", "adjective"} and m["type"] in kinds and draft.free(m)]
    names = [_name(draft.doc, m) for m in rest]
    groups: dict[int, list[MentionDict]] = {}
    for mention, number in zip(rest, aliases.groups(names), strict=True):
        groups.setdefault(number, []).append(mention)
    for group in groups.values():
        kind = "Group" if group[0]["type"] == "Nationality" else group[0]["type"]
        plural = kind == "Group" and has_form(draft.doc[group[0]["end"] - 1], PLURAL)
        number = draft.add(Referent(kind, gender="n", number="plur" if plural else "sing"), [], by="name")
        fullest = max((draft_entities.words(draft.doc, m["start"], m["end"]) for m in group), key=len)
        for mention in group:
            draft.join(
                mention, number, by=_form_of(draft_entities.words(draft.doc, mention["start"], mention["end"]), fullest)
            )


def _form_of(text: str, fullest: str) -> IdentifiedBy:
    """Return how a name of a group of names that are not people's finds what the fullest of them names."""
    if text.casefold() == fullest.casefold():
        return "name"
    if aliases.is_acronym(text):
        return "acronym"
    return "surname" if aliases.shortens(text.casefold(), fullest.casefold()) else "spelling"


def _name(doc: Doc, mention: MentionDict) -> tuple[str, str, str]:
    span = doc[mention["start"] : mention["end"]]
    return span.text, aliases.normal([token.text for token in span]), mention["type"]


def mend_types(draft: Draft) -> None:
    """Make people of names that the model took for something else.

    A name without a key is a person's if it is the surname or the full name of a person of the text.
    """
    kinds = {"Organization", "Place", "State"}
    doubtful = [m for m in draft.mentions if m["form"] == "name" and m["key"] is None and m["type"] in kinds]
    if not doubtful:
        return
    known: set[tuple[str, ...]] = set()
    for mention in draft.mentions:
        if mention["type"] == "Person" and mention["form"] == "name":
            parts = person_names.words_of(draft.doc, mention)
            known |= {parts[at:] for at in range(len(parts))}
    for mention in doubtful:
        parts = person_names.words_of(draft.doc, mention)
        told = type_by_words([token.text for token in draft.doc[mention["start"] : mention["end"]]])
        if told is None and ((parts and parts in known) or _is_first_relative(draft, mention)):
            mention["type"] = "Person"


def _is_first_relative(draft: Draft, mention: MentionDict) -> bool:
    """Tell whether a lone name is the first of relatives who share a surname: "two sons, Ann and Bo Hill"."""
    doc, end = draft.doc, mention["end"]
    head = doc[mention["head"]]
    if end - mention["start"] > 1 or not serves_as(head, APPOSITION) or role_nouns.kind_of(head.head) != "kin":
        return False
    behind = (
        m
        for m in draft.mentions[mention["id"] + 1 : mention["id"] + 2]
        if m["type"] == "Person" and m["form"] == "name"
    )
    return any(m["start"] == end + 1 and has_form(doc[end], COORDINATOR_FORM) for m in behind)
