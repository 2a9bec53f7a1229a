"""What the command line says of change: what it rests on beside each figure, and no trend without texts."""

from dated import dated, said

from kg.cli.over_time import print_over_time, print_series

MONTHS = ("2024-01-09", "2024-02-09", "2024-03-09", "2024-04-09", "2024-05-09", "2024-06-09")


def told(*months, of):
    return [said(f"{month}/{of}/{n}", month, date=month) for n in range(2) for month in months]


def network():
    return dated(
        ("a", "b", "CONSULT", told(*MONTHS[:3], of="peace")),
        ("a", "b", "ASSAULT", told(*MONTHS[3:], of="war")),
        ("c", "d", "ASSAULT", told(*MONTHS[:2], of="elsewhere")),
        ("a", "e", "AID", [said("late", "2024-06-09", date="2024-06-09")]),
        ("b", "e", "AID", [said("loose", "", date="2024-06-10", dating="publication")]),
    )


def label(graph, iri):
    return iri.upper()


def test_who_heats_up_stands_with_its_texts_and_who_is_not_told_of_is_not_compared(capsys):
    print_over_time(network(), "month", 10, label)
    lines = capsys.readouterr().out.splitlines()
    assert lines[-4:] == [
        "conflict that texts of 2024-04-01 to 2024-06-30 tell of, against texts of 2024-01-01 to 2024-03-31:",
        "heating up: A and B, 0.0 a text in 6 before, 9.0 in 6 now (chance 0.0022)",
        "cooling down: no pair clearly",
        "not compared: C and D, no texts (texts that tell of both: 4 before, 0 now)",
    ]


def test_a_rank_without_a_text_stands_in_brackets_above_the_texts_of_each_month(capsys):
    print_over_time(network(), "month", 10, label)
    header, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert header == ["actor", "2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01", "2024-06-01"]
    (own,) = [row for row in rows if row[0] == "C"]
    assert [cell.startswith("(") for cell in own[1:]] == [False, False, True, True, True, True]
    assert ["texts", "4", "4", "2", "2", "2", "4"] in rows


def test_a_series_counts_reports_without_a_time_apart_and_texts_that_tell_of_both(capsys):
    print_series(network(), ("b", "e"), "month", label)
    header, row, *_ = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert header == ["month", "cooperation", "conflict", "net", "reports", "undated", "texts"]
    assert row == ["2024-06-01", "7.0", "0.0", "7.0", "1", "1", "1"]


def test_a_series_says_how_many_reports_stand_in_texts_that_look_back(capsys):
    history = said("old", "2020-01-01", date="2024-06-10", event="e:old")
    loose = said("old", "", date="2024-06-10", dating="publication", event="e:loose")
    print_series(dated(("a", "b", "ASSAULT", [history, loose])), ("a", "b"), "month", label)
    assert "1 more reports have no date and stand in texts that look back" in capsys.readouterr().out
