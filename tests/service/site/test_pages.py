"""What each page of the site shows, read as a reader would."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit

import pytest

from kg.evidence import Evidence
from kg.namespaces import BASE_IRI
from kg.service.site import state
from kg.service.site.document import pieces, printable
from kg.service.site.entity import entity_page
from kg.service.site.links import address, in_text
from kg.service.site.state import State
from kg.service.site.statements import cue

EVIL = "<script>alert(1)</script>\"'&"
EVIL_DOCUMENT = "/document/" + quote(f"a/{EVIL}.html", safe="")


class Page(HTMLParser):
    """Text, links and what a browser would load or run."""

    def __init__(self, html):
        super().__init__()
        self.text, self.links, self.ids, self.loaded, self.handlers, self._silent = [], [], set(), [], [], 0
        self.headings, self.landmarks = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in {"td", "th", "li", "dt", "dd", "q", "p"}:
            self.text.append(" ")
        if tag == "a" and "href" in values:
            self.links.append((values["href"], values.get("rel", "")))
        if "id" in values:
            self.ids.add(values["id"])
        if tag in {"script", "img", "iframe"} and "src" in values:
            self.loaded.append(values["src"])
        if tag == "link":
            self.loaded.append(values["href"])
        if tag in {"h1", "h2", "h3"}:
            self.headings.append(int(tag[1]))
        if tag in {"main", "nav", "header", "footer"}:
            self.landmarks.append(tag)
        self.handlers += [(tag, name) for name, value in attrs if name.startswith("on") or name == "style"]
        self._silent += tag in {"script", "style"} and "src" not in values

    def handle_endtag(self, tag):
        self._silent = max(0, self._silent - (tag in {"script", "style"}))

    def handle_data(self, data):
        if not self._silent:
            self.text.append(data)

    @property
    def words(self):
        return " ".join("".join(self.text).split())


def read(get, path, status=200):
    response = get(path)
    assert response.status_code == status, path
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    page = Page(response.text)
    assert page.handlers == []
    assert page.headings.count(1) == 1
    assert {"main", "nav", "header", "footer"} <= set(page.landmarks)
    return page


def section(get, path, anchor):
    return Page(re.search(rf'<section id="{anchor}".*?</section>', get(path).text, re.DOTALL)[0]).words


def test_the_first_page_counts_names_and_leads_on(get):
    page = read(get, "/")
    assert "3 texts of 3 outlets" in page.words
    assert {"/network", "/dashboard", "/report", "/timeline", "/map", "/editor", "/questions/allies", "/documents"} <= {
        href for href, _ in page.links
    }
    assert ("/id/state/AZ", "") in page.links  # the most influential


def test_an_entity_has_facts_that_hold_and_those_that_held_once(get):
    facts = section(get, "/id/state/AZ", "facts")
    assert "Azerbaijan is allied with Türkiye" in facts  # the side asked for comes first
    assert "2 texts" in facts
    former = section(get, "/id/state/XN", "facts")
    assert "Norland is allied with Sudria, until 2020 former" in former
    assert "leads Norland, since 2019" in former
    assert former.index("No longer") > former.index("leads")


def test_what_is_only_said_stands_apart_with_who_says_it(get):
    claims = section(get, "/id/state/AZ", "claims")
    assert "Azerbaijan opposes Türkiye possible according to Lena Marsh" in claims
    assert "opposes" not in section(get, "/id/state/AZ", "facts")


def test_sentences_tell_speaker_outlet_date_and_lead_into_the_text(site, get):
    evidence = re.search(r'<section id="evidence".*?</section>', get("/id/state/AZ").text, re.DOTALL)[0]
    words = Page(evidence).words
    assert "said by Lena Marsh · The Beacon · February 2025" in words
    assert "in the text’s own voice · The Lantern · 10 January 2025 · A downing" in words
    said = next(row for row in entity_page(site.state, f"{BASE_IRI}state/AZ").entity.evidence if row.speaker)
    href = in_text(said, base=BASE_IRI)
    assert f'href="{href}"' in evidence
    assert href.partition("#")[2] in read(get, href.partition("#")[0]).ids


def test_events_stand_on_an_axis_and_lead_to_their_pages(get):
    html = get("/id/state/AZ").text
    event = re.search(r'href="(/id/event/\w+)"', html)[1]
    assert re.search(r'<a href="#e1" aria-label="[^"]*Orlavia attacked Azerbaijan', html)
    page = read(get, event)
    assert "38 people killed" in page.words
    assert "The Lantern" in page.words
    assert "The Beacon" in page.words
    assert "2 reports" in page.words
    assert ("/id/state/XO", "") in page.links


def test_who_speaks_about_it_and_what_it_says(get):
    assert "Lena Marsh" in section(get, "/id/person/lena-marsh", "says")
    assert "that Azerbaijan might leave the pact" in section(get, "/id/person/lena-marsh", "says")
    about = section(get, "/id/state/AZ", "about")
    spoken = section(get, "/id/person/lena-marsh", "says")
    assert spoken.index("that Azerbaijan might leave") < spoken.index("Orlavia did not attack anyone")  # newest first
    assert "Lena Marsh 1 time: asserts 1" in about


def test_an_act_of_speech_is_told_in_the_words_of_its_text():
    said = Evidence("d", 10, 40, "It has welcomed him, it said.", kind="attribution", term="asserts")
    assert cue(replace(said, trigger=(13, 25))) == "has welcomed"
    assert cue(replace(said, trigger=(34, 38))) == "said"
    assert cue(said) == "asserts"
    according = replace(said, sentence="According to Norland, yes.", trigger=(10, 22))
    assert cue(according) == "asserts"


def test_neighbours_carry_their_sign(get):
    rows = section(get, "/id/state/AZ", "neighbours")
    assert re.search(r"Türkiye state cooperation \d+\.\d 0\.0 sentences", rows)
    assert re.search(r"Orlavia state hostility 0\.0 \d+\.\d sentences", rows)
    assert "/pair?one=state/AZ&other=state/TR" in {href for href, _ in read(get, "/id/state/AZ").links}


def test_names_tell_how_it_was_identified_and_corrections_who_made_them(get):
    assert "Azerbaijani by gazetteer 1 1" in section(get, "/id/state/AZ", "names")
    assert "http://www.wikidata.org/entity/Q227" in section(get, "/id/state/AZ", "names")
    assert "rename: Azerbaijan by Ana Kim, 1 November 2026" in section(get, "/id/state/AZ", "corrections")


def test_a_pair_has_all_that_is_between_the_two(get):
    page = read(get, "/pair?one=Azerbaijan&other=state/TR")
    assert "Azerbaijan and Türkiye" in page.words
    assert "2 texts speak of both" in page.words
    assert "is allied with" in page.words
    assert "opposes" in page.words
    assert "No sentence of the graph" in read(get, "/pair?one=state/TR&other=state/XO").words
    assert get("/pair?one=state/TR&other=Turkey").headers["location"] == "/id/state/TR"


def test_a_large_graph_is_not_ranked_in_passing(site, monkeypatch):
    monkeypatch.setattr(state, "MOST_RANKED", 3)
    large = State(site.served.graph, "large")
    found = entity_page(large, f"{BASE_IRI}state/AZ")
    assert found.rank is None
    assert not found.neighbours
    assert found.facts
    assert entity_page(site.state, f"{BASE_IRI}state/AZ").rank == 2


def test_a_document_is_its_text_with_marks(site, get):
    page = read(get, "/document/first.txt")
    html = get("/document/first.txt").text
    stored = re.search(r'<div class="stored".*?</div>', html, re.DOTALL)[0]
    assert Page(stored).words.startswith("Azerbaijan and Türkiye are allies. Orlavia's air defences")
    assert "".join(Page(stored).text) == next(
        quad.object.value
        for quad in site.state.graph.store.raw.quads_for_pattern(None, None, None, None)
        if quad.predicate.value.endswith("isString") and quad.subject.value.endswith("first.txt")
    )
    assert "char=0,34" in page.ids
    assert '<a class="mention" href="/id/state/TR" title="Türkiye">Türkiye</a>' in stored
    assert "event Orlavia attacked denied according to Lena Marsh" in page.words  # among the statements
    assert {href for href, _ in page.links} >= {"#char=0,34"}


def test_marks_are_cut_where_one_begins_or_ends():
    text = "The Orlavian air defences fired."
    cut = pieces(text, [((4, 25), "force"), ((4, 12), "state"), ((4, 12), "z")], [(0, 32), (4, 32)], [(26, 31), (0, 0)])
    assert "".join(piece.text for piece in cut) == text
    assert [(piece.text, piece.mention, piece.trigger, piece.statements) for piece in cut] == [
        ("The ", "", False, (1,)),
        ("Orlavian", "state", False, (1, 2)),  # the shortest that covers it
        (" air defences", "force", False, (1, 2)),
        (" ", "", False, (1, 2)),
        ("fired", "", True, (1, 2)),
        (".", "", False, (1, 2)),
    ]
    assert cut[1].anchors == ("char=4,12", "char=4,25", "char=4,32")
    assert pieces("ab", [((0, 9), "x"), ((5, 7), "y")], [(0, 9)])[0].mention == "x"
    assert pieces("", [], []) == ()
    assert printable("a\x00b\n\x85é") == "a\ufffdb\n\x85é"


def test_search_takes_prefixes_other_names_and_slips(get):
    assert ("/id/state/TR", "") in read(get, "/search?q=turk").links
    near = read(get, "/search?q=Azerbajian")
    assert "Nobody is called so; these names come near." in near.words
    assert ("/id/state/AZ", "") in near.links
    assert ("/document/first.txt", "") in read(get, "/search?q=downing").links
    assert "Nothing in this graph has such a name" in read(get, "/search?q=Westland").words
    told = get("/search?q=turkiye", "application/json").json()
    assert [(one["label"], one["match"], one["url"]) for one in told["entities"]] == [
        ("Türkiye", "name", "/id/state/TR")
    ]


def test_texts_are_listed_by_outlet(get):
    assert "3 texts" in read(get, "/documents").words
    page = read(get, "/documents?outlet=The%20Beacon&page=99")
    assert "1 text" in page.words
    assert ("/document/second.txt", "") in page.links
    assert "There is no such text" in read(get, "/documents?outlet=Nobody").words


@pytest.mark.parametrize("path", ["/", "/id/person/evil", EVIL_DOCUMENT, "/documents", f"/search?q={quote(EVIL)}"])
def test_words_of_texts_stay_words(get, path):
    response = get(path)
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "javascript:" not in " ".join(href for href, _ in Page(response.text).links)
    assert EVIL in "".join(Page(response.text).text)
    assert "default-src 'self'" in response.headers["content-security-policy"]
    assert "unsafe" not in response.headers["content-security-policy"]


def test_every_link_leads_to_a_page_and_nothing_is_loaded_from_elsewhere(get):
    waiting, seen, anchors, wanted = ["/"], set(), {}, set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        response = get(path)
        assert response.status_code in {200, 303}, path
        if response.status_code == 303:
            waiting.append(response.headers["location"].partition("#")[0])
            continue
        if not response.headers["content-type"].startswith("text/html"):
            continue
        page = Page(response.text)
        anchors[path] = page.ids
        for href in page.loaded:
            assert urlsplit(href).netloc == "", (path, href)
            waiting.append(href)
        for href, rel in page.links:
            if urlsplit(href).netloc:
                assert "noopener" in rel, (path, href)
            elif not href.startswith(("#", "/editor#")) and path not in {
                "/network",
                "/dashboard",
                "/report",
                "/timeline",
                "/map",
            }:
                to, _, fragment = urljoin(path, href).partition("#")
                waiting.append(to)
                wanted |= {(to, fragment)} if fragment else set()
            elif href.startswith("#"):
                assert href[1:] in page.ids, (path, href)
    assert len(seen) > 100
    missing = {(to, fragment) for to, fragment in wanted if fragment not in anchors.get(to, set())}
    assert missing == set()


def test_addresses_stand_for_iris():
    assert address(f"{BASE_IRI}person/a%2Fb", base=BASE_IRI) == "/id/person/a%2Fb"
    assert address("http://elsewhere.example/x", base=BASE_IRI) == ""
    assert address(BASE_IRI, base=BASE_IRI) == ""
