"""What a change can reach: which components and themes of a kit have to be looked at again since a revision."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kit.errors import KitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.verify.built import BuiltKit

_IMPORT = re.compile(r"""["'](?:\.\./)+([\w-]+)/[\w./-]+["']""")
_GIT_SECONDS = 60
# Folders of nodkit itself whose files no kit is made of.
_APART = ("verify", "snapshots", "gallery", "project", "cli")


@dataclass(frozen=True)
class Reach:
    """What is reached: all of a kit, or these components and these themes. ``whole`` says why it is all."""

    components: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    whole: str = ""

    def touches(self, component: str, theme: str) -> bool:
        """Whether a component in a theme has to be looked at again."""
        return bool(self.whole) or component in self.components or theme in self.themes


def reach(kit: BuiltKit, revision: str, here: Path) -> Reach:
    """Ask git what has changed since a revision, new files among it, and return what of the kit that reaches.

    Files in ``components/NAME`` and ``themes/NAME`` (sources, or a built kit's) reach these; what a kit shares (its
    runtime, its manifest, the theme ``base``, what generates it) reaches all of it; other files reach nothing.
    """
    components: set[str] = set()
    themes: set[str] = set()
    for path in changed(revision, here):
        kind, name = _meaning(path, kit)
        if kind == "all":
            return Reach(whole=name)
        if kind == "component":
            components.add(name)
        if kind == "theme":
            themes.add(name)
    return Reach(frozenset(_with_users(components, kit)), frozenset(themes))


def changed(revision: str, here: Path) -> tuple[Path, ...]:
    """Return the files that differ from a revision, or are new, as whole paths. KitError outside of a repository."""
    try:
        root = Path(_git(here, "rev-parse", "--show-toplevel").strip())
    except KitError as error:
        fix = "leave --changed-since out, or run it inside of a git repository"
        raise KitError("there is no git repository here to ask what has changed", at=here, fix=fix) from error
    if revision.startswith("-"):
        raise KitError("not a revision", given=revision, fix="name a commit, a branch or a tag, like main")
    differ = _git(root, "diff", "--name-only", "--no-renames", "-z", revision, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return tuple(root / name for name in dict.fromkeys((differ + new).split("\0")) if name)


def _git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and a revision that cannot be an option
            ["git", *words],  # noqa: S607 - the one on the path
            cwd=folder,
            capture_output=True,
            check=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=_GIT_SECONDS,
        )
    except FileNotFoundError as error:
        raise KitError("git is not installed", fix="install git, or leave --changed-since out") from error
    except (subprocess.SubprocessError, OSError) as error:
        told = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        fix = "name a commit, a branch or a tag that is here (in CI: fetch the history)"
        raise KitError(
            f"git cannot tell: {told[0] if told else 'no reason given'}", given=words[-2], fix=fix
        ) from error
    return done.stdout


def _meaning(path: Path, kit: BuiltKit) -> tuple[str, str]:
    if path.is_relative_to(kit.root):
        return _in_kit(path.relative_to(kit.root).parts, kit)
    parts = path.parts
    for place in range(len(parts) - 2, -1, -1):
        folder, name = parts[place], parts[place + 1]
        if folder == "components" and name in kit.components:
            return "component", name
        if folder == "themes" and Path(name).stem in kit.themes:
            return ("all", f"{path.name} of the theme base") if name == "base" else ("theme", Path(name).stem)
    return _in_generator(path)


def _in_generator(path: Path) -> tuple[str, str]:
    """Judge a file of nodkit itself, where that is what is being worked on."""
    package = Path(__file__).resolve().parents[1]
    if not path.is_relative_to(package) or path.relative_to(package).parts[0] in _APART:
        return "nothing", ""
    return "all", path.relative_to(package.parent).as_posix()


def _in_kit(parts: Sequence[str], kit: BuiltKit) -> tuple[str, str]:
    first = parts[0]
    if first in kit.components:
        return "component", first
    if first in {"define", "snippets"} and Path(parts[1]).stem in kit.components:
        return "component", Path(parts[1]).stem
    if first == "themes" and Path(parts[1]).stem in kit.themes and Path(parts[1]).stem != "base":
        return "theme", Path(parts[1]).stem
    return "all", "/".join(parts)


def _with_users(components: Iterable[str], kit: BuiltKit) -> set[str]:
    """Add the components whose modules import from these, directly or by others."""
    reached = set(components)
    uses = {name: _imported(kit, name) for name in kit.components}
    while more := {name for name, used in uses.items() if name not in reached and used & reached}:
        reached |= more
    return reached


def _imported(kit: BuiltKit, name: str) -> set[str]:
    folder = (kit.root / kit.component(name).module).parent
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in sorted(folder.glob("*.js")))
    return {found for text in texts for found in _IMPORT.findall(text)} & set(kit.components)
