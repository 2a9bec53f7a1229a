"""What the browser tests have in common: open a page, look, click, type; and small networks to open."""

import json
import pickle
import time

import networkx as nx
import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.support.ui import WebDriverWait

from kg.evidence import Evidence
from kg.page import page

_made: dict[bytes, str] = {}


def show(browser, tmp_path, graph, **options):
    """Open the page of a network; the same network is not laid out twice in a run."""
    key = pickle.dumps((graph, sorted(options.items())))
    if key not in _made:
        _made[key] = page(graph, **options)
    (tmp_path / "page.html").write_text(_made[key], encoding="utf-8", newline="")
    browser.get((tmp_path / "page.html").as_uri())
    wait(browser, "return performance.getEntriesByName('kg-drawn').length > 0 || window.kg !== undefined")
    return browser


def wait(browser, condition, *values):
    """Wait until a script gives something; the first looks come soon after each other."""
    WebDriverWait(browser, 20, poll_frequency=0.02).until(lambda window: window.execute_script(condition, *values))


def saved(folder, name):
    """Return what the page saved under a name, once it is there."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if (folder / name).exists() and (folder / name).stat().st_size:
            return (folder / name).read_bytes()
        time.sleep(0.05)
    return pytest.fail(f"{name} was not saved; there is {[path.name for path in folder.iterdir()]}")


def text(browser, selector):
    return browser.execute_script("return document.querySelector(arguments[0]).textContent", selector)


def click(browser, selector, index=0):
    browser.execute_script("document.querySelectorAll(arguments[0])[arguments[1]].click()", selector, index)


def shown(browser):
    return browser.execute_script(
        "return [kg.actors.filter(a => a.shown).length, kg.pairs.filter(p => p.live.length).length]"
    )


def requests(browser):
    """Return the addresses that Chromium asked for, by its own network log."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


def press(browser, *keys):
    ActionChains(browser).send_keys(*keys).perform()


def run(browser, script, *values):
    """Return what a script gives."""
    return browser.execute_script(script, *values)


def filter_chip(browser, label):
    """Click the filter of that name."""
    run(browser, "document.querySelector(`[data-filter='${arguments[0]}']`).click()", label)


def pick(browser, name):
    """Open the panel of the actor of that name."""
    run(browser, "kg.select({ actor: kg.actors.find(a => a.name === arguments[0]).id })", name)


def pick_pair(browser, one, other):
    """Open the panel of two actors."""
    run(
        browser,
        "const ends = p => [kg.actors[p.a].name, kg.actors[p.b].name];"
        "kg.select({ pair: kg.pairs.find(p => arguments[0].every(name => ends(p).includes(name))).id })",
        [one, other],
    )


def slide(browser, control, value):
    """Set a range input as a hand would."""
    run(
        browser,
        "const s = document.getElementById(arguments[0]); s.value = arguments[1]; s.dispatchEvent(new Event('input'))",
        control, value,
    )  # fmt: skip


def names(browser):
    """Return the names of the actors shown, sorted."""
    return sorted(run(browser, "return kg.actors.filter(a => a.shown).map(a => a.name)"))


def live_pairs(browser):
    """Return the pairs shown, as sorted names of their ends."""
    return sorted(
        run(
            browser,
            "const ends = p => [kg.actors[p.a].name, kg.actors[p.b].name].sort().join('-');"
            "return kg.pairs.filter(p => p.live.length).map(ends)",
        )
    )


def network(*rows, **named):
    """Return a network from rows of source, term, target and what differs from one hostile event of May 2024."""
    graph = nx.MultiDiGraph()
    for number, (source, term, target, values) in enumerate(rows):
        for end in (source, target):
            graph.add_node(f"u:{end}", label=named.get(end, end), kind="State", named=True)
        data = {"sign": -1, "weight": 1.0, "kind": "event", "times": ("2024-05-01",), "outlet": "Post", **values}
        outlet, times = data.pop("outlet"), data["times"]
        said = tuple(
            Evidence(
                f"u:d{number}-{place}", 0, 40, f"{source} did {term} to {target}, told {place}.", data["kind"],
                outlet=outlet, date=time, time=time, headline=f"{source} and {target}", url=f"https://news.example/{number}",
            )
            for place, time in enumerate(times or ("",))
        )  # fmt: skip
        graph.add_edge(f"u:{source}", f"u:{target}", key=term, **{"evidence": said, "confidence": 0.9, **data})
    return graph
