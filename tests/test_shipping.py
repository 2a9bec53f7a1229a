"""What ships kg: the container, the citation, the workflows and the packages name what there is."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
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


def pins(name: str) -> dict[str, set[str]]:
    """Return the hashes of each pinned package of a file, by name and version."""
    blocks = re.findall(r"^(\S+==\S+).*\n((?: +--hash=.*\n?)+)", ROOT.joinpath(name).read_text(), re.MULTILINE)
    return {package: set(re.findall(r"sha256:\w+", hashes)) for package, hashes in blocks}


def test_the_container_holds_pinned_packages_that_are_tested_and_no_tools_of_development() -> None:
    image, tested = pins("requirements-image.txt"), pins("requirements.txt")
    assert {name: tested.get(name) for name in image} == image
    names = {package.partition("==")[0] for package in image}
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = [
        *PROJECT["project"]["dependencies"],
        *(one for name in ("agents", "dask", "parquet") for one in extras[name]),
    ]
    assert {re.split(r"[<>=\[]", one)[0].replace("_", "-") for one in wanted} <= names
    assert not names & {"pytest", "mypy", "ruff", "selenium", "jupyterlab"}


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


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The files of the wheel and of the source package, built as `python -m build` builds them."""
    folder = tmp_path_factory.mktemp("dist")
    code = "import sys; from hatchling.build import build_sdist, build_wheel\n"
    code += "build_wheel(sys.argv[1]); build_sdist(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    with tarfile.open(source) as held:
        inside = {name.partition("/")[2] for name in held.getnames()}
    return set(zipfile.ZipFile(wheel).namelist()), inside


def files(*folders: str) -> set[str]:
    """Return the files below folders of the repository but what Python compiled and what is written anew each time."""
    found = {path for folder in folders for path in ROOT.joinpath(folder).rglob("*") if path.is_file()}
    names = {path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts}
    return {name for name in names if not name.startswith("docs/reference/")}


def test_the_wheel_carries_the_whole_package_and_no_tests(packages: tuple[set[str], set[str]]) -> None:
    wheel, _ = packages
    expected = files("kg") | {f"kg/{name}" for name in files("ontologies", "examples")}
    assert {name for name in wheel if ".dist-info/" not in name} == expected
    assert {"kg/SHA256SUMS", "kg/py.typed", "kg/service/site/routes.py", "kg/ontologies/kg.ttl"} <= wheel


def test_the_source_package_holds_what_its_tests_read(packages: tuple[set[str], set[str]]) -> None:
    held = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert {"CITATION.cff", "mkdocs.yml", "Makefile", ".github/workflows/ci.yml"} <= packages[1]
    assert all(ROOT.joinpath(name).exists() for name in held)
    folders = ("kg", "ontologies", "examples", "docs", "scripts", "tests", "benchmarks", "training")
    assert files(*folders) - packages[1] == set()
