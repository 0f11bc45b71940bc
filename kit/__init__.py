"""nodkit generates kits of micro-interactions: themed HTML, CSS and JavaScript, proven in a browser."""

__version__ = "0.1.0"
