"""Runs the program: `python -m pdca`, or this file by its path where the package is not installed."""

import os
import sys

if not __package__:
    # Started by its path, as the launcher of a checkout does: the package itself is on no path yet.
    sys.path.append(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

try:
    from pdca.cli.main import main

    code = main()
except KeyboardInterrupt:
    code = 130
raise SystemExit(code)
