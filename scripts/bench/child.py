"""Runs a program and prints `[seconds, peak MiB]` of it as the last line. Arguments: the program.

It stays small on purpose: Linux counts the memory of whoever started a program into that
program's peak, so one that holds a 24 MB index would measure itself.
"""

import os
import sys
import time

began = time.perf_counter()
pid = os.fork()
if pid == 0:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execv(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(pid, 0)
print(f"[{time.perf_counter() - began}, {usage.ru_maxrss / 1024}]")
sys.exit(os.waitstatus_to_exitcode(status))
