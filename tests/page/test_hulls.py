"""Blocs: shades with names, of whom the present view shows."""

import pytest
from driving import filter_chip, network, run, show
from page_sample import sample

pytestmark = pytest.mark.browser

NAMED = "kg.network.redraw(); return kg.labels().filter(l => l.bloc !== undefined).map(l => l.text).sort()"


def two_camps(alliance=True):
    """Four friends, three of them in a pact, and three others; the camps attack each other."""
    one, other = ("Norland", "Sudria", "Westria", "Ostria"), ("Hill", "Vale", "Moor")
    rows = [(a, "AID", b, {"sign": 1, "weight": 3.0}) for camp in (one, other) for a in camp for b in camp if a != b]
    rows += [("Norland", "ASSAULT", "Hill", {}), ("Vale", "ASSAULT", "Sudria", {})]
    if alliance:
        rows += [(name, "memberOf", "Pact", {"sign": 1, "kind": "fact"}) for name in one[:3]]
    graph = network(*rows)
    if alliance:
        graph.nodes["u:Pact"]["kind"] = "Alliance"
    return graph


def test_a_bloc_is_called_after_the_alliance_that_most_of_it_is_in(browser, tmp_path):
    show(browser, tmp_path, two_camps())
    found = run(browser, NAMED)
    assert "Pact" in found
    assert len([name for name in found if name != "Pact"]) == 1


def test_a_bloc_with_half_its_members_in_an_alliance_is_not_called_after_it(browser, tmp_path):
    graph = two_camps()
    for name in ("Gull", "Reef", "Shoal"):
        graph.add_node(f"u:{name}", **(graph.nodes["u:Norland"] | {"label": name}))
        graph.add_edge(f"u:{name}", "u:Norland", key="AID", **graph.edges["u:Sudria", "u:Norland", "AID"])
    show(browser, tmp_path, graph)
    assert "Pact" not in run(browser, NAMED)


def test_a_bloc_without_an_alliance_is_called_after_its_strongest(browser, tmp_path):
    show(browser, tmp_path, two_camps(alliance=False))
    blocs = run(
        browser,
        "const found = {}; kg.actors.forEach(a => { (found[a.bloc] ??= []).push(a); });"
        "return Object.values(found).map(b => b.sort((p, q) => q.score - p.score || p.id - q.id).map(a => a.name))",
    )
    expected = sorted(f"{first}, {second} and {len(rest)} more" for first, second, *rest in blocs)
    assert run(browser, NAMED) == expected


def test_names_follow_what_the_filters_leave_and_the_switch_turns_all_off(browser, tmp_path):
    show(browser, tmp_path, two_camps())
    filter_chip(browser, "Alliances")
    found = run(browser, NAMED)
    assert "Pact" not in found
    assert len(found) == 2
    filter_chip(browser, "Blocs")
    assert run(browser, NAMED) == []
    assert "blocs=0" in run(browser, "return location.hash")


def test_a_bloc_of_the_window_is_read_from_the_actors(browser, tmp_path):
    show(browser, tmp_path, two_camps(alliance=False))
    run(browser, "kg.actors.forEach(a => { a.bloc = ['Hill', 'Norland', 'Vale'].includes(a.name) ? 7 : -1; })")
    filter_chip(browser, "Blocs")
    assert run(browser, "return document.querySelector('[data-filter=Blocs] b').textContent") == "1"
    filter_chip(browser, "Blocs")
    assert len(run(browser, NAMED)) <= 1  # three members that stand apart may have no room for one


def test_shades_cover_their_members(browser, tmp_path):
    show(browser, tmp_path, sample())
    bare = run(
        browser,
        "kg.select(null); kg.network.redraw(); const canvas = document.querySelector('canvas');"
        "const data = () => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
        "const shade = getComputedStyle(document.documentElement).getPropertyValue('--hull').trim();"
        "const [r, g, b] = [1, 3, 5].map(i => parseInt(shade.slice(i, i + 2), 16));"
        "const count = () => { const d = data(); let n = 0;"
        "for (let i = 0; i < d.length; i += 4) n += d[i] === r && d[i + 1] === g && d[i + 2] === b; return n; };"
        "const on = count(); document.querySelector('[data-filter=Blocs]').click(); kg.network.redraw();"
        "return [on, count()]",
    )
    assert bare[0] > 5000
    assert bare[1] == 0


def test_a_ring_of_members_is_shaded_to_its_middle_where_no_other_actor_is(browser, tmp_path):
    names = ("Hill", "Vale", "Moor", "Gull", "Reef", "Shoal")
    ring = [(name, "AID", names[(n + 1) % 6], {"sign": 1, "weight": 3.0}) for n, name in enumerate(names)]
    show(browser, tmp_path, network(*ring, ("Norland", "ASSAULT", "Hill", {})))
    put = (
        "kg.actors.forEach(a => { a.bloc = a.name === 'Norland' ? -1 : 0; });"
        "const ring = kg.actors.filter(a => a.bloc === 0); const out = kg.actors.find(a => a.bloc < 0);"
        "ring.forEach((a, n) => Object.assign(kg.network.body.nodes[a.id],"
        " { x: 150 * Math.cos(n * Math.PI / 3), y: 150 * Math.sin(n * Math.PI / 3) }));"
        "Object.assign(kg.network.body.nodes[out.id], { x: arguments[0], y: 0 });"
        "document.querySelector('[data-filter=Blocs]').click(); document.querySelector('[data-filter=Blocs]').click();"
        "kg.network.moveTo({ position: { x: 0, y: 0 }, scale: 1 }); kg.network.redraw();"
        "const canvas = document.querySelector('canvas'); const ratio = canvas.width / canvas.clientWidth;"
        "const at = (x, y) => [...canvas.getContext('2d').getImageData("
        " ratio * (canvas.clientWidth / 2 + x), ratio * (canvas.clientHeight / 2 + y), 1, 1).data].join();"
        "return [at(0, -40), at(0, -250), at(0, 140)]"
    )
    middle, outside, member = run(browser, put, 400)
    assert middle == member != outside
    middle, outside, member = run(browser, put, 0)  # somebody else stands there
    assert middle == outside != member
