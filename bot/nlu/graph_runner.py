"""The graph of a model runs node by node in an order that is worked out once.

Rasa 3.6 hands every run to Dask, which plans it anew, keeps a queue and futures for it, and runs it in this very thread: half of what a
prediction costs. It also writes all inputs into a line for the log of level DEBUG, whether or not that is kept.
"""

from typing import Any, Dict, List, Optional, Tuple

from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphNode, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner

Plan = List[Tuple[str, GraphNode, Tuple[str, ...]]]
"""Nodes in the order in which they run, each with the names of what it needs."""

PLANS = "_plans"
"""Attribute of a runner: its plans by targets."""


def install() -> None:
    """Let Rasa's runners run with `run`."""
    DaskGraphRunner.run = run


def run(self: DaskGraphRunner, inputs: Optional[Dict[str, Any]] = None, targets: Optional[List[str]] = None) -> Dict[str, Any]:
    """What Rasa's own method returns: outputs by the names of the targets; raises `GraphRunError` as it does."""
    wanted = list(targets or self._graph_schema.target_names)
    plans: Dict[Tuple[str, ...], Plan] = self.__dict__.setdefault(PLANS, {})
    if tuple(wanted) not in plans:
        plans[tuple(wanted)] = _plan(self, wanted)
    given = inputs or {}
    if any(name in self._instantiated_nodes for name in given):
        raise GraphRunError("an input has the name of a node of the graph")
    found: Dict[str, Any] = {name: (name, value) for name, value in given.items()}
    try:
        for name, node, needs in plans[tuple(wanted)]:
            found[name] = node(*(found.get(need, need) for need in needs))
    except RuntimeError as error:
        raise GraphRunError("Error running runner.") from error
    return {name: found[name][1] for name in wanted}


def _plan(runner: DaskGraphRunner, wanted: List[str]) -> Plan:
    schema: GraphSchema = runner._graph_schema.minimal_graph_schema(wanted)
    plan: Plan = []
    planned: Dict[str, bool] = {}

    def add(name: str) -> None:
        if name not in schema.nodes or planned.get(name):
            return
        if name in planned:
            raise GraphRunError(f"node '{name}' of the graph needs itself")
        planned[name] = False
        needs = tuple(schema.nodes[name].needs.values())
        for need in needs:
            add(need)
        planned[name] = True
        plan.append((name, runner._instantiated_nodes[name], needs))

    for name in wanted:
        add(name)
    return plan
