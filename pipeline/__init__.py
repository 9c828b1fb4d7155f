"""Bordereau: newsletters and reports in, a database that can be questioned and audited out.

One direction of flow, which a test on the imports keeps:
records, values, readers, tables, entities, archive, checks, serve, stages, cli.
"""

__version__ = "0.1.0"
