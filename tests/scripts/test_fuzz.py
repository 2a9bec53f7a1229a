"""The fuzzer's targets take what they begin with; what is broken on purpose is found."""

import runpy
from pathlib import Path

import pytest

from kg.texts import reading

FUZZ = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "fuzz.py"))


@pytest.mark.parametrize("target", sorted(FUZZ["TARGETS"]))
def test_a_target_reads_its_seeds(target):
    seeds = FUZZ["seeds"](target)
    assert seeds
    for seed in seeds:
        FUZZ["TARGETS"][target](seed)


def test_a_reader_that_breaks_is_found(monkeypatch):
    monkeypatch.setattr(reading, "read_json", lambda *_, **__: iter([None]))
    with pytest.raises(AssertionError):
        FUZZ["TARGETS"]["records"](b"[]")
