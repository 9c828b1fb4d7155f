"""Pictures of pages, made from the originals: rendered aside, kept on disk, never trusted."""
