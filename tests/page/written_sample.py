"""Graphs made by hand for the written pages (report, timeline, map), and a reader that checks the HTML they give."""

import base64
import hashlib
import re
import shutil
from html.parser import HTMLParser

from kg.model import Assertion, Attribution, Document, Entity, EventReport, Extraction, Mention, Span
from kg.namespaces import slug
from kg.network.signs import ties
from kg.store import GraphStore

STATES = {"Russia": "RU", "Ukraine": "UA", "Armenia": "AM", "Azerbaijan": "AZ", "Türkiye": "TR", "Iran": "IR"}
VOID = {"meta", "br", "hr", "img", "input", "link"}


def entity(number, label):
    """A state if it is one of STATES, a place after "@", else an organisation."""
    if label.startswith("@"):
        return Entity(f"e{number}", f"place/{slug(label[1:])}", label[1:], "Place")
    if label in STATES:
        return Entity(f"e{number}", f"state/{STATES[label]}", label, "State")
    return Entity(f"e{number}", f"organization/{slug(label)}", label, "Organization")


def text(id_, *rows, published=None, source="", url="", title=""):
    """A document. Rows: (subject, term, object, options); options: sentence, speaker, polarity, time, place ..."""
    body, at = [], 0
    labels, mentions, assertions, events, attributions = {}, [], [], [], []

    def mention(label, span):
        if label not in labels:
            labels[label] = entity(len(labels) + 1, label)
        found = Mention(f"m{len(mentions) + 1}", span.start, span.end, labels[label].type, labels[label].id)
        mentions.append(found)
        return found.id

    for number, (subject, term, target, options) in enumerate(rows):
        sentence = options.get("sentence", f"{subject} {term} {target} {number}.")
        span, at = Span(at, at + len(sentence)), at + len(sentence) + 1
        body.append(sentence)
        ends = [mention(one, Span(span.start, span.start + 1)) if one else None for one in (subject, target)]
        place = mention(options["place"], span) if "place" in options else None
        said, speaker = None, None
        if "speaker" in options:
            speaker = mention(options["speaker"], span)
            said = f"a{number}"
            attributions.append(Attribution(said, span, speaker, None, (span,), span))
        manner = {
            "evidence": span,
            "polarity": options.get("polarity", "Affirmed"),
            "attributed_to": speaker,
            "attribution": said,
            "time": options.get("time"),
        }
        if ties()[term].kind == "event":
            recipient = () if ends[1] is None else (ends[1],)
            trigger = Span(span.start + 2, span.start + 4)
            status = options.get("status", "Happened")
            dead = options.get("dead")
            events.append(
                EventReport(
                    f"v{number}", term, trigger, actor=(ends[0],), recipient=recipient, place=place, status=status,
                    fatalities=dead, **manner,
                    **{key: options[key] for key in ("earliest", "latest", "dating") if key in options},
                )
            )  # fmt: skip
        else:
            assertions.append(Assertion(term, ends[0], ends[1], **manner))
    document = Document(id_, " ".join(body), title=title, published=published, source=source, url=url)
    return Extraction(
        document, tuple(mentions), tuple(labels.values()), tuple(assertions), (), tuple(events), tuple(attributions)
    )


def store(folder, *texts):
    """A graph of these documents, open for reading; a new one is a copy of one that is made once in a run."""
    if folder.exists():
        return _put(folder, texts)
    made = folder.parents[1] / f"made-{hashlib.sha256(repr(texts).encode()).hexdigest()[:16]}"
    if not made.exists():
        _put(made, texts).close()
    return GraphStore.open(shutil.copytree(made, folder))


def _put(folder, texts):
    with GraphStore.create_or_open(folder) as opened:
        opened.put(texts)
    return GraphStore.open(folder)


def sample(folder):
    """A small crisis: two outlets, four states, one contested attack, an alliance, something new in June 2025."""
    first = text(
        "one",
        ("Türkiye", "alliedWith", "Azerbaijan", {}),
        ("Azerbaijan", "ASSAULT", "Armenia", {"time": "2025-03-02", "place": "@Ganja", "dead": 3}),
        ("Armenia", "ACCUSE", "Azerbaijan", {"time": "2025-03-05"}),
        ("Russia", "ASSAULT", "Ukraine", {"time": "2025-02"}),
        published="2025-03-10", source="Harbour Gazette", url="https://news.example/one", title="A night of shelling",
    )  # fmt: skip
    second = text(
        "two",
        ("Azerbaijan", "ASSAULT", "Armenia",
         {"time": "2025-03-02", "polarity": "Denied", "status": "Denied", "speaker": "Azerbaijan",
          "sentence": "Baku said it had shelled nobody."}),
        ("Iran", "AID", "Armenia", {}),
        ("Azerbaijan", "REJECT", "Iran", {"time": "2025-06-01"}),
        ("Iran", "THREATEN", "", {"time": "2024"}),
        ("Russia", "AGREE", "Türkiye", {"status": "Planned", "polarity": "Affirmed"}),
        published="2025-06-02", source="Steppe Wire", title="After the shelling",
    )  # fmt: skip
    return store(folder, first, second)


class Reader(HTMLParser):
    """Collects ids, links and tags, and sees that tags are closed."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.tags, self.attributes, self.text, self._open = [], [], [], [], [], []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        values = dict(attrs)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values["href"])
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        assert self._open
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    @property
    def words(self):
        return " ".join(" ".join(self.text).split())


def check(html):
    """A page is well formed, its ids are unique, its links lead somewhere; it loads nothing, and runs what it names."""
    page = Reader(html)
    assert len(page.ids) == len(set(page.ids))
    inner = [link for link in page.links if link.startswith("#")]
    assert {link[1:] for link in inner} <= set(page.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)
    for attributes, script in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert "application/json" in attributes or f"script-src 'sha256-{digest}'" in html
    assert not {"link", "img", "iframe", "object", "embed", "form"} & set(page.tags)
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in {"src", "srcset", "xlink:href", "data", "action"}, (tag, name)
        assert name != "href" or tag == "a", (tag, value)
        assert "url(" not in (value or "").replace("url(#", ""), (tag, name)
    style = html.partition("<style>")[2].partition("</style>")[0]
    assert "@import" not in style
    assert "url(" not in style.replace("url(#", "")  # what the page holds itself
    assert "default-src 'none'" in html
    return page
