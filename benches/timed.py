"""Runs a command; prints its seconds by the clock and of processors, and memory.

    python3 benches/timed.py COMMAND [ARGUMENT...]
"""

import resource
import subprocess
import sys
import time

begun = time.monotonic()
code = subprocess.call(sys.argv[1:])
clock = time.monotonic() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
# Linux counts in KiB, others in bytes.
memory = used.ru_maxrss / (1024 if sys.platform.startswith("linux") else 1024 * 1024)
print(
    f"{used.ru_utime + used.ru_stime:.2f} s of processors, {clock:.2f} by the clock, {memory:.0f} MB",
    flush=True,
)
sys.exit(code)
