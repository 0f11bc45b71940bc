"""A kit inside somebody's web project."""

NAME = "nodkit.toml"  # whoever only asks whether there is a project need not import how its files are read
