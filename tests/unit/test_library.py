"""Folders become components and themes; what is missing is named, all at once."""

from __future__ import annotations

import pytest

from kit.errors import KitError, KitErrors
from kit.library import Library, Settings, built_in, read_component
from tests.unit.samples import SPEC, component_folder


def test_all_that_is_missing_in_a_folder_comes_at_once(tmp_path):
    folder = component_folder(tmp_path, spec=SPEC.replace("family: toast", "family: tosat"))
    (folder / "note.css.j2").unlink()
    (folder / "note.js.j2").unlink()
    with pytest.raises(KitErrors) as caught:
        read_component(folder)
    assert [error.at.name if hasattr(error.at, "name") else error.at.path.name for error in caught.value.errors] == [
        "note.css.j2",
        "note.js.j2",
        "note.yaml",
    ]


def test_unknown_names_are_all_told_with_the_nearest_ones():
    with pytest.raises(KitErrors) as caught:
        built_in().kit(["tosat", "progres"], ["bse"], Settings())
    fixes = [error.fix for error in caught.value.errors]
    assert fixes == ['did you mean "toast"?', 'did you mean "progress"?', 'did you mean "base"?']


def test_a_later_root_wins(tmp_path):
    mine = component_folder(tmp_path / "components")
    shelf = Library((built_in().component_roots[0], tmp_path / "components"), built_in().theme_roots)
    assert shelf.component_names["note"] == mine
    assert "toast" in shelf.component_names


def test_a_name_given_twice_is_built_once():
    kit = built_in().kit(["toast", "toast"], ["base", "base"], Settings())
    assert [component.name for component in kit.components] == ["toast"]
    assert [theme.name for theme in kit.themes] == ["base"]


def test_a_broken_spec_beside_a_healthy_one_does_not_hide_it(tmp_path):
    component_folder(tmp_path / "components", spec="a: [")
    shelf = Library((built_in().component_roots[0], tmp_path / "components"), built_in().theme_roots)
    assert shelf.component("toast").name == "toast"
    with pytest.raises(KitError, match="broken YAML"):
        shelf.component("note")


def test_a_long_contract_has_a_file_of_its_own_and_its_faults_point_there(tmp_path):
    spec, _, promises = SPEC.partition("promises:\n")
    folder = component_folder(tmp_path, spec=spec)
    contract = folder / "note.promises.yaml"
    contract.write_text(promises)
    assert read_component(folder).spec.promises[0].says == "stays for its time"
    contract.write_text(promises.replace("example: default", "example: defalt"))
    with pytest.raises(KitError, match="unknown example") as caught:
        read_component(folder)
    assert (caught.value.at.path.name, caught.value.at.line) == ("note.promises.yaml", 2)
    (folder / "note.yaml").write_text(SPEC)
    with pytest.raises(KitError, match=r"here and in note\.promises\.yaml"):
        read_component(folder)
