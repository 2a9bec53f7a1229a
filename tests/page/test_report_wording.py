"""The words of a text that the report quotes: names for pronouns, the clause of a deed, and what is left whole."""

import pytest

from kg.evidence import Evidence, Reference
from kg.page.report.wording import backing, cut, deed, introduced, is_aimed, is_called, located, quoted
from kg.page.words.completing import Known

FRANCE = {"label": "France", "kind": "State", "other_names": ("French", "Paris")}
AMARA = {"label": "Ito Amara", "kind": "Person"}


def said(sentence, trigger="", marks=(), **values):
    """A sentence that begins at character 100 of its text; marks are words of it, each its first occurrence."""
    at = 100 + sentence.index(trigger) if trigger else 0
    spans = tuple(sorted((100 + sentence.index(word), 100 + sentence.index(word) + len(word)) for word in marks))
    found = (at, at + len(trigger)) if trigger else (0, 0)
    return Evidence("g", 100, 100 + len(sentence), sentence, trigger=found, marks=spans, event="e", **values)


@pytest.mark.parametrize(
    ("sentence", "marks", "ends", "words"),
    [
        ("It agreed to sell arms.", ("It",), (FRANCE,), "It [France] agreed to sell arms."),
        ("Paris agreed to sell arms.", ("Paris",), (FRANCE,), "Paris agreed to sell arms."),
        ("Norland accuses him of theft.", ("him",), (AMARA,), "Norland accuses him [Ito Amara] of theft."),
        ("Norland accuses Amara of theft.", ("Amara",), (AMARA,), "Norland accuses Amara of theft."),
        ("Its fleet and the ministry met.", ("Its", "ministry"), (FRANCE,), "Its fleet and the ministry [France] met."),
        ("It accused him.", ("It", "him"), (FRANCE, AMARA), "It accused him."),
        ("However, Paris agreed to sell arms.", ("Paris",), (FRANCE,), "Paris agreed to sell arms."),
        ("•  Two lines\n of a list.", (), (), "Two lines of a list."),
    ],
)
def test_a_quoted_sentence_has_names_for_pronouns_where_there_is_no_doubt(sentence, marks, ends, words):
    assert quoted(said(sentence, marks=marks), ends).words == words


@pytest.mark.parametrize(
    ("sentence", "trigger", "marks", "words"),
    [
        (
            "France attacked Norland at dawn; nobody died.",
            "attacked",
            ("France", "Norland"),
            "attacked Norland at dawn",
        ),
        (
            "France has also accused Norland of lies.",
            "accused",
            ("France", "Norland"),
            "has also accused Norland of lies",
        ),
        ("It accuses Norland, and others, of lies.", "accuses", ("It", "Norland"), "accuses Norland"),
        ("It accused Norland, its rival, of lies.", "accused", ("It", "Norland"), "accused Norland"),
        (
            "Paris told Norland, if need be, to leave.",
            "told",
            ("Paris", "Norland"),
            "told Norland, if need be, to leave",
        ),
        ("Paris bombed Aral, Boro and Cete at night.", "bombed", ("Paris",), "bombed Aral, Boro and Cete at night"),
        ("French strikes on Norland went on.", "strikes", ("French", "Norland"), ""),
        ("France hits Norland again.", "hits", ("France", "Norland"), "hits Norland again"),
        ("A French raid killed two in Norland.", "raid", ("French", "Norland"), ""),
        ("Norland, which France had banned, left.", "banned", ("Norland", "France"), ""),
        ("Norland was attacked by France.", "attacked", ("Norland", "France"), ""),
        ("France on Monday attacked Norland.", "attacked", ("France", "Norland"), "on Monday attacked Norland"),
        ("France, which has two fleets, attacked Norland.", "attacked", ("France", "Norland"), "attacked Norland"),
        (
            "France, itself in need, has asked Norland for gas.",
            "asked",
            ("France", "Norland"),
            "has asked Norland for gas",
        ),
        ("France, which accused Norland, said that it would go.", "accused", ("France", "Norland"), "accused Norland"),
        ("France, like Sudria, attacked Norland.", "attacked", ("France", "Norland"), ""),
        ("France, which left, and Boro attacked Norland.", "attacked", ("France", "Norland"), ""),
        ("France said “we attacked Norland, and won”.", "attacked", ("we", "Norland"), "attacked Norland"),
        ("France called Norland “a thief, no less” there.", "called", ("France", "Norland"), ""),
    ],
)
def test_a_deed_is_the_clause_after_its_subject_and_nothing_where_that_is_not_plain(sentence, trigger, marks, words):
    assert deed(said(sentence, trigger, marks), "France", [FRANCE]).words == words


@pytest.mark.parametrize(("means", "words"), [("Norland", "it"), ("France", "it [France]"), ("", "it [France]")])
def test_a_pronoun_that_means_somebody_whom_the_sentence_names_gets_no_other_name(means, words):
    one = said("Norland launched what it calls a raid.", marks=("Norland", "it"))
    norland = Reference(100, 107, "actor", "Norland")
    known = Known(references=(norland, Reference(122, 124, "actor", means)) if means else (norland,))
    assert quoted(one, (FRANCE,), known).words == f"Norland launched what {words} calls a raid."


@pytest.mark.parametrize(
    ("sides", "aimed"), [({"objects": ("b",)}, True), ({"place": "p"}, False), ({"subjects": ("a",)}, False)]
)
def test_an_act_is_aimed_where_a_sentence_tells_on_whom_it_was(sides, aimed):
    assert is_aimed(said("France launched a raid.", **sides)) == aimed


@pytest.mark.parametrize(
    ("sentence", "trigger", "called"),
    [
        ("France carried out what it calls a raid.", "carried", True),
        ("France launched what it calls a raid.", "launched", True),
        ("France launched a raid on what it calls a camp.", "launched", False),
    ],
)
def test_an_act_is_told_by_what_it_is_called_where_that_follows_its_verb(sentence, trigger, called):
    assert is_called(said(sentence, trigger)) == called


def test_a_deed_names_whom_a_pronoun_means():
    one = said("France thanked him for it.", "thanked", ("France", "him"))
    assert deed(one, "France", [FRANCE, AMARA]).words == "thanked him [Ito Amara] for it"


@pytest.mark.parametrize(
    ("sentence", "trigger", "marks"),
    [
        ("Flows will not resume until France has reduced its forces.", "reduced", ("France",)),
        ("Norland would pay if France attacked Sudria.", "attacked", ("France", "Sudria")),
        ("Norland saw what France did.", "did", ("France",)),
        ("Norland is to take back the many forces it deployed in Sudria.", "deployed", ("it", "Sudria")),
        ("Norland fled from the army that France sent to Sudria.", "sent", ("France", "Sudria")),
    ],
)
def test_a_clause_of_a_condition_or_about_a_thing_is_no_deed(sentence, trigger, marks):
    assert not deed(said(sentence, trigger, marks), "France", [FRANCE])


@pytest.mark.parametrize(
    ("sentence", "trigger", "words"),
    [
        ("France shells the port of Norland.", "shells", "shelled the port of Norland"),
        ("France shelled the port of Norland.", "shelled", "shelled the port of Norland"),
        ("France shells Norland and asks Sudria for help.", "shells", ""),
    ],
)
def test_a_deed_of_a_chronicle_is_told_in_the_past(sentence, trigger, words):
    old = said(sentence, trigger, ("France", "Norland"), time="2022-05-03", date="2024-01-15")
    assert deed(old, "France", [FRANCE]).words == words
    asis = said(sentence, trigger, ("France", "Norland"), date="2024-01-15")
    assert deed(asis, "France", [FRANCE]).words.startswith(trigger)


def test_a_sentence_of_a_chronicle_has_its_verb_in_the_past_in_brackets():
    old = said("Norland shells the port.", "shells", time="2022-05-03", date="2024-01-15")
    assert quoted(old).words == "Norland [shelled] the port."
    two = said("Norland shells the port and asks for aid.", "shells", time="2022-05-03", date="2024-01-15")
    assert quoted(two).words == "Norland shells the port and asks for aid."


def test_a_quote_and_a_deed_tell_whether_they_lean_on_another_sentence():
    leaning = said("France told both countries to stop the project.", "told", ("France",))
    assert not quoted(leaning).alone
    assert not deed(leaning, "France", [FRANCE]).alone
    plain = said("On that day France attacked Norland.", "attacked", ("France", "Norland"))
    assert deed(plain, "France", [FRANCE]).alone
    assert not quoted(plain).alone
    assert quoted(said("France attacked Norland.", "attacked", ("France", "Norland"))).alone


def test_one_text_is_called_one_text_and_several_are_counted_with_their_origins():
    one = said("A.", outlet="Harbour Gazette", headline="A night of shelling")
    assert backing([one]) == "one text, Harbour Gazette"
    assert backing([one], titled=True) == "one text, Harbour Gazette, “A night of shelling”"
    other = Evidence("h", 0, 2, "B.")
    assert backing([one, other]) == "2 texts, 2 origins"
    assert backing([other]) == "one text"


def test_what_is_cut_is_marked():
    assert cut("a b c", 3) == "a b c"
    assert cut("a, b, c", 2) == "a, b …"


def test_a_cut_falls_on_a_comma_near_the_end():
    assert cut("one two three four five six, seven eight nine ten eleven", 9) == "one two three four five six …"
    assert cut("one two, three four five six seven eight nine ten eleven", 9) == (
        "one two, three four five six seven eight nine …"
    )


def test_who_acts_for_a_state_is_introduced_by_it_where_the_sentence_names_neither():
    president = {"label": "Ito Amara", "of": FRANCE}
    assert introduced("Amara signed.", "Amara signed.", [president]) == "Amara [France] signed."
    for named in ("Amara of France signed.", "The French president, Amara, signed."):
        assert introduced(named, named, [president]) == named


@pytest.mark.parametrize(
    ("words", "where", "found"),
    [
        ("They entered Paris on 8 May.", "Paris", "They entered Paris [France] on 8 May."),
        ("They entered Paris on 8 May.", "", "They entered Paris on 8 May."),
        ("They shelled France and Paris.", "Paris", "They shelled France and Paris."),
        ("They shelled French towns and Paris.", "Paris", "They shelled French towns and Paris."),
        ("They [rebels of France] entered Paris.", "Paris", "They [rebels of France] entered Paris [France]."),
        ("Norland attacked France.", "France", "Norland attacked France."),
        ("They entered Lyon [France].", "Lyon", "They entered Lyon [France]."),
    ],
)
def test_the_land_of_a_place_stands_behind_it_where_nothing_else_names_it(words, where, found):
    assert located(words, where, [FRANCE]) == found


def test_a_place_of_two_states_or_of_a_person_says_nothing_of_the_land():
    assert located("They entered Paris.", "Paris", [FRANCE, {"label": "Norland", "kind": "State"}]).endswith("Paris.")
    assert located("They shot him in Paris.", "Paris", [AMARA]) == "They shot him in Paris."
