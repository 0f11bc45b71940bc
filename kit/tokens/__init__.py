"""Design tokens: files as DTCG 2025.10 has them -> tokens whose values are known. See ``formats.md``, section 1."""

from kit.tokens.resolver import Resolver
from kit.tokens.resolverfile import read_resolver
from kit.tokens.resolving import Resolved, resolve
from kit.tokens.token import EXTENSION, Easing, Extras, Spring, Steps, Token
from kit.tokens.tree import RawToken, Tree, read_tree
from kit.tokens.values import TYPES, Link, Part, Value, plain

__all__ = [
    "EXTENSION",
    "TYPES",
    "Easing",
    "Extras",
    "Link",
    "Part",
    "RawToken",
    "Resolved",
    "Resolver",
    "Spring",
    "Steps",
    "Token",
    "Tree",
    "Value",
    "plain",
    "read_resolver",
    "read_tree",
    "resolve",
]
