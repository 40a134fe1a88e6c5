"""The alert rules, the board and the scrape configurations: evaluated by Prometheus, and compared with what the processes show."""

import json
import re
import subprocess
from pathlib import Path

import promql_parser
import pytest
import yaml

from bot.monitoring.gauges import LOOKED_UP
from bot.monitoring.metrics import ALERTED, COUNTED
from tests.deploy.conftest import ROOT

FOLDER = ROOT / "deploy" / "monitoring"
RINGS = Path(__file__).with_name("alerts.test.yml")
OF_PROMETHEUS = {"up", "process_resident_memory_bytes", "process_cpu_seconds_total"}
SUFFIXES = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
NAME = re.compile(r"(?<![\w\"=~])(up|(?:xinshimin|process)_\w+)(?=[{\[)\s]|$)")
WRITTEN = re.compile(r"log\.(?:error|exception)\(\"([a-z_.]+)\"")


def known():
    """Every metric that a process shows, with the labels that its samples carry."""
    found = {name: {"job", "instance"} for name in OF_PROMETHEUS}
    for one in COUNTED:
        (family,) = one.describe()
        for suffix in SUFFIXES[family.type]:
            found[family.name + suffix] = {*one._labelnames, "job", "instance", *(["le"] if suffix == "_bucket" else [])}
    return found | {one.name: {"job", "instance", *filter(None, [one.label])} for one in LOOKED_UP}


@pytest.fixture(scope="module")
def alerts():
    (group,) = yaml.safe_load((FOLDER / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    return group["rules"]


@pytest.fixture(scope="module")
def board():
    return json.loads((FOLDER / "board.json").read_text(encoding="utf-8"))


def of_board(board):
    return [target["expr"] for panel in board["panels"] for target in panel["targets"]]


def check(expression):
    promql_parser.parse(expression)
    names, metrics = NAME.findall(expression), known()
    assert names, expression
    assert set(names) <= metrics.keys(), expression
    labels = {label for name in names for label in metrics[name]}
    used = re.findall(r"(\w+)(?:=~|!~|!=|=)\"", expression)
    used += [name for group in re.findall(r"by \(([^)]*)\)", expression) for name in re.split(r",\s*", group)]
    assert set(used) <= labels, expression


def test_every_rule_asks_for_what_the_processes_show(alerts):
    for rule in alerts:
        check(rule["expr"])


def test_every_panel_asks_for_what_the_processes_show(board):
    for expression in of_board(board):
        check(expression)


@pytest.mark.parametrize(
    "wrong", ["sum(xinshimin_turns_total", "xinshimin_turn", 'xinshimin_turns_total{chanel="web"}', "rate(xinshimin_turns[5m])"]
)
def test_the_check_notices_what_is_wrong(wrong):
    with pytest.raises((AssertionError, ValueError)):
        check(wrong)


def test_every_rule_says_how_bad_it_is_and_what_to_do(alerts):
    page = (ROOT / "docs" / "runbooks" / "alerts.md").read_text(encoding="utf-8")
    titles = re.findall(r"^## (\w+)$", page, re.MULTILINE)
    assert titles == [rule["alert"] for rule in alerts]
    for rule in alerts:
        assert set(rule) == {"alert", "expr", "for", "labels", "annotations"} and re.fullmatch(r"\d+[smh]", rule["for"])
        assert rule["labels"]["severity"] in ("page", "ticket") and rule["annotations"]["summary"].endswith("。")
        assert rule["annotations"]["runbook"] == f"docs/runbooks/alerts.md#{rule['alert'].lower()}"


def test_a_summary_names_only_labels_that_its_expression_leaves(alerts):
    for rule in alerts:
        left = re.search(r"by \(([^)]*)\)", rule["expr"])
        labels = set(re.split(r",\s*", left[1])) if left else {"job", "instance"}
        assert set(re.findall(r"\$labels\.(\w+)", rule["annotations"]["summary"])) <= labels, rule["alert"]


@pytest.fixture
def evaluated(alerts, tmp_path):
    """Whether all is as `alerts.test.yml` says with these rules, each changed as the test says; and what Prometheus said."""

    def run(change=lambda rule: rule):
        rules = {"groups": [{"name": "xinshimin", "rules": [change(dict(rule)) for rule in alerts]}]}
        (tmp_path / "alerts.yml").write_text(yaml.safe_dump(rules, allow_unicode=True), encoding="utf-8")
        (tmp_path / "alerts.test.yml").write_bytes(RINGS.read_bytes())
        command = ["promtool", "test", "rules", "alerts.test.yml"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.returncode == 0, done.stdout + done.stderr

    return run


def test_every_alert_rings_after_its_time_with_its_words_and_on_a_good_day_none_does(evaluated):
    passed, said = evaluated()
    assert passed, said


def test_every_alert_is_among_those_that_ring(alerts):
    groups = yaml.safe_load(RINGS.read_text(encoding="utf-8"))["tests"]
    ringing = {
        (rule["alertname"], one["exp_annotations"]["runbook"], one["exp_labels"]["severity"])
        for group in groups
        for rule in group.get("alert_rule_test", ())
        for one in rule["exp_alerts"]
    }
    assert ringing == {(rule["alert"], rule["annotations"]["runbook"], rule["labels"]["severity"]) for rule in alerts}


def test_an_alert_that_stays_silent_or_rings_too_early_is_noticed(evaluated, alerts):
    never, said = evaluated(lambda rule: rule | {"expr": "vector(0) > 1"})
    assert not never and {rule["alert"] for rule in alerts} <= set(re.findall(r"alertname: (\w+)", said))
    at_once, said = evaluated(lambda rule: rule | {"for": "0s"})
    assert not at_once and {rule["alert"] for rule in alerts if rule["for"] != "0m"} <= set(re.findall(r"alertname: (\w+)", said))


def test_errors_that_ring_at_once_are_written_somewhere_and_counted_from_nothing(alerts):
    asked = {name for rule in alerts for names in re.findall(r'name=~?"([^"]+)"', rule["expr"]) for name in names.split("|")}
    written = {
        name for folder in ("bot", "actions") for file in (ROOT / folder).rglob("*.py") for name in WRITTEN.findall(file.read_text("utf-8"))
    }
    assert asked == set(ALERTED) and asked <= written


def test_the_board_is_one_that_grafana_takes(board):
    assert board["uid"] and board["schemaVersion"] >= 36 and board["templating"]["list"][0]["type"] == "datasource"
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"]) > 10
    taken = set()
    for panel in board["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert at["x"] + at["w"] <= 24 and not cells & taken, panel["title"]
        taken |= cells
        assert panel["title"] and panel["datasource"] == {"type": "prometheus", "uid": "${source}"}


@pytest.mark.parametrize("name", ["prometheus.yml", "prometheus-kubernetes.yml"])
def test_every_process_is_asked_where_it_answers(name):
    config = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    jobs = {job["job_name"]: job.get("metrics_path", "/metrics") for job in config["scrape_configs"]}
    assert jobs == {"xinshimin-dialogue": "/metrics", "xinshimin-actions": "/metrics/actions", "xinshimin-desk": "/metrics"}
    assert config["rule_files"] == ["alerts.yml"]


def test_one_machine_asks_the_ports_of_its_units():
    config = yaml.safe_load((FOLDER / "prometheus.yml").read_text(encoding="utf-8"))
    asked = {target for job in config["scrape_configs"] for one in job["static_configs"] for target in one["targets"]}
    upstreams = (ROOT / "deploy" / "nginx" / "site.example" / "upstreams.conf").read_text(encoding="utf-8")
    assert asked == set(re.findall(r"server (127\.0\.0\.1:\d+)", upstreams))


def test_the_autoscaler_asks_for_what_the_workers_show():
    (rule,) = yaml.safe_load((ROOT / "deploy/kubernetes/components/latency/adapter-rules.yaml").read_text(encoding="utf-8"))
    assert rule["seriesQuery"].partition("{")[0] in known()


def test_nginx_names_none_of_the_addresses_of_monitoring():
    for file in (ROOT / "deploy" / "nginx").rglob("*.conf"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"/metrics|/readyz|/healthz", text), file


def test_a_cluster_lets_prometheus_to_what_it_asks_and_to_nothing_else():
    policy = yaml.safe_load((ROOT / "deploy/kubernetes/components/monitoring/network.yaml").read_text(encoding="utf-8"))["spec"]
    config = yaml.safe_load((FOLDER / "prometheus-kubernetes.yml").read_text(encoding="utf-8"))
    asked = {tuple(job["relabel_configs"][0]["regex"].split(";")) for job in config["scrape_configs"]}
    (expression,) = policy["podSelector"]["matchExpressions"]
    (rule,) = policy["ingress"]
    assert set(expression["values"]) == {name for name, _ in asked}
    assert {str(port["port"]) for port in rule["ports"]} == {port for _, port in asked} and policy["policyTypes"] == ["Ingress"]
