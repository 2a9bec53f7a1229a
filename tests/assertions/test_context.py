"""What speaks for two bearers being one, and what against."""

import pytest

from kg.assertions.context import Profile, agreement, contradiction, together


def of(**given: object) -> Profile:
    return Profile(**{name: value if isinstance(value, tuple) else frozenset(value) for name, value in given.items()})  # type: ignore[arg-type]


FRIENDS = {"person/hill", "organization/port-union"}
AGAINST = [
    (of(genders={"m"}), of(genders={"f"}), "a man and a woman"),
    (of(genders={"~m"}), of(genders={"f"}), "a man and a woman, as it seems"),
    (of(genders={"~m"}, company=FRIENDS), of(genders={"f"}, company=FRIENDS), None),
    (of(genders={"m"}, company=FRIENDS), of(genders={"f"}, company=FRIENDS), "a man and a woman"),
    (of(genders={"m", "f"}), of(genders={"f"}), None),
    (of(born=(1950, 1951)), of(born=(1980, 1980)), "born about 1950 and about 1980"),
    (of(born=(1950, 1951)), of(born=(1953, 1953)), None),
    (of(told=(1860, 1865)), of(published={"2024-01"}), "159 years lie between them"),
    (of(ties={"state/GB"}), of(ties={"state/AU"}), "of United Kingdom and of Australia"),
    (of(ties={"state/GB"}), of(ties={"state/AU", "state/GB"}), None),
    (of(ties={"state/GB"}, company=FRIENDS), of(ties={"state/AU"}, company=FRIENDS), None),
    (of(roles={"astronomer"}), of(roles={"mayor"}), "learning and public"),
    (of(roles={"astronomer"}), of(roles={"leader"}), None),
    (
        of(roles={"minister"}, ties={"state/GE"}),
        of(scene={"state/AM"}),
        "of Georgia, while the other text is about Armenia",
    ),
    (of(roles={"minister"}, ties={"state/GE"}), of(scene={"state/AM", "state/GE"}), None),
    (of(ties={"state/GE"}), of(scene={"state/AM"}), None),
    (
        of(published={"2001-01"}),
        of(published={"2024-01"}),
        "23 years lie between the texts, which have nothing in common",
    ),
    (of(published={"2001-01"}, scene={"state/GE"}), of(published={"2024-01"}, scene={"state/GE"}), None),
]
FOR = [
    (of(ties={"state/GE"}), of(ties={"state/GE"}), 2),
    (of(ties={"state/GE"}), of(scene={"state/GE"}), 1),
    (of(ties={"organization/x"}), of(ties={"organization/x"}), 2),
    (of(roles={"mayor"}), of(roles={"mayor"}), 2),
    (of(company={"person/hill"}), of(company={"person/hill"}), 1),
    (of(company=FRIENDS | {"person/roth"}), of(company=FRIENDS | {"person/roth"}), 2),
    (of(company={"person/hill"}, own={"person/hill"}), of(company={"person/hill"}), 0),
    (of(company={"group/jews"}), of(company={"group/jews"}), 0),
    (of(scene={"state/GE"}), of(scene={"state/GE"}), 1),
    (of(published={"2024-01"}), of(published={"2024-02"}), 0),  # time alone is everybody's
    (of(published={"2024-01"}, scene={"state/GE"}), of(published={"2024-02"}, scene={"state/GE"}), 2),
    (of(published={"2024-01"}, scene={"state/GE"}), of(published={"2024-03"}, scene={"state/GE"}), 1),
    (of(published={"2024"}, scene={"state/GE"}), of(published={"2024"}, scene={"state/GE"}), 1),
]


@pytest.mark.parametrize(("a", "b", "reason"), AGAINST)
def test_what_speaks_against(a: Profile, b: Profile, reason: str | None) -> None:
    assert contradiction(a, b) == reason
    assert (contradiction(b, a) is None) == (reason is None)


@pytest.mark.parametrize(("a", "b", "points"), FOR)
def test_what_speaks_for(a: Profile, b: Profile, points: int) -> None:
    assert agreement(a, b).points == agreement(b, a).points == points


def test_it_is_told_in_words() -> None:
    one, two = (of(ties={"state/GE"}, company=FRIENDS, published={"2024-01"}) for _ in range(2))
    assert agreement(one, two).grounds() == (
        "both of Georgia",
        "both beside Hill, Port Union",
        "in texts of the same time",
    )


def test_profiles_of_one_bearer_add_up() -> None:
    both = together([of(ties={"state/GE"}, born=(1950, 1950)), of(ties={"state/AM"}, born=(1951, 1952)), of()])
    assert (both.ties, both.born, both.told) == (frozenset({"state/GE", "state/AM"}), (1950, 1952), None)
