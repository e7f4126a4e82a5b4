"""The bar that shows how far the command line has come."""

import sys
import time

_SECONDS_BETWEEN = 0.1
_WIDTH = 24


class Progress:
    """A line on the standard error that is drawn over and over; nothing at all where `shown` is false.

    How many there are may be not known: `total` is None.
    """

    def __init__(self, total: int | None, *, shown: bool) -> None:
        self._total = total
        self._shown = shown
        self._done = 0
        self._begun = self._drawn = time.monotonic()
        self._visible = False

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if self._shown and now - self._drawn >= _SECONDS_BETWEEN:
            self._drawn = now
            self._draw(now - self._begun)

    def say(self, message: str) -> None:
        """Write a line for the person, above the bar."""
        self.clear()
        print(message, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._visible = False

    def _draw(self, seconds: float) -> None:
        rate = self._done / seconds if seconds > 0 else 0.0
        if self._total is None:
            done = f"{self._done:,} read"
        else:
            filled = _WIDTH * self._done // max(self._total, 1)
            done = "█" * filled + "░" * (_WIDTH - filled) + f" {self._done:,} of {self._total:,}"
        sys.stderr.write(f"\r\x1b[K{done}, {rate:,.0f} a second")
        sys.stderr.flush()
        self._visible = True
