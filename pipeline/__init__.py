"""Bordereau: newsletters and reports in, a database that can be questioned and audited out.

One direction of flow, which a test on the imports keeps:
records, values, readers, tables, entities, archive, checks, serve, stages, cli.
"""

import os

# The numeric libraries, imported later on, would start a thread for each processor in every process, and the
# threads wait for each other with all their might.
os.environ.setdefault("OMP_NUM_THREADS", "1")

__version__ = "0.1.0"
