"""The graph runs as Dask would run it."""

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner

from bot.nlu import graph_runner

RASA = DaskGraphRunner.run
RUNS = []


class Add(GraphComponent):
    """Adds what it needs to a number of its own."""

    def __init__(self, config):
        self._more = config["more"]

    @staticmethod
    def get_default_config():
        return {"more": 0}

    @classmethod
    def create(cls, config, model_storage, resource, execution_context):
        return cls(config)

    def run(self, **given):
        RUNS.append(self._more)
        return sum(given.values()) + self._more

    def fail(self, **given):
        raise RuntimeError("broken")


def node(more, fn="run", target=False, **needs):
    return SchemaNode(needs=needs, uses=Add, constructor_name="create", fn=fn, config={"more": more}, eager=True, is_target=target)


@pytest.fixture
def runner():
    nodes = {
        "left": node(1, given="number"),
        "right": node(10, given="number", other="left"),
        "both": node(100, one="left", two="right", target=True),
        "apart": node(1000),
        "broken": node(0, fn="fail"),
        "lacking": node(0, given="nothing"),
    }
    RUNS.clear()
    schema = GraphSchema(nodes)
    return DaskGraphRunner(schema, None, ExecutionContext(schema))


@pytest.mark.parametrize("run", [graph_runner.run, RASA])
def test_targets_get_what_their_nodes_return(runner, run):
    assert run(runner, {"number": 5}, ["both"]) == {"both": 6 + 21 + 100}
    assert run(runner, {"number": 7}, ["right", "apart"]) == {"right": 25, "apart": 1000}
    assert run(runner, {"number": 5}, ["both"]) == {"both": 127}


def test_each_node_runs_once_and_none_that_is_not_needed(runner):
    graph_runner.run(runner, {"number": 5}, ["both"])
    assert sorted(RUNS) == [1, 10, 100]


@pytest.mark.parametrize("run", [graph_runner.run, RASA])
@pytest.mark.parametrize(
    ("inputs", "targets"), [({"number": 1}, ["broken"]), ({}, ["both"]), ({"number": 1}, ["lacking"]), ({"left": "left"}, ["left"])]
)
def test_what_goes_wrong_is_told_as_rasa_tells_it(runner, run, inputs, targets):
    with pytest.raises(Exception) as caught:
        run(runner, inputs, targets)
    assert type(caught.value).__name__ in ("GraphRunError", "GraphComponentException")


def test_an_input_cannot_take_the_place_of_a_node(runner):
    with pytest.raises(GraphRunError):
        graph_runner.run(runner, {"left": 1, "number": 2}, ["both"])
