"""What ships kg: the container, the citation, the workflows and the packages name what there is."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))


def container() -> list[tuple[str, str]]:
    """Return the instructions of the Containerfile: word and rest."""
    text = ROOT.joinpath("Containerfile").read_text(encoding="utf-8")
    lines = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    told = [line.partition(" ") for line in lines if line]
    return [(word, rest) for word, _, rest in told]


def test_the_container_is_made_of_what_there_is_and_runs_as_nobody_special() -> None:
    told = container()
    known = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "VOLUME", "EXPOSE", "ENTRYPOINT", "CMD"}
    assert {word for word, _ in told} <= known
    for word, rest in told:
        if word == "COPY" and not rest.startswith("--from"):
            assert all(ROOT.joinpath(name).exists() for name in rest.split()[:-1]), rest
    last = [word for word, _ in told].index("FROM", 1)
    assert ("USER", "kg") in told[last:]
    assert not any("pip install" in rest for _, rest in told[last:])  # what runs has no installer at work
    assert ("ENTRYPOINT", '["kg"]') in told


def test_the_citation_tells_name_version_and_licence() -> None:
    told = yaml.safe_load(ROOT.joinpath("CITATION.cff").read_text(encoding="utf-8"))
    assert told["version"] == PROJECT["project"]["version"]
    assert told["license"] == PROJECT["project"]["license"]
    assert PROJECT["project"]["name"] in told["title"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=[path.name for path in WORKFLOWS])
def test_a_workflow_runs_targets_that_make_knows(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", ROOT.joinpath("Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    steps = [step for job in yaml.safe_load(path.read_text())["jobs"].values() for step in job["steps"]]
    used = {name for step in steps for name in re.findall(r"^make ([a-z-]+)", step.get("run", ""), re.MULTILINE)}
    assert used
    assert used <= targets


def test_nothing_is_published_with_a_kept_secret() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "publish.yml"]
    text = ROOT.joinpath(".github/workflows/publish.yml").read_text(encoding="utf-8")
    assert "secrets." not in text
    assert "id-token: write" in text


def test_the_source_package_holds_what_its_tests_read() -> None:
    held = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {"docs", "examples", "scripts", "tests", "mkdocs.yml", "CITATION.cff"} <= set(held)
    assert all(ROOT.joinpath(name).exists() for name in held)
