"""The report in a browser: what is folded opens where a reference leads, and a box keeps the appendix off paper."""

import pytest
from driving import wait
from written_sample import sample

from kg.showing import report

pytestmark = pytest.mark.browser
SEEN = "return document.querySelector('{}').checkVisibility({{contentVisibilityAuto: true, visibilityProperty: true}})"


@pytest.fixture
def shown(browser, tmp_path):
    with sample(tmp_path / "graph") as graph:
        report(graph, tmp_path / "r.html")
    browser.get((tmp_path / "r.html").as_uri())
    yield browser
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_appendix_is_folded_and_a_reference_opens_the_sentence_that_it_leads_to(shown):
    assert not shown.execute_script(SEEN.format(".notes > li"))
    link = shown.find_element("css selector", "#brief .cites a")
    assert link.get_attribute("aria-label") == "sentence 1"
    link.click()
    wait(shown, "return document.querySelector('#evidence details').open")
    assert shown.execute_script("return document.querySelector(':target').id") == "s1"
    assert shown.execute_script(SEEN.format(".notes > li"))


def test_the_appendix_is_open_on_paper_unless_its_box_is_cleared(shown):
    box = shown.find_element("id", "with-appendix")
    assert box.accessible_name == "Print the appendix as well"
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    wait(shown, SEEN.format(".notes > li"))
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    shown.execute_script("arguments[0].click()", box)
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    wait(shown, SEEN.format(".appendix").replace("return ", "return !"))
    assert shown.execute_script(SEEN.format("#brief"))


def test_it_fits_a_phone_and_asks_for_nothing(shown):
    shown.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    )
    assert shown.execute_script("return document.documentElement.scrollWidth") <= 390
    assert [entry for entry in shown.get_log("browser") if entry["level"] == "SEVERE"] == []
