"""The feedback contract, run in a browser against a built kit.

Nothing here knows the generator: what it needs to know of a kit stands in the kit's own ``kit.json``.
"""
