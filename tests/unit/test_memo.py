import os

import pytest

from kit import memo
from kit.errors import KitError
from kit.library import Library, built_in
from kit.model import Settings
from kit.packing import Order, packed


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv(memo.VARIABLE, str(tmp_path / "cache"))
    memo.cache_folder.cache_clear()
    yield tmp_path / "cache"
    memo.cache_folder.cache_clear()


def fail():
    raise AssertionError


def test_what_was_made_is_not_made_again():
    assert memo.remembered(["a", b"b"], lambda: {"n": [1, "é"]}) == {"n": [1, "é"]}
    assert memo.remembered(["a", b"b"], fail) == {"n": [1, "é"]}


@pytest.mark.parametrize("other", [["ab"], ["a", "b", ""], ["", "ab"], ["b", "a"]])
def test_parts_are_told_apart_by_their_borders_and_order(other):
    memo.remembered(["a", "b"], lambda: 1)
    assert memo.remembered(other, lambda: 2) == 2


def test_other_code_makes_it_again(monkeypatch):
    memo.remembered(["a"], lambda: 1)
    monkeypatch.setattr(memo, "_own_code", lambda: "a newer nodkit")
    assert memo.remembered(["a"], lambda: 2) == 2


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[:64] + b"?" + data[65:]]
)
def test_a_damaged_entry_counts_as_missing(own_cache, damage):
    memo.remembered(["a"], lambda: 1)
    (entry,) = own_cache.glob("??/*")
    entry.write_bytes(damage(entry.read_bytes()))
    assert memo.remembered(["a"], lambda: 2) == 2
    assert memo.remembered(["a"], fail) == 2


def test_what_raises_is_not_kept():
    def refuse():
        raise KitError("no")

    with pytest.raises(KitError):
        memo.remembered(["a"], refuse)
    assert memo.remembered(["a"], lambda: 1) == 1


def test_nothing_is_kept_when_it_is_off_or_cannot_be(own_cache, monkeypatch):
    own_cache.write_text("a file where a folder would be needed")
    assert memo.remembered(["a"], lambda: 1) == 1
    monkeypatch.setenv(memo.VARIABLE, "off")
    memo.cache_folder.cache_clear()
    own_cache.unlink()
    assert memo.remembered(["a"], lambda: 1) == 1
    assert not own_cache.exists()


def test_the_oldest_go_when_there_are_too_many(own_cache, monkeypatch):
    monkeypatch.setattr(memo, "_MOST", 3)
    keys = [f"{n:02x}" + "0" * 62 for n in range(1, 6)]
    for age, key in enumerate(keys):
        memo.keep(key, b"x")
        os.utime(own_cache / key[:2] / key, (age, age))
    assert memo.recall(keys[0]) == b"x"  # and so it is the newest now
    memo.keep("00" + "0" * 62, b"x")
    assert [memo.recall(key) for key in keys] == [b"x", None, None, None, b"x"]


@pytest.fixture
def shelf(tmp_path):
    """A library of one component and one theme, in a folder that may be changed."""
    import shutil

    whole = built_in()
    for kind, name in (("components", "steps"), ("themes", "base")):
        source = (whole.component_names if kind == "components" else whole.theme_names)[name]
        shutil.copytree(source, tmp_path / kind / name)
    return Library((tmp_path / "components",), (tmp_path / "themes",)), tmp_path


@pytest.mark.parametrize(
    "path", ["components/steps/steps.css.j2", "components/steps/steps.yaml", "themes/base/light.tokens.json"]
)
def test_a_kit_is_recalled_until_one_of_its_files_changes(shelf, monkeypatch, path):
    library, root = shelf
    first = packed(library, Order())
    monkeypatch.setattr(Library, "kit", lambda *_: fail())
    assert packed(library, Order()) == first
    (root / path).write_text((root / path).read_text() + "\n")
    with pytest.raises(AssertionError):
        packed(library, Order())


@pytest.mark.parametrize(
    "order",
    [Order(settings=Settings(prefix="acme")), Order(target="docs"), Order(own=True), Order(themes=("base", "base"))],
)
def test_another_order_is_another_kit(shelf, monkeypatch, order):
    library, _ = shelf
    packed(library, Order())
    monkeypatch.setattr(Library, "kit", lambda *_: fail())
    with pytest.raises(AssertionError):
        packed(library, order)


def test_what_is_not_there_is_an_error_that_names_it(shelf):
    with pytest.raises(KitError, match=r"unknown component.*stesp"):
        packed(shelf[0], Order(components=("stesp",)))
