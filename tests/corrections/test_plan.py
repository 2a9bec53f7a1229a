"""What rows amount to: who is who then, which statements go and come, and what became of each row."""

from collections.abc import Iterable

import pytest

from kg.assertions import Page, Resolution, Resolved, Sighting
from kg.assertions.sightings import Other
from kg.corrections.plan import Plan, plan
from kg.corrections.rows import Correction, parse

BASE = "https://w3id.org/influence-kg/id/"
HEAD = "action,subject,object,value,author,date,reason\n"


def seen(kind: str, label: str, *forms: str) -> Sighting:
    folder = {"Person": "person", "Organization": "organization"}[kind]
    return Sighting(f"{folder}/{label.lower().replace(' ', '-')}", kind, label, (label, *forms), ())


PAGES = {
    "a": Page((seen("Person", "Nina Orlova"), seen("Person", "Bob Hill"), seen("Organization", "Harbor Bank"))),
    "b": Page(
        (seen("Person", "Orlova"), seen("Person", "Robert Hill")),
        others=(Other("state/NO", "State", "Norland", ("Norlandic",)), Other("group/0b/experts", "Group", "experts")),
    ),
    "c": Page((seen("Person", "Nino Orlowa"), seen("Person", "Bob Hill"), seen("Organization", "Quay Bank"))),
}
RESOLUTIONS: dict[str, Resolution] = {
    "a": {},
    "b": {
        "person/orlova": Resolved("person/nina-orlova", "Nina Orlova", "Person", ("by surname",)),
        "person/robert-hill": Resolved("person/bob-hill", "Bob Hill", "Person", ("a nickname",)),
    },
    "c": {},
}


def planned(*rows: str, pages: Iterable[str] = PAGES) -> Plan:
    chosen = {name: PAGES[name] for name in pages}
    return plan(parse(HEAD + "\n".join(rows), "c"), chosen, {name: RESOLUTIONS[name] for name in chosen}, base=BASE)


def keys(found: Plan) -> dict[tuple[str, str], str]:
    return {(document, key): to.key for document, there in found.overlays.items() for key, to in there.items()}


def states(found: Plan) -> list[str]:
    return [outcome.state for outcome in found.outcomes]


def test_no_rows_change_nothing() -> None:
    found = planned()
    assert (found.outcomes, found.overlays, found.rejected, found.added) == ((), {}, frozenset(), ())


@pytest.mark.parametrize("name", ["Nino Orlowa", "person/nino-orlowa", f"{BASE}person/nino-orlowa", "nino orlowa"])
def test_a_merge_moves_all_sites_of_the_subject(name: str) -> None:
    found = planned(f"merge,{name},Nina Orlova,,Ana Kim,2026-11-01,two spellings")
    moved = found.overlays["c"]["person/nino-orlowa"]
    assert (moved.key, moved.label) == ("person/nina-orlova", "Nina Orlova")
    assert moved.grounds == ("corrected by Ana Kim, 2026-11-01: two spellings",)
    assert keys(found) == {("c", "person/nino-orlowa"): "person/nina-orlova"}


def test_merges_lead_on_in_any_order() -> None:
    rows = ["merge,Quay Bank,Harbor Bank", "merge,Harbor Bank,experts"]
    for order in (rows, rows[::-1]):
        assert set(keys(planned(*order)).values()) == {"group/0b/experts"}


def test_an_adjective_and_a_code_of_the_gazetteer_mean_their_state() -> None:
    assert keys(planned("rename,Norlandic,,Kingdom of Norland")) == {("b", "state/NO"): "state/NO"}
    assert keys(planned("delete,NOR")) == {("b", "state/NO"): ""}


def test_a_circle_of_merges_is_told_of() -> None:
    found = planned("merge,Nina Orlova,Nino Orlowa", "merge,Nino Orlowa,Nina Orlova")
    assert states(found) == ["applied", "cycle"]
    assert found.outcomes[1].hint.startswith("merge all into one")
    longer = planned("merge,Quay Bank,Harbor Bank", "merge,Harbor Bank,experts", "merge,experts,Quay Bank")
    assert states(longer) == ["applied", "applied", "cycle"]


def test_what_was_one_is_taken_apart_by_its_names() -> None:
    found = planned("separate,Robert Hill,Bob Hill,,Ana Kim,,father and son")
    left = found.overlays["b"]["person/robert-hill"]
    assert (left.key, left.label) == ("person/robert-hill", "Robert Hill")
    assert left.apart == (("person/bob-hill", "corrected by Ana Kim: father and son"),)
    assert keys(found) == {("b", "person/robert-hill"): "person/robert-hill"}
    assert keys(planned("separate,Bob Hill,Robert Hill")) == keys(found)


def test_two_that_are_two_stay_so_without_a_change() -> None:
    found = planned("separate,Nina Orlova,Bob Hill")
    assert (states(found), found.overlays) == (["applied"], {})


def test_one_text_can_be_told_to_mean_another_of_the_name() -> None:
    found = planned("split,Bob Hill,Bobby Hill,c,Ana Kim")
    assert keys(found) == {("c", "person/bob-hill"): "person/bobby-hill"}
    assert keys(planned("split,Bob Hill,Bob Hill,c")) == {("c", "person/bob-hill"): "person/bob-hill-2"}


def test_names_types_and_identities_are_set_on_all_sites() -> None:
    found = planned(
        "rename,Orlova,,Nina V. Orlova", "retype,Harbor Bank,,Group", "identify,Quay Bank,,http://www.x.org/Q1"
    )
    assert {to.label for name in "ab" for to in found.overlays[name].values() if "orlova" in to.key} == {
        "Nina V. Orlova"
    }
    assert found.overlays["a"]["organization/harbor-bank"].type == "Group"
    assert found.overlays["c"]["organization/quay-bank"].same_as == ("http://www.x.org/Q1",)


def test_what_is_merged_takes_later_corrections_of_what_it_is_merged_with() -> None:
    found = planned("rename,Nina Orlova,,Nina V. Orlova", "merge,Nino Orlowa,Nina Orlova")
    assert found.overlays["c"]["person/nino-orlowa"].label == "Nina V. Orlova"


def test_statements_are_read_with_the_identities_that_corrections_leave() -> None:
    found = planned("merge,Nino Orlowa,Nina Orlova", "reject,Nino Orlowa,Quay Bank,leads")
    assert found.rejected == {("person/nina-orlova", "leads", "organization/quay-bank")}


def test_what_is_deleted_is_nobody_to_make_statements_about() -> None:
    found = planned("delete,Quay Bank", "add,Nina Orlova,organization/quay-bank,leads")
    assert states(found) == ["applied", "stale"]
    assert found.outcomes[1].why == "the graph knows nobody named 'organization/quay-bank'"


def test_a_symmetric_relation_is_rejected_both_ways() -> None:
    found = planned("reject,Norland,Harbor Bank,partnerOf")
    assert len(found.rejected) == 2


def test_what_is_added_must_be_able_to_hold() -> None:
    found = planned("add,Nina Orlova,Harbor Bank,leads", "add,Harbor Bank,Nina Orlova,headOfStateOf")
    assert [added.subject[0] for added in found.added] == ["person/nina-orlova"]
    assert found.outcomes[1].why == "headOfStateOf does not hold between Organization and Person"


def test_a_position_is_added_and_rejected_by_its_words() -> None:
    found = planned("add,Orlova,minister,position", "reject,Bob Hill,senator,position")
    assert found.added[0].object == ("", "", "minister")
    assert found.rejected == {("person/bob-hill", "position", "senator")}


@pytest.mark.parametrize(
    ("row", "why", "hint"),
    [
        ("delete,Nina Orlava", "the graph knows nobody named 'Nina Orlava'", "did you mean Nina Orlova"),
        ("delete,Zzyzx", "the graph knows nobody named 'Zzyzx'", "kg query OUT --name entities"),
        ("merge,Quay Bank,Zzyzx", "the graph knows nobody named 'Zzyzx'", "kg query"),
        ("separate,Zzyzx,Bob Hill", "no text speaks of 'Zzyzx'", "kg query"),
        ("split,Bob Hill,Other,b|z", "'z' is no document that speaks of 'Bob Hill'", "kg explain"),
        ("split,Zzyzx,Other,b", "the graph knows nobody named 'Zzyzx'", "kg query"),
    ],
)
def test_a_row_that_finds_nothing_to_correct_is_stale(row: str, why: str, hint: str) -> None:
    (outcome,) = planned(row).outcomes
    assert (outcome.state, outcome.why) == ("stale", why)
    assert hint in outcome.hint


def test_a_name_that_several_bear_is_not_guessed() -> None:
    pages = {"x": Page((seen("Person", "Ana Kim"), seen("Organization", "Ana Kim")))}
    found = plan(parse(HEAD + "delete,Ana Kim\n", "c"), pages, {}, base=BASE)
    assert found.outcomes[0].why == "'Ana Kim' means 2 entities"
    assert "organization/ana-kim (Ana Kim)" in found.outcomes[0].hint


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("rename,Orlova,,Nina,,2026-11-02", "rename,Nina Orlova,,Nino,,2026-11-03"),
        ("merge,Quay Bank,Harbor Bank,,,2026-11-02", "separate,Harbor Bank,Quay Bank,,,2026-11-03"),
        ("add,Orlova,Harbor Bank,leads,,2026-11-02", "reject,Nina Orlova,Harbor Bank,leads,,2026-11-03"),
        ("status,http://x/e,,Denied,,2026-11-02", "status,http://x/e,,Happened,,2026-11-03"),
    ],
)
def test_of_two_rows_that_contradict_each_other_the_later_holds(earlier: str, later: str) -> None:
    assert states(planned(earlier, later)) == ["overruled", "applied"]
    found = planned(later, earlier)
    assert states(found) == ["applied", "overruled"]
    assert found.outcomes[1].why == "c:2 says otherwise"


def test_rows_that_agree_do_not_contradict_each_other() -> None:
    assert states(planned("rename,Orlova,,Nina,Ana", "rename,Nina Orlova,,Nina,Ben")) == ["applied"] * 2


def test_an_event_takes_a_status_and_a_date() -> None:
    found = planned("status,http://x/e,,Denied", "date,http://x/e,,2025-08")
    assert {name: row.value for name, row in found.events["http://x/e"].items()} == {
        "status": "Denied",
        "date": "2025-08",
    }


def test_what_is_not_there_any_more_is_stale_and_the_rest_holds() -> None:
    found = planned("delete,Quay Bank", "rename,Orlova,,Nina", pages=["a", "b"])
    assert states(found) == ["stale", "applied"]
    assert isinstance(found.outcomes[0].row, Correction)
