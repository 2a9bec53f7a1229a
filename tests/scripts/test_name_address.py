"""What is published tells where it comes from, and its README leads there."""

import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "name_address.py"


def test_links_and_pictures_lead_to_the_tag(tmp_path: Path) -> None:
    for name in ("README.md", "pyproject.toml", "CITATION.cff"):
        shutil.copy(ROOT / name, tmp_path / name)
    address = "https://example.org/they/kg"
    subprocess.run([sys.executable, SCRIPT, address, "v1.2.3", tmp_path], check=True)
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert f"![The dashboard]({address}/raw/v1.2.3/docs/dashboard.png)" in readme
    assert f"[The tutorial]({address}/blob/v1.2.3/docs/tutorial.md)" in readme
    led = re.findall(r"\]\(([^)]*)\)", readme)
    assert len(led) > 30
    assert all(one.startswith(f"{address}/") for one in led)
    for one in led:
        assert ROOT.joinpath(one.split("/v1.2.3/")[1]).exists(), one
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "influence-kg"
    assert project["urls"]["Source"] == address
    assert yaml.safe_load((tmp_path / "CITATION.cff").read_text(encoding="utf-8"))["repository-code"] == address


def test_what_leads_elsewhere_or_within_stays() -> None:
    absolute = runpy.run_path(str(SCRIPT))["absolute"]
    same = "[a](https://example.org/b.md) [c](#d) [e] (f.md)"
    assert absolute(same, "https://x.org", "v1") == same
    assert absolute("[![g](h.png)](i.md)", "https://x.org", "v1") == (
        "[![g](https://x.org/raw/v1/h.png)](https://x.org/blob/v1/i.md)"
    )
