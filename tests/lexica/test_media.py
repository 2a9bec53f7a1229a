"""Newspapers, broadcasters and agencies by their names."""

import pytest

from kg.lexica.media import is_medium

MEDIA = [
    "The New York Times",
    "Boston Globe",
    "Anadolu Agency",
    "Radio Free Europe",
    "Xinhua News Agency",
    "Agence France-Presse",
    "Fox News",
    "BBC",
    "Al-Jazeera",
    "Norland Television",
    "El Pais",
]
OTHERS = [
    "Ministry of Justice",
    "Postal Service",
    "Reporters Without Borders",
    "World Food Programme",
    "Press Council",
    "Red Star",
    "Newsom Campaign",
    "Standard Chartered",
]


@pytest.mark.parametrize("name", MEDIA)
def test_an_outlet_is_known_by_its_name(name):
    assert is_medium(name)


@pytest.mark.parametrize("name", OTHERS)
def test_other_bodies_are_none(name):
    assert not is_medium(name)
