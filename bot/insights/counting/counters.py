"""Adds to the monthly counters, in a thread of its own: no id, no time, no text, and never at the cost of a talk."""

from __future__ import annotations

import logging
from threading import Condition, Thread
from typing import Callable, Iterable

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.insights.counting.waiting import Batch, Waiting
from bot.insights.counting.writing import DemoBase, Doubtful, was_written, write
from bot.insights.cube import Key
from bot.insights.periods import Period, this_month

logger = logging.getLogger(__name__)

GATHER = 0.5
"""Seconds in which additions are gathered, so that what one conversation touches is not written apart. It is also
what is lost when the process is killed."""

RETRY = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before each new attempt while the database is away, the last one again and again."""

HURRIED = 0.1
"""Seconds before a new attempt while somebody waits for it."""

MOST_CELLS = 20_000
"""How many different cells may wait: the cube of several months with room to spare, in a few megabytes."""


class Counters:
    """The counters of one database, for one process.

    An outage of the database costs nothing as long as the process lives: what waits is summed per cell. What is lost
    all the same is written too (`counting_loss`), as soon as that can be.
    """

    def __init__(
        self,
        engine: Engine,
        month: Callable[[], Period] = this_month,
        gather: float = GATHER,
        most_cells: int = MOST_CELLS,
    ) -> None:
        """Start nothing yet: the thread begins with the first addition.

        Args:
            engine: the database; it need not be reachable.
            month: tells which month it is.
            gather: seconds in which additions are gathered before they are written.
            most_cells: how many different cells may wait.
        """
        self._engine, self._month, self._gather = engine, month, gather
        self._changed = Condition()
        self._waiting = Waiting(most_cells)
        self._in_flight: Batch | None = None
        self._thread: Thread | None = None
        self._hurry = self._closing = self._given_up = False

    @property
    def lost(self) -> int:
        """How many additions to cells were lost since the start."""
        with self._changed:
            return self._waiting.lost

    def add(self, keys: Iterable[Key]) -> None:
        """Add one conversation to each cell, in the month that it is; returns at once.

        All of one call is written together or not at all, so that totals that must be the same number stay so.

        Args:
            keys: what this conversation touched and did not touch before. A key outside the cube is a mistake in the
                code; it is logged and lost.
        """
        month = str(self._month())
        with self._changed:
            before = bool(self._waiting)
            if lost := self._waiting.add(month, keys):
                logger.error("%d additions do not fit in the counters; they are lost.", lost)
            if self._thread is None and self._waiting:
                self._thread = Thread(target=self._run, daemon=True, name="counting")
                self._thread.start()
            if not before:
                self._changed.notify_all()

    def flush(self, timeout: float) -> bool:
        """Write what waits now, without gathering any longer.

        Returns:
            whether nothing waits any more; False when the database did not take it within `timeout` seconds.
        """
        with self._changed:
            self._hurry = True
            self._changed.notify_all()
            done = self._changed.wait_for(self._is_done, timeout)
            self._hurry = False
        return done

    def close(self, timeout: float) -> None:
        """Write what waits and stop; what cannot be written within `timeout` seconds is lost, says the log."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            if self._changed.wait_for(self._is_done, timeout):
                return
            self._given_up = True
            self._changed.notify_all()
            left = self._waiting.take().size + (self._in_flight.size if self._in_flight else 0)
            self._waiting.lost += left
        logger.warning("Counting stopped without the database: %d additions are lost.", left)

    def _is_done(self) -> bool:
        return not self._waiting and self._in_flight is None

    def _hurried(self) -> bool:
        return self._hurry or self._closing

    def _run(self) -> None:
        """Write batch after batch until closed."""
        while (batch := self._next()) is not None:
            late = self._settle(batch)
            with self._changed:
                self._in_flight = None
                self._waiting.lost += late
                self._changed.notify_all()

    def _next(self) -> Batch | None:
        """Wait for something to write, and gather a while what comes with it; None when there will be nothing more."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            self._changed.wait_for(self._hurried, self._gather)
            if not self._waiting:
                return None
            self._in_flight = self._waiting.take()
            return self._in_flight

    def _settle(self, batch: Batch) -> int:
        """Write a batch exactly once, however often that must be tried.

        Returns:
            how many of its additions are lost because they may not be added any more.
        """
        doubt: Doubtful | None = None
        for attempt in range(2**31):
            try:
                if doubt is not None and was_written(self._engine, doubt):
                    return 0
                doubt = None
                return write(self._engine, batch.additions, batch.losses)
            except DemoBase:
                logger.error("The database holds made-up figures: nothing is counted in it.")
                return batch.size
            except Doubtful as error:
                doubt = error
            except SQLAlchemyError as error:
                if attempt == 0:
                    logger.warning("Counting waits for the database (%s).", type(error).__name__)
            if not self._wait(RETRY[min(attempt, len(RETRY) - 1)]):
                break
        return 0

    def _wait(self, seconds: float) -> bool:
        """Wait for the next attempt; False when there will be none."""
        with self._changed:
            if self._changed.wait_for(self._hurried, seconds):
                self._changed.wait_for(lambda: self._given_up, HURRIED)
            return not self._given_up
