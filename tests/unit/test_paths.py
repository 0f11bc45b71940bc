import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.paths import check_paths

REFUSED = {
    "": "empty",
    "/etc/passwd": "absolute",
    "//host/share": "absolute",
    "C:/windows": "character",
    "c:x": "character",
    "a\\b": "character",
    "..": "climbs",
    "a/../../b": "climbs",
    "a//b": "empty",
    "a/": "empty",
    "./a": "empty",
    "a/./b": "empty",
    "a\0b": "character",
    "a\nb": "character",
    "a?": "character",
    "con": "device",
    "a/NUL.txt": "device",
    "com1.css": "device",
    "lpt¹": "device",
    "aux .js": "device",
    "a.": "dot",
    "a /b": "space",
    "\ud800": "half",
    "é" * 128: "255",
}


@pytest.mark.parametrize("path", REFUSED)
def test_a_path_that_is_not_safe_everywhere_is_refused_by_name(path):
    with pytest.raises(KitError, match=REFUSED[path]) as error:
        check_paths(["fine.css", path])
    assert "fine.css" not in str(error.value)


@pytest.mark.parametrize(
    "path", ["a", "a/b/c.css", ".hidden", "console.js", "com.css", "{{ x }}/y", "日本/ñ.css", "a..b"]
)
def test_an_ordinary_path_is_let_through(path):
    check_paths([path])


@pytest.mark.parametrize(
    "paths",
    [
        ["a.css", "A.css"],
        ["Toast/a.css", "toast/b.css"],
        ["x/Toast", "x/toast/b.css"],
        ["caf\u00e9", "cafe\u0301"],
        ["straße", "STRASSE"],
    ],
)
def test_paths_that_differ_only_by_case_or_accents_collide(paths):
    with pytest.raises(KitError, match="one path"):
        check_paths(paths)


@pytest.mark.parametrize("paths", [["a", "a/b"], ["a/b", "a"], ["x/y/z", "x/y", "x/q"]])
def test_a_file_cannot_also_be_a_folder(paths):
    with pytest.raises(KitError, match="want it as a folder"):
        check_paths(paths)


def test_all_errors_come_at_once():
    with pytest.raises(KitError) as error:
        check_paths(["../a", "b:", "c", "C"])
    assert all(part in str(error.value) for part in ("../a", "b:", '"C"'))


@given(
    st.lists(st.text(string.ascii_lowercase + string.digits + "-_.", min_size=1, max_size=9), min_size=1, max_size=4)
)
def test_plain_names_pass_or_are_refused_for_a_stated_reason(names):
    path = "/".join(names)
    wrong = any(name.endswith(".") or name.split(".")[0] in {"con", "prn", "aux", "nul"} for name in names)
    wrong = wrong or any(name[:3] in {"com", "lpt"} and name[3:4].isdigit() for name in names)
    try:
        check_paths([path])
    except KitError:
        assert wrong
