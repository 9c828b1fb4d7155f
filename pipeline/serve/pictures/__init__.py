"""Pictures drawn here, as SVG, from the figures of a page: they need no script, and each has its table."""
