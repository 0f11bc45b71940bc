"""Promises that people wrote for pages of their own: read, kept or broken in a browser, handed on like all others."""
