"""Bordereau: newsletters and reports in, a database that can be questioned and audited out.

One direction of flow, which a test on the imports keeps:
records, values, readers, tables, entities, archive, checks, serve, stages, cli.
"""

import os
import sys

# The numeric libraries, imported later on, would start a thread for each processor in every process, and the
# threads wait for each other with all their might.
os.environ.setdefault("OMP_NUM_THREADS", "1")

__version__ = "0.1.0"

# Names in ids are spelled by text-unidecode. Were Unidecode there, ids would be others; where it is not, it
# would be looked for on the disk at every name.
sys.modules.setdefault("unidecode", None)  # type: ignore[arg-type]
