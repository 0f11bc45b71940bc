"""What tests of writing look at: everything below a folder, before and after."""

import pytest

from kit.errors import KitError
from kit.writer import RECORD, write

KIT = {"index.html": "<p>ñ 日本</p>\n", "toast/toast.css": "a{}\n", "toast/logo.png": b"\x00\xff\r\n"}


def below(root):
    """Every path below a folder, links and record included, with what it holds; None for a folder."""
    return {
        path.relative_to(root).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in sorted(root.rglob("*"))
    }


def files_below(root):
    return {path: data for path, data in below(root).items() if data is not None and path != RECORD}


def as_bytes(files):
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def refused(files, root, match, **options):
    """Assert that a write is refused and that nothing below the folder above the root changed."""
    before = below(root.parent)
    with pytest.raises(KitError, match=match) as error:
        write(files, root, **options)
    assert below(root.parent) == before
    assert "fix:" in str(error.value)
    return error.value
