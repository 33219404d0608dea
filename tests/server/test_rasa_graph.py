"""Running Rasa's graph in order comes to the same as running it with dask."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from tests.server.stock import STOCK


class Adding(GraphComponent):
    """A node of a graph that adds what it needs and keeps count."""

    runs: ClassVar[list[str]] = []

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    def create(cls, config: dict[str, Any], *_: Any, **__: Any) -> Adding:
        """Make the node."""
        return cls(config["name"])

    def add(self, left: Any = 1, right: Any = 2) -> Any:
        """Add, and note that it was asked."""
        self.runs.append(self.name)
        return left + right


class TestGraphRun:
    """Running Rasa's graph node after node."""

    NEEDS: ClassVar[dict[str, dict[str, str]]] = {
        "top": {},
        "left": {"left": "top"},
        "right": {"left": "top", "right": "given"},
        "bottom": {"left": "left", "right": "right"},
        "aside": {"left": "left"},
    }

    @pytest.fixture
    def runner(self, tmp_path: Path) -> DaskGraphRunner:
        """A diamond of nodes with an input, and one aside of it."""
        nodes = {
            name: SchemaNode(
                needs=needs,
                uses=Adding,
                constructor_name="create",
                fn="add",
                config={"name": name},
                is_target=name in ("bottom", "aside"),
            )
            for name, needs in self.NEEDS.items()
        }
        schema = GraphSchema(nodes)
        return DaskGraphRunner.create(schema, LocalModelStorage(tmp_path), ExecutionContext(schema))

    @pytest.mark.parametrize("targets", [None, ["bottom"], ["aside"], ["bottom", "aside"], ["top"]])
    @pytest.mark.parametrize("given", [10, 0, -3])
    def test_the_same_results_each_node_once(
        self, runner: DaskGraphRunner, targets: list[str] | None, given: int, adapted: None
    ) -> None:
        Adding.runs.clear()
        stock = STOCK["graph run"][0](runner, {"given": given}, targets)
        nodes = sorted(Adding.runs)
        Adding.runs.clear()
        assert runner.run({"given": given}, targets) == stock
        assert sorted(Adding.runs) == nodes

    def test_what_a_node_raises_comes_out(self, runner: DaskGraphRunner, adapted: None) -> None:
        for run in (STOCK["graph run"][0].__get__(runner), runner.run):
            with pytest.raises(Exception, match="Error running graph component"):
                run({"given": "text"}, ["bottom"])
