"""Contrast (WCAG 2.2, 1.4.3 and 1.4.11), measured in the browser in both colour schemes, and motion kept still."""

import pytest
from driving import click, pick, pick_pair, press, run, show
from page_sample import sample
from selenium.webdriver.common.keys import Keys

from kg.namespaces import BASE_IRI

pytestmark = pytest.mark.browser

MEASURE = """
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const known = new Map();
const rgba = (colour) => {
  if (!known.has(colour)) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    known.set(colour, [r, g, b, a / 255]);
  }
  return known.get(colour);
};
const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
const light = (part) => { const s = part / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
const contrast = (one, other) => {
  const [a, b] = [luminance(one), luminance(other)].sort((p, q) => q - p);
  return (a + 0.05) / (b + 0.05);
};
const chain = (node) => (node ? [...chain(node.parentElement), node] : []);
const backing = (node) => rgba(getComputedStyle(node).backgroundColor);
const ground = (nodes) => nodes.reduce((under, node) => over(backing(node), under), [255, 255, 255]);
const faded = (nodes) => nodes.reduce((all, node) => all * Number(getComputedStyle(node).opacity), 1);
const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getClientRects().length > 0;
const found = [];
let looked = 0;
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode.parentElement;
  const words = walker.currentNode.data.trim().slice(0, 40);
  if (!words || node.closest('script, style, noscript, .live, .skip, select, [disabled]') || !seen(node)) continue;
  const nodes = chain(node);
  const style = getComputedStyle(node);
  const behind = ground(nodes);
  const [r, g, b, a] = rgba(node instanceof SVGElement ? style.fill : style.color);
  const ratio = contrast(over([r, g, b, a * faded(nodes)], behind), behind);
  const size = parseFloat(style.fontSize);
  const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  looked += 1;
  if (ratio < least) found.push([words, node.className?.baseVal ?? node.className, ratio.toFixed(2)]);
}
for (const field of document.querySelectorAll('[placeholder]')) {
  if (!seen(field)) continue;
  const nodes = chain(field);
  const behind = ground(nodes);
  const { color, opacity } = getComputedStyle(field, '::placeholder');
  const [r, g, b, a] = rgba(color);
  const ratio = contrast(over([r, g, b, a * Number(opacity) * faded(nodes)], behind), behind);
  looked += 1;
  if (ratio < 4.5) found.push([field.placeholder, 'placeholder', ratio.toFixed(2)]);
}
for (const mark of document.querySelectorAll('.swatch, .shape path, .legend i, .sign i')) {
  if (!seen(mark) || mark.closest('[aria-pressed="false"]')) continue;
  const nodes = chain(mark);
  const behind = ground(nodes.slice(0, -1));
  const colour = mark instanceof SVGElement ? getComputedStyle(mark).fill : getComputedStyle(mark).borderTopColor;
  looked += 1;
  const ratio = contrast(over(rgba(colour), behind), behind);
  if (ratio < 3) found.push([mark.outerHTML.slice(0, 90), colour, ratio.toFixed(2)]);
}
return [looked, found];
"""
VIEWS = {
    "whole": lambda b: run(b, "document.querySelectorAll('details').forEach(d => { d.open = true; })"),
    "search": lambda b: press(b, "/", *"Russia thr"),
    "actor": lambda b: (press(b, Keys.ESCAPE), pick(b, "Russia")),
    "filtered": lambda b: click(b, "[data-filter='Claims and plans']"),
    "pair": lambda b: pick_pair(b, "Russia", "Ukraine"),
    "note": lambda b: (click(b, "#panel [data-pin]"), press(b, *"A note", Keys.ESCAPE)),
    "pattern": lambda b: run(b, "kg.select({ pattern: 'Russia attacks ?' })"),
    "sources": lambda b: click(b, "#compare"),
    "windows": lambda b: click(b, "[data-compare=windows]"),
    "tables": lambda b: click(b, "#list"),
}  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_and_all_marks_stand_out(browser, tmp_path, scheme):
    graph = sample()
    graph.edges[f"{BASE_IRI}state/IQ", f"{BASE_IRI}state/IR", "CONSULT"]["kind"] = "claim"
    show(browser, tmp_path, graph)
    if run(browser, "return document.documentElement.dataset.theme") != scheme:
        click(browser, "#theme")
    looked, weak = 0, {}
    for view, go in VIEWS.items():
        go(browser)
        more, found = run(browser, MEASURE)
        looked += more
        weak |= {tuple(one): view for one in found}
    assert weak == {}
    assert looked > 1500


def test_motion_is_kept_still_for_who_asks_for_it(browser, tmp_path):
    show(browser, tmp_path, sample())
    assert run(browser, "return matchMedia('(prefers-reduced-motion: reduce)').matches")
    pick(browser, "Russia")
    moving = "return document.getAnimations().filter(a => a.playState === 'running').length"
    assert run(browser, moving) == 0
    click(browser, "#zoom-in")
    before = run(browser, "return kg.network.getScale()")
    assert run(browser, "return new Promise(go => setTimeout(() => go(kg.network.getScale()), 60))") == before
