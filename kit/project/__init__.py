"""A kit inside somebody's web project."""
