"""A folder is the registry."""

import sys
from importlib import import_module
from traceback import format_exception

import pytest

from jiheng.folder import modules


@pytest.fixture
def colours(tmp_path, monkeypatch):
    """A package of two good modules and one that does not load."""
    folder = tmp_path / "colours"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "red.py").write_text("WAVELENGTH = 700\n")
    (folder / "blue.py").write_text("WAVELENGTH = 450\n")
    (folder / "torn.py").write_text("import no_such_library\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield import_module("colours")
    for name in [name for name in sys.modules if name.partition(".")[0] == "colours"]:
        del sys.modules[name]


def test_names_are_the_files_in_alphabetical_order(colours):
    assert list(modules(colours)) == ["blue", "red", "torn"]


def test_asking_for_the_names_imports_nothing(colours):
    found = modules(colours)

    assert "torn" in found
    assert len(found) == 3
    assert [name for name in sys.modules if name.startswith("colours.")] == []


def test_a_module_is_imported_when_asked_for(colours):
    assert modules(colours)["red"].WAVELENGTH == 700


def test_a_new_file_is_found_without_a_list_to_keep(colours, tmp_path):
    (tmp_path / "colours" / "green.py").write_text("WAVELENGTH = 550\n")

    assert modules(colours)["green"].WAVELENGTH == 550


def test_a_name_without_a_file_is_refused(colours):
    with pytest.raises(KeyError, match="violet"):
        modules(colours)["violet"]


def test_a_module_that_does_not_load_stops_with_its_name(colours):
    with pytest.raises(ModuleNotFoundError) as caught:
        modules(colours)["torn"]

    assert "torn.py" in "".join(format_exception(caught.value))


def test_the_errors_of_a_package_are_no_thing_of_the_folder(colours, tmp_path):
    (tmp_path / "colours" / "errors.py").touch()

    assert "errors" not in modules(colours)
    with pytest.raises(KeyError, match="errors"):
        modules(colours)["errors"]
