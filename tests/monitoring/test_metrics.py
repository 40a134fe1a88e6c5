"""What is counted is shown in Prometheus's format, under the names that the board and the rules use."""

from prometheus_client.parser import text_string_to_metric_families

from bot.monitoring import metrics


def shown(name):
    families = text_string_to_metric_families(metrics.exposition().decode())
    return {tuple(sample.labels.values()): sample.value for family in families for sample in family.samples if sample.name == name}


def test_what_is_counted_is_shown():
    before = shown("xinshimin_turns_total").get(("rest", "answered"), 0)
    metrics.TURNS.labels("rest", "answered").inc()
    assert shown("xinshimin_turns_total")[("rest", "answered")] == before + 1


def test_one_model_answers():
    metrics.use_model("a1")
    metrics.use_model("b2")
    assert shown("xinshimin_model_info") == {("b2",): 1}


def test_the_bounds_of_a_turn_hold_the_goals_of_the_product():
    assert {0.15, 1.5, 4.0, 5.0} <= set(metrics.SECONDS) and list(metrics.SECONDS) == sorted(metrics.SECONDS)


def test_the_names_are_of_the_product_and_say_what_they_are():
    for one in metrics.COUNTED:
        (family,) = one.describe()
        assert family.name.startswith("xinshimin_") and family.documentation.endswith(".")


def test_an_error_that_rings_at_once_is_counted_from_nothing():
    metrics.begin_counts()
    assert {(name,) for name in metrics.ALERTED} <= shown("xinshimin_errors_total").keys()
