"""The same pages for pytest-playwright-visual-snapshot; run by the Python beside it, never collected with our own tests."""

import json
import os

import pytest


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    flags = json.loads(os.environ["FLAGS"])
    return {**browser_type_launch_args, "executable_path": os.environ["EXECUTABLE"], "args": flags}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 328, "height": 288}}


@pytest.mark.parametrize("name", json.loads(os.environ["NAMES"]))
def test_picture(page, assert_snapshot, name):
    page.goto(f"{os.environ['ADDRESS']}/{name}.html")
    assert_snapshot(page)
