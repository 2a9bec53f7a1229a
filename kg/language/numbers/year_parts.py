"""The days of seasons, weekends, and of the beginning, the middle or the end of a month or a year."""

from datetime import date, timedelta

_WINTER_ENDS = 6  # the month until which "this winter" is the one that began in the year before
# Days of a month and months of a year that "early", "mid" and "late" leave, with room to spare.
_OF_MONTH = {"beginning": (1, 15), "middle": (8, 23), "end": (16, 31)}
_OF_YEAR = {"beginning": (1, 6), "middle": (4, 9), "end": (7, 12)}
_A_YEAR = 360  # days


def season(months: tuple[int, ...], shift: int, today: date) -> tuple[date, date]:
    """Return the first and last day of "this", "last" or "next" season.

    "Last summer" may be this year's or the one before: both are allowed.

    Args:
        months: Its first and last month.
        shift: -1 for "last", 0 for "this", 1 for "next".
        today: The day of the text.
    """
    winter = months[0] > months[-1]
    of = [_season(months, year) for year in range(today.year - 1, today.year + 3)]
    if shift > 0:
        return next(days for days in of if days[0] > today)
    if shift == 0:
        year = today.year + (winter and today.month > _WINTER_ENDS)
        return _season(months, year)
    ended = [days for days in of if days[1] < today] or [_season(months, today.year - 1)]
    first, last = ended[-1]
    return (_season(months, last.year - 1)[0] if last.year == today.year and not winter else first), last


def _season(months: tuple[int, ...], year: int) -> tuple[date, date]:
    first = date(year - (months[0] > months[-1]), months[0], 1)
    return first, _last_day(year, months[-1])


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def weekend(shift: int | None, today: date, *, ahead: bool) -> tuple[date, date]:
    """Return Saturday and Sunday of the weekend that has begun last, or of the next; "last weekend" is over."""
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    if ahead:
        saturday += timedelta(days=0 if saturday + timedelta(days=1) >= today else 7)
    elif shift == -1 and saturday + timedelta(days=1) >= today:
        saturday -= timedelta(days=7)
    sunday = saturday + timedelta(days=1)
    return saturday, sunday if ahead else min(sunday, today)


def stage(bound: str, first: date, last: date) -> tuple[date, date]:
    """Return the days of the beginning, middle or end of a month or a year, given its first and last day."""
    if (last - first).days > _A_YEAR:
        begin, end = _OF_YEAR[bound]
        return date(first.year, begin, 1), _last_day(first.year, end)
    begin, end = _OF_MONTH[bound]
    return first.replace(day=begin), min(last, first + timedelta(days=end - 1))
