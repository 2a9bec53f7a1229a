"""The first part of the report: what stands in it, in which words, how long it is, and of which time it tells."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest
from lxml.html import document_fromstring
from written_sample import Reader, check, sample, store, text

import kg
from kg import cli
from kg.contest import Conflict, account
from kg.evidence import Evidence, Source
from kg.page.report.contested import _charged
from kg.page.report.footing import _texts
from kg.page.report.period import whole_time
from kg.page.report.tempers import _open_end, _time
from kg.showing import report


def part(html):
    """The words of the first part, headings and opening included."""
    first = html[html.index('<header class="masthead"') :].partition('<div class="appendix">')[0]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", first)).split())


def chapter(html, title):
    """The words of one chapter of the first part."""
    found = re.search(rf'<section aria-labelledby="{title}-title">.*?</section>', html, re.DOTALL)
    return Reader(found[0]).words if found else ""


def one(*rows, published="2025-06-02", source="Steppe Wire", **values):
    return text(values.pop("id", "one"), *rows, published=published, source=source, **values)


@pytest.fixture
def written(tmp_path):
    """Writes the report on some texts."""

    def write(*texts, **options):
        with store(tmp_path / "graph", *texts) as opened:
            html = report(opened, **options)
        check(html)
        return html

    return write


def row(sentence, subject="Iran", term="ASSAULT", target="Armenia", **options):
    return subject, term, target, {"sentence": sentence, **options}


def test_what_happened_is_told_by_date_in_sentences_with_the_number_of_texts(written):
    html = written(
        one(
            row("Iran shelled Armenia on 5 May.", time="2025-05-05"),
            row("Iran and Armenia signed a pact.", term="AGREE", time="2025-04-01"),
        ),
        one(row("Shells of Iran fell on Armenia.", time="2025-05-05"), id="two", source="Harbour Gazette"),
    )
    words = chapter(html, "happened")
    pact = "1 April 2025 Iran and Armenia signed a pact. (one text, Steppe Wire)"
    assert re.search(rf"{re.escape(pact)}.* 5 May 2025 (Iran shelled|Shells of Iran)", words)
    assert "(2 texts, 2 origins)" in words


def test_an_event_that_nobody_dates_stands_there_only_with_its_dead_as_reported(written):
    words = chapter(
        written(
            one(row("Iran shelled Ukraine.", target="Ukraine"), row("Shells of Iran killed six in Armenia.", dead=6))
        ),
        "happened",
    )
    assert "no later than 2 June 2025 Shells of Iran killed six in Armenia." in words
    assert "Iran shelled Ukraine." not in words


def test_what_is_dated_after_the_text_that_tells_it_as_done_counts_as_undated(written):
    later = row("Iran and Armenia agreed on 18 July.", term="AGREE", time="2025-07-18")
    html = written(one(later, row("Iran hit Armenia.", time="2025-05-05")))
    assert "18 July 2025" not in chapter(html, "happened")
    assert "5 May 2025" in chapter(html, "happened")


def test_what_is_planned_threatened_or_demanded_is_watched_and_what_is_past_or_denied_is_not(written):
    def ahead(sentence, status, time=None, term="AID", **options):
        return row(sentence, term=term, status=status, time=time, **options)

    html = written(
        one(
            ahead("Iran will aid Armenia by 2027.", "Planned", "2027"),
            ahead("Iran was to aid Armenia in March.", "Planned", "2025-03"),
            row("Russia threatened Armenia.", "Russia", "THREATEN"),
            row("Ukraine demands that Russia leave.", "Ukraine", "REQUEST", "Russia"),
            ahead("Iran will not aid Armenia.", "Denied", polarity="Denied"),
        ),
        one(row("Türkiye demanded a road of Armenia.", "Türkiye", "REQUEST"), id="old", published="2024-01-02"),
    )
    words = chapter(html, "watch")
    assert "Plan , by 2027, told 2 June 2025: Iran will aid Armenia by 2027." in words
    assert "Threat , told 2 June 2025: Russia threatened Armenia." in words
    assert "Demand , told 2 June 2025: Ukraine demands that Russia leave." in words
    for absent in ("in March", "will not aid", "Türkiye"):
        assert absent not in words


def test_a_contested_claim_is_told_in_the_sentences_of_both_sides(tmp_path):
    with sample(tmp_path / "graph") as graph:
        words = chapter(report(graph), "contested")
    assert "Whether Azerbaijan attacked Armenia" in words
    assert "Azerbaijan ASSAULT Armenia 1." in words
    assert "Baku said it had shelled nobody." in words


def test_contested_claims_that_have_no_place_are_named(written):
    states, texts = ("Russia", "Ukraine", "Armenia", "Azerbaijan", "Iran", "Georgia", "Turkmenistan", "Moldova"), []
    for n, (a, b) in enumerate(pairwise(states)):
        long = " ".join(["endlessly"] * 15)
        hit = row(f"{a} hit {b} {long}.", a, "ASSAULT", b, time=f"2025-05-{n + 1:02}")
        no = row(
            f"{a} denied {long}.", a, "ASSAULT", b, time=hit[3]["time"], status="Denied", polarity="Denied", speaker=a
        )
        texts.append(one(hit, no, id=f"t{n}", source=f"Outlet {n}"))
    words = chapter(written(*texts), "contested")
    told, _, rest = words.partition("The program found 6 more contested claims: among them ")
    assert told.count("Whether") == 1
    assert 2 <= rest.count("whether") < 6, "as many as there are words for"


def test_a_charge_whose_event_is_left_out_is_worded_by_its_sides():
    said = Evidence("g", 0, 9, "Norland says.", "", term="ACCUSE")
    sides = (account("affirmed", [said]), account("denied", [said]))
    charge = Conflict("denied", "x", "ACCUSE", "", "", (), ("e",), tuple(
        replace(side, by=(who,)) for side, who in zip(sides, ("Norland", "outlet"), strict=True)
    ))  # fmt: skip
    assert _charged(charge, None) == "The charge of Norland against an outlet"
    assert _charged(replace(charge, term="ASSAULT"), None) == ""


def test_where_nothing_is_contested_the_page_says_what_the_program_found(written):
    html = written(one(row("Iran hit Armenia.", time="2025-05-05")))
    assert (
        "The program found no claim on which these texts or their sources differ; it may have missed some."
        in chapter(html, "contested")
    )


def test_who_has_a_range_and_deeds_and_leads_to_what_happened_and_to_the_appendix(written):
    html = written(
        one(
            row("Iran hit Armenia.", time="2025-05-05"),
            row("Iran is a friend of Türkiye.", target="Türkiye", term="SUPPORT"),
        )
    )
    words = chapter(html, "who")
    assert re.search(r"Iran \(1( to \d)?\)", words)
    assert '<a href="#h1">5 May 2025</a>' in html
    assert '<a href="#actor-1">' in html


def test_how_sure_it_is_counts_texts_dated_events_and_ties(written):
    words = chapter(
        written(one(row("Iran hit Armenia.", time="2025-05-05"), row("Iran aids Ukraine.", target="Ukraine"))), "sure"
    )
    assert "1 text of 1 outlet, published 2 June 2025." in words
    assert "Of 2 events told to have happened, the program could date 1 (50 %)" in words
    assert "2 of 2 ties (100 %) rest on one text, copies not counted" in words


@pytest.mark.parametrize(
    ("origins", "words"),
    [
        (("", ""), "2 texts of 1 outlet (none a copy of another), published"),
        (("", "a"), "2 texts of 1 outlet (1 copy of another), published"),
        (("", "a", "a"), "3 texts of 1 outlet (2 copies of others), published"),
    ],
)
def test_how_sure_it_is_says_how_many_texts_are_copies(origins, words):
    found = [
        Source(iri, outlet="Post", date="2025-06-02", origin=origin)
        for iri, origin in zip("abc"[: len(origins)], origins, strict=True)
    ]
    assert words in _texts(found, whole_time(found))


MONTHS = [
    one(
        row("Iran hit Armenia in March.", time="2025-03-05"),
        row("Russia aided Armenia in March.", "Russia", "AID", "Armenia", time="2025-03-04"),
        id="march",
        published="2025-03-06",
    ),
    one(
        row("Russia hit Ukraine in May.", "Russia", "ASSAULT", "Ukraine", time="2025-05-05"),
        id="may",
        published="2025-05-06",
    ),
    one(
        row("Russia aided Iran in May.", "Russia", "AID", "Iran", time="2025-05-07"), id="late", published="2025-05-08"
    ),
]


def test_a_period_tells_of_its_time_alone_and_where_actors_ranked_before(written):
    html = written(*MONTHS, since="2025-04-15", until="2025-05")
    words = part(html)
    assert "15 April 2025 to 31 May 2025" in words
    assert "Russia hit Ukraine in May." in words
    assert "in March" not in words
    assert re.search(r"Russia \(1( to \d)?; 2 in the period before\)", chapter(html, "who"))
    assert "It rests on 2 texts of 1 outlet" in words


def test_a_period_of_which_no_text_tells_is_called_that(written):
    words = part(written(*MONTHS, since="2023-01", until="2023-02"))
    assert (
        "No text here was published in the time from 1 January 2023 to 28 February 2023, and none tells of it." in words
    )


def test_a_period_without_a_text_of_its_own_says_where_its_events_come_from(written):
    html = written(*MONTHS, since="2025-05-07", until="2025-05-07")
    assert "None of them was published in the period" in part(html)


def test_the_first_part_has_at_most_900_words_whatever_is_told(written):
    long = " ".join(["endlessly"] * 60)
    states = ("Russia", "Ukraine", "Armenia", "Azerbaijan", "Türkiye", "Iran")
    texts = []
    for n in range(24):
        a, b = states[n % 6], states[(n + 1 + n // 6) % 6]
        rows = [
            row(f"{a} hit {b} {n} {long}.", a, "ASSAULT", b, time=f"2025-0{n % 6 + 1}-{n % 27 + 1:02}", dead=n),
            row(f"{b} denied {n} {long}.", a, "ASSAULT", b, time=f"2025-0{n % 6 + 1}-{n % 27 + 1:02}", status="Denied",
                polarity="Denied", speaker=b),
            row(f"{a} threatened {b} {n} {long}.", a, "THREATEN", b),
            row(f"{b} will aid {a} {n} {long}.", b, "AID", a, status="Planned", time="2027"),
        ]  # fmt: skip
        texts.append(one(*rows, id=f"t{n}", source=f"Outlet {n} {long[:60]}", published="2025-06-28", title=long))
    words = part(written(*texts))
    for heading in ("Who", "What happened", "Contested", "What to watch", "How sure this is"):
        assert heading in words
    for options in ({}, {"since": "2025-02-01", "until": "2025-06-30"}):
        page = document_fromstring(written(*texts, appendix=False, **options))
        for unseen in page.xpath("//style | //script"):
            unseen.drop_tree()
        assert 300 < len(page.text_content().split()) <= 900, "headings and opening are counted too"


def test_who_acted_has_the_words_that_other_lists_leave(written, monkeypatch):
    monkeypatch.setattr("kg.page.report.brief.WHO", 0)
    states = ("Russia", "Ukraine", "Armenia", "Azerbaijan", "Iran")
    acts = [row(f"{a} hit {b}.", a, target=b) for a, b in zip(states, states[1:] + states[:1], strict=True)]
    acting = re.compile(r"(\w+) \(\d")
    assert {*acting.findall(chapter(written(one(*acts)), "who"))} == {*states}


def test_without_its_appendix_it_has_no_reference_and_no_link(written, tmp_path):
    html = written(one(row("Iran hit Armenia.", time="2025-05-05")), appendix=False)
    assert 'class="appendix"' not in html
    assert "<sup" not in html
    assert "Iran hit Armenia." in part(html)
    out = tmp_path / "b.html"
    assert cli.main(["report", str(tmp_path / "graph"), "-o", str(out), "--brief"]) == 0
    assert out.read_text(encoding="utf-8") == html


def test_the_appendix_is_folded_on_screen_and_every_sentence_of_it_is_still_there(tmp_path):
    with sample(tmp_path / "graph") as graph:
        html = report(graph)
    assert html.count('<details class="part">') == 9
    assert '<details class="part" open>' not in html
    assert (
        "said it had shelled nobody."
        in Reader(re.findall(r'<section id="evidence".*?</section>', html, re.DOTALL)[0]).words
    )


def test_python_users_get_the_same(tmp_path):
    sample(tmp_path / "graph").close()
    with kg.open(tmp_path / "graph") as opened:
        assert opened.report(until="2025-05") != opened.report()
        assert "10 March 2025" in opened.report(until="2025-05")


def test_a_state_is_told_by_whom_it_acts_and_a_pronoun_by_the_person_it_means(written):
    rows = (
        ("Foreign Ministry", "affiliatedWith", "Russia", {}),
        row("Foreign Ministry of Russia told Armenia off.", "Foreign Ministry", "ACCUSE", "Armenia"),
    )
    words = chapter(written(one(*rows)), "who")
    assert "Foreign Ministry of Russia told Armenia off (" in words
    assert "by Foreign Ministry:" not in words  # a whole sentence says so itself


def test_who_heats_up_is_told_with_its_texts_and_a_want_of_texts_is_no_calm(written):
    def month(number, sentence, term, n):
        day = f"2025-0{number}-1{n}"
        return one(row(sentence, term=term, time=day), id=f"t{number}{n}", published=day, source=f"Outlet {n}")

    calm = [month(m, f"Iran aided Armenia {m} {n}.", "AID", n) for m in (1, 2, 3) for n in (0, 1)]
    war = [month(m, f"Iran hit Armenia {m} {n}.", "ASSAULT", n) for m in (4, 5, 6) for n in (0, 1)]
    assert re.search(
        r"(Armenia and Iran|Iran and Armenia): heating up: conflict 0.0", chapter(written(*calm, *war), "tempers")
    )


def test_too_few_texts_are_no_calm(written):
    html = written(*MONTHS, one(row("Iran hit Armenia in June.", time="2025-06-05"), id="june", published="2025-06-06"))
    words = chapter(html, "tempers")
    assert "No pair can be shown to heat up or cool down" in words
    assert "Iran attacked Armenia between 5 March 2025 and 5 June 2025 (2 texts)" in words


def test_pairs_of_which_only_other_outlets_tell_are_not_said_to_have_too_few_texts(written):
    def told(month, outlet, who, whom):
        said = row(f"{who} hit {whom} in month {month}.", who, target=whom, time=f"2025-0{month}-02")
        return one(said, id=f"{who}-{month}", published=f"2025-0{month}-05", source=outlet)

    outlets = ["Old Post"] * 3 + ["New Post"] * 3
    html = written(
        *(told(month, outlet, "Iran", "Armenia") for month, outlet in enumerate(outlets, start=1)),
        told(5, "New Post", "Russia", "Ukraine"),
    )
    words = chapter(html, "tempers")
    assert "that takes 2 texts on a pair in January 2025 to March 2025 and 2 in April 2025 to June 2025" in words
    assert re.search("1 of the 2 in conflict lack; those on (Iran and Armenia|Armenia and Iran) are from", words)


def test_pairs_that_cannot_be_compared_are_told_by_their_attacks_of_these_months(written):
    war = one(
        row("Iran hit Armenia.", time="2025-05-20"),
        row("Armenia hit Iran.", "Armenia", target="Iran", time="2025-05-24"),
        row("Russia hit Ukraine.", "Russia", target="Ukraine"),
        id="war",
    )
    old = one(row("Türkiye hit Azerbaijan.", "Türkiye", target="Azerbaijan", time="2024-03-05"), published="2024-03-06")
    words = chapter(written(old, war, since="2025-05"), "tempers")
    fight = "(Armenia and Iran|Iran and Armenia) attacked each other from 20 to 24 May 2025"
    assert re.search(rf"That is no sign of calm: {fight} \(1 text\)\.", words)
    assert "Ukraine" not in words, "no text gives its attack a day"


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        (("2025-05-20", "2025-05-27"), "in May 2025"),
        (("2025-05-20", "2025-05-23"), "from 20 to 24 May 2025"),
        (("2025-05-25", "2025-05-27"), "from 20 to 24 May 2025"),
        (("2025-05-20", "2025-06-02"), "from 20 to 24 May 2025"),
        (("2024-05-20", "2025-05-27"), "from 20 to 24 May 2025"),
    ],
)
def test_attacks_that_may_have_gone_on_beyond_the_last_day_are_told_by_their_month(bound, words):
    fire = Evidence("g", 0, 9, "Fire.", earliest=bound[0], latest=bound[1], dating="relative")
    later = _open_end([fire, Evidence("g", 9, 18, "A hit.", time="2025-05-24")], "2025-05-24")
    assert _time("2025-05-20", "2025-05-24", later, row=True) == words


def test_a_period_keeps_events_that_tie_nobody(written):
    lone = row("Shells killed nine in Armenia.", None, "ASSAULT", "Armenia", dead=9, time="2025-05-04")
    html = written(*MONTHS, one(lone, id="lone", published="2025-05-05"), since="2025-05")
    assert "Shells killed nine in Armenia." in chapter(html, "happened")


def test_without_any_date_it_tells_what_happened_all_the_same(written):
    html = written(
        one(
            row("Iran hit Armenia."), row("Russia threatened Ukraine.", "Russia", "THREATEN", "Ukraine"), published=None
        )
    )
    assert "undated Iran hit Armenia." in chapter(html, "happened")
    assert "No text has a date, so nobody can be said to heat up" in chapter(html, "tempers")
    assert "Threat , undated: Russia threatened Ukraine." in chapter(html, "watch")
    assert "see what is undated below" in chapter(html, "who")
    assert "see what to watch below" in chapter(html, "who")


def test_a_tie_that_holds_is_told_by_its_name(written):
    ours = ("Türkiye", "supports", "Iran", {"sentence": "Iran leans on Türkiye."})
    words = chapter(written(one(ours)), "who")
    assert "supports Iran (one text, Steppe Wire)" in words
    assert "leans" not in words


def test_a_tie_of_several_texts_is_told_by_its_name(written):
    ours, theirs = (("Türkiye", "supports", "Iran", {"sentence": f"Türkiye stands by Iran {n}."}) for n in (1, 2))
    words = chapter(written(one(ours), one(theirs, id="two", source="Harbour Gazette")), "who")
    assert "supports Iran (2 texts, 2 origins)" in words


def test_who_does_nothing_is_not_named_among_those_who_matter(written):
    html = written(one(row("Iran hit Armenia.", time="2025-05-05")))
    assert "Iran" in chapter(html, "who")
    assert "no act of its own" not in chapter(html, "who")


def test_the_opening_tells_what_weighs_most_and_then_who(written):
    html = written(
        one(
            row("Iran and Armenia signed a pact, after years.", term="AGREE", time="2025-04-01"),
            row("Russia talked to Ukraine.", "Russia", "CONSULT", "Ukraine", time="2025-04-02"),
            row("A day later Türkiye hit Iran.", "Türkiye", "ASSAULT", "Iran", time="2025-04-03"),
        )
    )
    opening = part(html).partition(" Who ")[0]
    assert "1 April 2025 : Iran and Armenia signed a pact, after years." in opening
    assert "A day later" not in opening
    assert "Türkiye, Iran and Russia have most influence by what 1 text tells" in opening


def test_the_first_of_a_row_of_events_stands_before_those_that_follow(written):
    rows = [row(f"Iran hit Armenia, time {n}.", time=f"2025-05-{n:02}") for n in range(1, 21)]
    assert "1 May 2025" in chapter(written(one(*rows)), "happened")


def history(*rows):
    """A text that looks back: most of what it dates was long over."""
    old = [row(f"Iran hit Armenia in {year}.", time=f"{year}-05-05") for year in (2001, 2002, 2003)]
    return one(*old, *rows, id="history", source="Harbour Gazette")


def test_what_a_history_tells_without_a_date_is_no_news(written):
    html = written(
        history(
            row("Shells killed forty in Ukraine.", "Russia", "ASSAULT", "Ukraine", dead=40),
            row("Türkiye threatened Russia.", "Türkiye", "THREATEN", "Russia"),
        ),
        one(row("Iran threatened Russia.", "Iran", "THREATEN", "Russia")),
    )
    assert "forty" not in part(html)
    words = chapter(html, "watch")
    assert "Iran threatened Russia." in words
    assert "Türkiye" not in words


def test_a_plan_that_was_carried_out_later_is_watched_no_more(written):
    plan = row("Iran will aid Armenia.", term="AID", status="Planned")
    done = row("Iran aided Armenia.", term="AID", time="2025-06-10")
    assert "Iran will aid Armenia." in chapter(written(one(plan)), "watch")
    html = written(one(plan, id="two"), one(done, id="three", published="2025-06-11"))
    assert "will aid" not in chapter(html, "watch")


def test_an_actor_is_led_to_its_happening_which_is_not_told_twice(written):
    hit = one(row("Iran shelled Armenia.", time="2025-05-05"))
    html = written(
        replace(hit, events=(replace(hit.events[0], trigger=replace(hit.events[0].trigger, start=5, end=12)),))
    )
    assert "attacked Armenia ( 5 May 2025, below )" in chapter(html, "who")
    assert '<a href="#h1">5 May 2025, below</a>' in html
    assert part(html).count("Iran shelled Armenia.") == 2  # in the opening, and by its date


def test_the_weightiest_act_of_an_actor_stands_first(written):
    html = written(
        one(
            row("Iran thanked Türkiye.", target="Türkiye", term="SUPPORT"),
            row("Iran spoke to Russia.", target="Russia", term="CONSULT"),
            row("Iran cut off Ukraine.", target="Ukraine", term="SANCTION"),
            row("Iran hit Armenia.", time="2025-05-05"),
        )
    )
    words = chapter(html, "who")
    assert words.index("cut off Ukraine") < words.index("Also 5 May 2025 below"), "its own words stand there"
    assert "thanked Türkiye" not in words
    assert "spoke to Russia" not in words


def test_an_act_of_the_same_day_on_the_same_actor_is_not_told_beside_its_happening(written):
    html = written(
        one(row("Iran attacked Armenia.", time="2025-05-05"), row("Iran hit towns of Armenia.", time="2025-05-05"))
    )
    assert "Iran" in chapter(html, "who")
    assert ("towns" in part(html)) != ("Iran attacked" in part(html))


def test_what_stands_among_the_happenings_is_not_watched(written):
    both = "Iran hit Armenia and threatened Russia."
    html = written(
        one(row(both, time="2025-05-05"), row("Türkiye threatened Russia.", "Türkiye", "THREATEN", "Russia"))
    )
    assert "Türkiye threatened Russia." in chapter(html, "watch")
    assert "Türkiye threatened Russia." not in chapter(html, "who")
    assert both not in chapter(html, "watch")


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia urged Armenia to show restraint.",
        "Russia demanded a road of Armenia, which agreed.",
        "Russia had long demanded a road of Armenia.",
        "Armenia sent Iran a ship, having been demanded to by Russia.",
        "Russia demanded of Armenia that it stop the project.",
        "On that day Russia demanded a road of Armenia.",
    ],
)
def test_what_is_past_met_or_open_is_not_watched(written, sentence):
    at = sentence.index("demanded") if "demanded" in sentence else sentence.index("urged")
    demand = text("one", row(sentence, "Russia", "REQUEST", "Armenia"), published="2025-06-02", source="Steppe Wire")
    trigger = replace(demand.events[0].trigger, start=at, end=at + 8)
    html = written(replace(demand, events=(replace(demand.events[0], trigger=trigger),)))
    assert chapter(html, "watch") == ""


def test_what_has_no_time_stands_behind_what_has_one_and_in_the_order_of_its_text(written):
    html = written(
        one(row("Shells of Iran killed six in Armenia.", dead=6), published="2025-04-02", id="early"),
        one(row("Iran hit Ukraine.", target="Ukraine", time="2025-05-05")),
        one(row("Iran hit Russia.", target="Russia", time="2025-04"), id="month"),
    )
    words = chapter(html, "happened")
    places = [
        words.index(one) for one in ("April 2025 Iran hit Russia", "5 May 2025 Iran hit", "no later than 2 April")
    ]
    assert places == sorted(places)
    assert "What happened, 1 April 2025 to 5 May 2025" in words


def test_a_sentence_that_leans_is_told_in_words_of_our_own_without_quotation_marks(written):
    html = written(one(row("On that day it hit both countries.", time="2025-05-05")))
    assert "Iran attacked Armenia." in chapter(html, "happened")
    assert "both countries" not in chapter(html, "happened")
    assert re.search(r"<dd><span[^>]*>Iran attacked Armenia", html)


def test_of_two_sentences_that_which_stands_alone_is_quoted(written):
    html = written(
        one(row("It hit it on that day.", time="2025-05-05")),
        one(row("Iran hit Armenia in the long night.", time="2025-05-05"), id="two", source="Harbour Gazette"),
    )
    assert "Iran hit Armenia in the long night. (2 texts, 2 origins)" in chapter(html, "happened")


def test_a_text_looks_back_by_all_that_it_tells_whatever_the_period(written):
    html = written(
        history(row("Türkiye threatened Russia.", "Türkiye", "THREATEN", "Russia")),
        one(row("Iran hit Russia.", target="Russia", time="2025-05-30")),
        since="2025-05",
    )
    assert "Türkiye threatened" not in part(html)
    assert "Iran hit Russia." in part(html)


def test_of_one_pair_alone_it_says_for_which_the_texts_are_too_few(written):
    html = written(one(row("Iran hit Armenia.", time="2025-01-05"), published="2025-01-06"),
                   one(row("Iran hit Armenia again.", time="2025-06-01"), id="two"))  # fmt: skip
    assert re.search("Of (Armenia and Iran|Iran and Armenia) too few texts tell", chapter(html, "tempers"))


def test_what_others_did_for_a_state_is_weighed_like_its_own_acts(written):
    html = written(
        one(
            ("Foreign Ministry", "affiliatedWith", "Russia", {}),
            row("Foreign Ministry struck Armenia.", "Foreign Ministry", "ASSAULT", "Armenia"),
            row("Russia talked to Ukraine.", "Russia", "CONSULT", "Ukraine"),
            row("Iran hit Armenia.", time="2025-05-05"),
        )
    )
    words = chapter(html, "who")
    assert "Foreign Ministry struck Armenia (" in words
    assert "Russia talked" not in words  # far less than that


def test_a_time_of_several_days_is_worded_as_one_and_stands_by_its_last_day(written):
    def within(sentence, first, last, target):
        return row(sentence, target=target, earliest=first, latest=last, dating="relative")

    html = written(
        one(
            within("Iran hit Armenia.", "2025-04-06", "2025-05-08", "Armenia"),
            within("Iran hit Russia.", "2025-05-08", "2025-05-09", "Russia"),
            within("Iran hit Ukraine.", "2025-05-02", "2025-05-12", "Ukraine"),
            row("Iran hit Türkiye.", target="Türkiye", time="2025-05-10"),
        )
    )
    words = chapter(html, "happened")
    places = [
        words.index(told)
        for told in (
            "between 6 April and 8 May 2025 Iran hit Armenia",
            "8 to 9 May 2025 Iran hit Russia",
            "10 May 2025 Iran hit Türkiye",
            "between 2 and 12 May 2025 Iran hit Ukraine",
        )
    ]
    assert places == sorted(places)


def test_thanks_are_no_happening(written):
    thanks = row("Iran thanked Armenia.", term="SUPPORT", time="2025-05-05")
    assert "thanked" not in chapter(
        written(one(thanks, row("Iran hit Russia.", target="Russia", time="2025-05-04"))), "happened"
    )


def test_a_relation_is_told_only_of_whom_no_act_is_told(written):
    tie = ("Iran", "supports", "Ukraine", {"sentence": "Iran supports Ukraine."})
    act = row("Iran cut off Armenia.", term="SANCTION")
    assert "supports" not in chapter(written(one(tie, act)), "who")


def test_an_act_whose_sentence_tells_of_mediation_as_well_is_told(written):
    rows = [
        row("Türkiye brokered a truce of Iran and Armenia.", "Türkiye", "CONSULT", "Iran", time="2025-05-05"),
        ("Türkiye", "mediatesBetween", "Iran", {"sentence": "Türkiye brokered a truce of Iran and Armenia."}),
        ("Türkiye", "mediatesBetween", "Armenia", {"sentence": "Türkiye brokered a truce of Iran and Armenia."}),
    ]
    assert "Türkiye" in chapter(written(one(*rows)), "who")


def test_an_actor_of_whom_nothing_else_is_told_has_what_leans_with_its_headline_or_what_was_done_to_it(written):
    welcomed = row("Iran welcomed the agreement.", "Iran", "SUPPORT", "")
    html = written(one(welcomed, row("Russia hit Ukraine.", "Russia", target="Ukraine"), title="A truce of Aral"))
    words = chapter(html, "who")
    assert re.search(
        r"Iran \([^)]*\): Iran welcomed the agreement \(no later than 2 June 2025; .*“A truce of Aral”", words
    )


def test_words_of_our_own_name_nothing_that_was_seized_asked_or_broken_off(written):
    on_that_day = "On that day Iran seized lorries of Armenia."
    words = chapter(written(one(row(on_that_day, term="COERCE"))), "who")
    assert "Iran (1): no act of its own was read." in words


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("In the night Iran moved 8,000 soldiers with their guns to Armenia, it said.", "8,000 soldiers"),
        ("In the night Iran moved its soldiers with their guns to Armenia, it said.", "to Armenia."),
    ],
)
def test_the_opening_is_cut_at_a_comma_of_the_sentence_and_of_no_number(written, sentence, short):
    html = written(one(row(sentence, time="2025-05-05")))
    opening = part(html).partition("Who")[0]
    assert short in opening
    assert "it said" not in opening
