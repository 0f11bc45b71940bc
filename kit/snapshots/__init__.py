"""Pictures of every example, compared with approved ones. Reads a built kit and a browser, never the generator."""
