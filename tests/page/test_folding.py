"""The page folded into states, and with those who do not count as actors: in the browser, without a rebuild."""

import pytest
from driving import click, filter_chip, live_pairs, names, network, pick, pick_pair, press, run, show, text, wait
from page_sample import sample
from selenium.webdriver.common.keys import Keys
from test_content import held

from kg.page import page


def crisis():
    """Hill, Rowe and officials act for Norland, which does one thing itself; a paper reports."""
    graph = network(
        ("Hill", "ACCUSE", "Sudria", {}),
        ("Norland", "AID", "Westria", {"sign": 1}),
        ("Rowe", "THREATEN", "Sudria", {}),
        ("Rowe", "ACCUSE", "Hill", {}),
        ("officials", "SANCTION", "Westria", {}),
        ("Marsh", "CONSULT", "Gull", {"sign": 1}),
        ("Marsh", "ACCUSE", "Sudria", {}),
        ("Kern", "ACCUSE", "Sudria", {}),
    )
    for name in ("Hill", "Rowe", "officials"):
        graph.nodes[f"u:{name}"].update(kind="Person", state="u:Norland")
    graph.nodes["u:officials"].update(kind="Group", named=False, aside="unnamed")
    graph.nodes["u:Gull"].update(kind="Organization", aside="reporting")
    graph.nodes["u:Kern"].update(kind="Person", state="u:Ostria")  # a state that does nothing itself
    looks = {"label": "Ostria", "kind": "State", "named": True, "state": "", "aside": ""}
    graph.graph["states"] = {"u:Ostria": looks}
    return graph


PLAIN = ["Hill-Rowe", "Hill-Sudria", "Kern-Sudria", "Marsh-Sudria", "Norland-Westria", "Rowe-Sudria"]
FOLDED = ["Marsh-Sudria", "Norland-Sudria", "Norland-Westria", "Ostria-Sudria"]


def test_a_switch_folds_people_and_bodies_into_their_states_and_back(browser, tmp_path):
    show(browser, tmp_path, crisis(), to_states=False)
    assert live_pairs(browser) == PLAIN
    assert "Ostria" not in names(browser)
    filter_chip(browser, "Fold into states")
    assert live_pairs(browser) == FOLDED
    assert names(browser) == ["Marsh", "Norland", "Ostria", "Sudria", "Westria"]
    assert run(browser, "return kg.network.body.edgeIndices.length") == 4
    filter_chip(browser, "Fold into states")
    assert live_pairs(browser) == PLAIN
    assert run(browser, "return kg.network.body.edgeIndices.length") == 6
    assert browser.get_log("browser") == []


def test_lines_of_the_other_view_are_made_ready_unseen(browser, tmp_path):
    show(browser, tmp_path, crisis(), to_states=False)
    wait(browser, "return performance.getEntriesByName('kg-ready').length > 0")
    assert run(browser, "return kg.pairs.every(pair => kg.network.body.edges[pair.id])")
    assert run(browser, "return kg.network.body.edgeIndices.length") == len(PLAIN) == len(live_pairs(browser))


def test_a_folded_pair_holds_the_evidence_of_all_and_says_who_acted(browser, tmp_path):
    show(browser, tmp_path, crisis())
    pick_pair_folded(browser, "Norland", "Sudria")
    titles = run(browser, "return [...document.querySelectorAll('#panel h4')].map(h => h.textContent)")
    assert sorted(titles) == ["Norland, by Hill → Sudria", "Norland, by Rowe → Sudria"]
    assert len(run(browser, "return [...document.querySelectorAll('#panel blockquote')]")) == 2
    pick(browser, "Norland")
    assert "Acts through Rowe, Hill" in text(browser, "#panel")
    assert "officials" not in text(browser, "#panel")


def pick_pair_folded(browser, one, other):
    run(
        browser,
        "const ends = p => [kg.actors[p.a].name, kg.actors[p.b].name];"
        "kg.select({ pair: kg.pairs.find(p => p.folded && arguments[0].every(name => ends(p).includes(name))).id })",
        [one, other],
    )


def test_inner_affairs_are_counted_and_what_is_said_of_the_whole_changes_with_it(browser, tmp_path):
    show(browser, tmp_path, crisis(), to_states=False)
    inner = "return [...document.querySelectorAll('#filters-section p')].filter(p => /Inner/.test(p.textContent))[0].%s"
    assert run(browser, inner % "hidden")
    assert text(browser, "#facts").startswith("7 actors · 6 ties")
    filter_chip(browser, "Fold into states")
    assert not run(browser, inner % "hidden")
    assert run(browser, inner % "textContent").startswith("Inner affairs left out: 1 tie ")
    assert text(browser, "#facts").startswith("5 actors · 6 ties")


def test_the_list_of_the_most_influential_is_that_of_what_is_shown(browser, tmp_path):
    show(browser, tmp_path, crisis(), to_states=False)
    listed = "return [...document.querySelectorAll('#actors bdi')].map(b => b.textContent)"
    assert "Hill" in run(browser, listed)
    filter_chip(browser, "Fold into states")
    assert run(browser, listed)[0] == "Norland"
    assert not {"Hill", "Rowe", "Kern"} & set(run(browser, listed))


def test_what_is_folded_is_found_as_its_state(browser, tmp_path):
    show(browser, tmp_path, crisis())
    press(browser, "/", *"Rowe", Keys.ENTER)
    assert text(browser, "#panel h2") == "Norland"
    assert live_pairs(browser) == FOLDED


def test_a_selected_person_gives_way_when_the_page_folds(browser, tmp_path):
    show(browser, tmp_path, crisis(), to_states=False)
    pick(browser, "Hill")
    click(browser, "[data-depth='1']")
    filter_chip(browser, "Fold into states")
    assert run(browser, "return document.getElementById('panel').hidden")
    assert live_pairs(browser) == FOLDED


def test_a_folded_view_comes_back_from_its_address(browser, tmp_path):
    show(browser, tmp_path, crisis(), to_states=False)
    filter_chip(browser, "Fold into states")
    pick_pair_folded(browser, "Norland", "Sudria")
    address = run(browser, "return location.href")
    assert "fold=1" in address
    browser.get("about:blank")
    browser.get(address)
    assert text(browser, "#panel h2") == "Norland → Sudria"
    assert live_pairs(browser) == FOLDED


def test_an_address_with_a_person_of_the_unfolded_view_opens_that(browser, tmp_path):
    show(browser, tmp_path, crisis())
    browser.get("about:blank")
    browser.get((tmp_path / "page.html").as_uri() + "#actor=u:Hill")
    assert text(browser, "#panel h2") == "Hill"
    assert live_pairs(browser) == PLAIN


def test_filters_hold_in_the_folded_view(browser, tmp_path):
    show(browser, tmp_path, crisis())
    filter_chip(browser, "Cooperation")
    assert live_pairs(browser) == FOLDED  # the officials' sanction is still between them
    filter_chip(browser, "Hostility")
    assert live_pairs(browser) == []


def test_who_has_no_name_or_only_reports_is_hidden_until_asked_for(browser, tmp_path):
    show(browser, tmp_path, crisis(), to_states=False)
    assert not {"officials", "Gull"} & set(names(browser))
    filter_chip(browser, "Without a name, or only reporting")
    assert {"officials", "Gull"} <= set(names(browser))
    show(browser, tmp_path, crisis(), unnamed=True, to_states=False)
    assert {"officials", "Gull"} <= set(names(browser))


def test_where_nobody_acts_for_a_state_there_is_no_switch():
    assert held(page(sample()))["figures"]["folded"] is None
    assert held(page(crisis()))["figures"]["folded"][:4] == [5, 6, 1, 6]


def test_the_heading_says_of_when_the_texts_of_the_folded_network_are():
    first, last = held(page(crisis()))["figures"]["folded"][4:]
    dates = {data["evidence"][0].date for *_, data in crisis().edges(data=True)}
    assert first == min(dates) <= last


@pytest.mark.parametrize("name", ["Nordlanders", "NO", "n.o.", "Nordlandiyan", "nørlandia"])
def test_names_that_no_text_uses_and_other_spellings_find_their_actor(browser, tmp_path, name):
    graph = crisis()
    graph.nodes["u:Norland"].update(aliases=("Norlandia",), other_names=("NO", "Nordlanders", "Nordlandian"))
    show(browser, tmp_path, graph)
    press(browser, "/", *name)
    assert text(browser, "#found li") == "Norland"
    press(browser, Keys.ENTER)
    assert "Also Norlandia" in text(browser, "#panel")
    assert "Nordlanders" not in text(browser, "#panel")


def test_pairs_of_the_whole_network_are_still_picked_by_their_names(browser, tmp_path):
    show(browser, tmp_path, crisis(), to_states=False)
    pick_pair(browser, "Hill", "Sudria")
    assert text(browser, "#panel h4") == "Hill → Sudria"


def test_folding_leaves_states_where_they_stand(browser, tmp_path):
    show(browser, tmp_path, crisis())
    places = (
        "return Object.fromEntries(kg.actors.filter(a => a.shown).map(a => [a.name, kg.network.getPosition(a.id)]))"
    )
    folded = run(browser, places)
    filter_chip(browser, "Fold into states")
    whole = run(browser, places)
    both = sorted(folded.keys() & whole.keys())
    for axis in ("x", "y"):
        for one, other in ((a, b) for a in both for b in both if a < b):
            apart = folded[one][axis] - folded[other][axis]
            if abs(apart) > 60:
                assert apart * (whole[one][axis] - whole[other][axis]) > 0, (one, other, axis)
    far = max(distance(whole["Norland"], spot) for spot in whole.values())
    assert distance(whole["Hill"], whole["Norland"]) < far / 2


def distance(one, other):
    return ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
