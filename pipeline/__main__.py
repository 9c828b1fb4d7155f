"""`python -m pipeline` is `bordereau`."""

from pipeline.cli import main

main()
