"""Names of months, days and other words of dates, by kind."""

from kg.lexica import calendar


def test_names_are_full_and_in_their_order():
    assert len(calendar.names("month")) == 12
    assert calendar.names("month")[8] == "September"
    assert calendar.names("weekday")[0] == "Monday"
    assert calendar.names("no such kind") == ()


def test_forms_are_those_of_texts_too():
    assert calendar.forms("month") == calendar.forms("month") | {"sep": "9", "sept": "9", "september": "9", "may": "5"}
    assert "Sept" in calendar.spellings("month")
    assert "Sept" not in calendar.names("month")
