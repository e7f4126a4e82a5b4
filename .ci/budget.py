"""Holds the package against its budget: `python .ci/budget.py WHEEL`. Ends with 1 where it is exceeded."""

import re
import statistics
import subprocess
import sys
from pathlib import Path

#: The wheel in MB, and the milliseconds of `import dateline`.
WHEEL, IMPORT = 12.5, 60.0


def milliseconds_of_import() -> float:
    """The median of nine starts, as -X importtime counts them."""
    command = [sys.executable, "-X", "importtime", "-c", "import dateline"]
    times = []
    for _ in range(9):
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stderr
        found = re.search(r"\|\s+(\d+) \| dateline$", lines, re.MULTILINE)
        if not found:
            raise SystemExit("importtime does not list dateline")
        times.append(int(found[1]) / 1000)
    return statistics.median(times)


def main() -> None:
    size = Path(sys.argv[1]).stat().st_size / 1e6
    start = milliseconds_of_import()
    print(f"wheel: {size:.2f} MB (at most {WHEEL}); import: {start:.1f} ms (at most {IMPORT})")
    if size > WHEEL or start > IMPORT:
        raise SystemExit("over the budget")


if __name__ == "__main__":
    main()
