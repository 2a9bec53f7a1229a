"""What actors do to others without a name: in the panel, with its sentences."""

import pytest
from driving import filter_chip, network, pick, run, show

pytestmark = pytest.mark.browser

TOLD = "return [...document.querySelectorAll('#panel article')].map(a => a.querySelector('h4').textContent)"


def quiet_and_loud():
    """Norland attacks Sudria and helps convoys; Ostria attacks nobody that a text names."""
    graph = network(("Norland", "ASSAULT", "Sudria", {}), ("Norland", "AID", "convoys", {"sign": 1}))
    graph.nodes["u:convoys"].update(named=False, kind="Group")
    graph.add_node("u:Ostria", **(graph.nodes["u:Norland"] | {"label": "Ostria"}))
    graph.graph["beyond"] = (("u:Ostria", "", "ASSAULT", graph.edges["u:Norland", "u:Sudria", "ASSAULT"]),)
    return graph


def test_the_panel_of_an_actor_without_a_tie_tells_its_acts(browser, tmp_path):
    show(browser, tmp_path, quiet_and_loud())
    pick(browser, "Ostria")
    assert run(browser, TOLD) == ["Ostria → nobody named"]
    assert "did ASSAULT to Sudria, told 0." in run(browser, "return document.querySelector('#panel').textContent")


def test_acts_on_those_without_a_name_are_told_by_their_words(browser, tmp_path):
    show(browser, tmp_path, quiet_and_loud())
    pick(browser, "Norland")
    assert run(browser, TOLD) == ["Norland → convoys"]


def test_filters_hold_for_them(browser, tmp_path):
    show(browser, tmp_path, quiet_and_loud())
    pick(browser, "Norland")
    filter_chip(browser, "Cooperation")
    assert run(browser, "return document.querySelector('#panel h2').textContent") == "Norland"
    assert run(browser, TOLD) == []
