"""What a release has to reach; the numbers stand in `data/thresholds.yml`."""

from __future__ import annotations

from typing import Any, Final, Iterable, Mapping, NamedTuple

from ruamel.yaml.error import YAMLError

from bot.thresholds import THRESHOLDS, thresholds

QUALITY: Final = "nlu"
COST: Final = "nlu_cost"
"""Time and memory: they depend on the machine, so they are shown beside their target and fail nothing."""


class Threshold(NamedTuple):
    """A bound; exactly one side is set.

    Attributes:
        least: what a figure must be at least.
        most: what a figure may be at most.
        aim: what it should become, where that is not reached yet: shown, and no reason to fail.
    """

    least: float | None = None
    most: float | None = None
    aim: float | None = None

    def holds(self, value: float) -> bool:
        """Whether a value is good enough."""
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def reaches(self, value: float) -> bool:
        """Whether a value is what it should become."""
        if self.aim is None:
            return self.holds(value)
        return value >= self.aim if self.least is not None else value <= self.aim

    def __str__(self) -> str:
        bound = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}"
        return bound if self.aim is None else f"{bound}, aim {self.aim:g}"


class Judged(NamedTuple):
    """A figure of a set beside its threshold."""

    where: str
    name: str
    value: float
    threshold: Threshold

    @property
    def good(self) -> bool:
        """Whether it holds."""
        return self.threshold.holds(self.value)


class ThresholdError(ValueError):
    """The thresholds cannot be read, or miss one that is needed; the message names it."""


def bounds(key: str = QUALITY, document: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, Threshold]:
    """The thresholds of one part by name, from the project's own file when no document is given.

    Raises:
        ThresholdError: when the part is missing or one of its thresholds is no bound.
    """
    try:
        part = (thresholds() if document is None else document)[key]
        found = {str(name): Threshold(**bound) for name, bound in part.items()}
    except (OSError, KeyError, TypeError, AttributeError, YAMLError) as error:
        raise ThresholdError(f"{THRESHOLDS.name}: cannot read `{key}` ({error})") from error
    for name, bound in found.items():
        if (bound.least is None) == (bound.most is None):
            raise ThresholdError(f"{THRESHOLDS.name}: `{name}` needs either `least` or `most`")
    return found


def judge(where: str, figures: Iterable[tuple[str, float]], targets: Mapping[str, Threshold]) -> list[Judged]:
    """Put figures beside their thresholds.

    Raises:
        ThresholdError: when a figure has none: what nobody judges could slip away.
    """
    judged = []
    for name, value in figures:
        if name not in targets:
            raise ThresholdError(f"there is no threshold for `{name}`")
        judged.append(Judged(where, name, value, targets[name]))
    return judged
