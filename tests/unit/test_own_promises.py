"""A file of promises about a page: what is wrong with it is said with its line, and with what would be right."""

from __future__ import annotations

import pytest

from kit.errors import KitError
from kit.verify.own.promises import read_pledges

GOOD = """\
parts: {toast: .toast}
promises:
  - says: It is confirmed
    steps:
      - click: "#save"
      - see: toast
"""


def read(tmp_path, text):
    path = tmp_path / "promises.yaml"
    path.write_text(text, encoding="utf-8")
    return read_pledges(path)


def test_a_good_file_is_read_with_its_places(tmp_path):
    (pledge,) = read(tmp_path, GOOD)
    assert pledge.promise.says == "It is confirmed"
    assert (pledge.place.line, [selector for selector, _ in pledge.selectors]) == (3, ["#save", ".toast"])


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("see: toast", "see: tost", 6, 'did you mean "toast"?'),
        ("see: toast", "sea: toast", 6, "unknown verb"),
        ("see: toast", "call: dismiss", 6, "unknown verb"),
        ("see: toast", "run: 100", 6, "with its unit"),
        ("says: It is confirmed", "said: x", 3, "unknown key"),
        ("parts: {toast: .toast}", "part: {toast: .toast}", 1, "unknown key"),
        ('click: "#save"', "run: 1s", 6, ""),
        ('      - click: "#save"\n      - see: toast', "      - within: {time: 100ms, see: toast}", 5, "no action that it can time"),
        ("      - see: toast", "      - run: 1s\n      - within: {time: 100ms, see: toast}", 7, "no action that it can time"),
        (GOOD, "- a list", 0, "not a file of promises"),
        (GOOD, "promises: []", 1, ""),
    ],
)  # fmt: skip
def test_a_fault_is_said_where_it_is(tmp_path, old, new, line, words):
    text = GOOD.replace(old, new)
    if not words and "run: 1s" in new:
        read(tmp_path, text)
        return
    with pytest.raises(KitError) as caught:
        read(tmp_path, text)
    said = str(caught.value)
    assert words in said
    assert f"promises.yaml:{line}" in said if line else "promises.yaml" in said


def test_all_faults_of_all_files_come_at_once(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(GOOD.replace("see: toast", "see: tost"), encoding="utf-8")
    config = tmp_path / "nodkit.toml"
    config.write_text('[verify]\npromises = ["a.yaml", "b.yaml"]\n', encoding="utf-8")
    with pytest.raises(KitError) as caught:
        read_pledges(config)
    assert [name in str(caught.value) for name in ("a.yaml:6", "b.yaml:6")] == [True, True]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[verify", "broken TOML"),
        ('out = "nod"\n', "no promises files are named"),
        ('[verify]\npromise = ["a.yaml"]\n', 'did you mean "promises"?'),
        ("[verify]\npromises = 3\n", "no promises files are named"),
        ("verify = 3\n", "not a table"),
        ('[verify]\npromises = ["none.yaml"]\n', "no such file"),
    ],
)
def test_a_config_that_names_no_promises_says_what_to_write(tmp_path, text, words):
    config = tmp_path / "nodkit.toml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(KitError, match=words.replace("?", r"\?")):
        read_pledges(config)
