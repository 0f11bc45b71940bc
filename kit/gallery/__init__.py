"""The preview: templates, styles and modules of the gallery's page, and the server that keeps it up to date."""
