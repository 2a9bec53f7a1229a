"""The editor that the site serves is the pinned version, and asks nobody but its own server."""

import json
import runpy
from pathlib import Path

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "vendor_editor.py"))


def test_what_is_served_is_the_pinned_version():
    assert SCRIPT["wrong"]() == []


def test_what_was_changed_is_told(tmp_path, monkeypatch):
    for name, _ in SCRIPT["FILES"].values():
        (tmp_path / name).write_bytes((SCRIPT["FOLDER"] / name).read_bytes())
    monkeypatch.setitem(SCRIPT["wrong"].__globals__, "FOLDER", tmp_path)
    assert SCRIPT["wrong"]() == []
    (tmp_path / "yasqe.css").write_text("changed")
    assert SCRIPT["wrong"]() == ["yasqe.css"]
    (tmp_path / "yasqe.js").unlink()
    assert SCRIPT["wrong"]() == ["yasqe.js", "yasqe.css"]


def test_its_licence_stands_beside_it_and_no_map_is_looked_for():
    assert SCRIPT["VERSION"] in (SCRIPT["FOLDER"] / "yasqe.LICENSE.txt").read_text()
    assert b"sourceMappingURL" not in (SCRIPT["FOLDER"] / "yasqe.js").read_bytes()
    own = (SCRIPT["FOLDER"] / "editor.js").read_text()
    assert "prefixCcApi: null" in own  # it would fetch prefixes from elsewhere
    assert json.dumps(["variables", "kg"]) in own  # and no completer that asks a catalogue of vocabularies
