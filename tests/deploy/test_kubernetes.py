"""The Kubernetes manifests: built by kubectl, compared with the schemas of Kubernetes, and looked at for what must hold."""

import copy

import pytest
import yaml

from tests.deploy.conftest import ROOT

FOLDER = ROOT / "deploy" / "kubernetes"
OVERLAYS = ("city", "province")
VERSIONS = ("1.30", "1.37")  # the oldest that is meant to do, and a new one


@pytest.fixture(scope="module")
def built(tool):
    """The objects of every overlay."""
    return {name: list(yaml.safe_load_all(tool("kubectl", "kustomize", FOLDER / "overlays" / name))) for name in OVERLAYS}


@pytest.fixture(params=OVERLAYS)
def objects(request, built):
    return built[request.param]


def of_kind(objects, *kinds):
    return {one["metadata"]["name"]: one for one in objects if one["kind"] in kinds}


def pods(objects):
    nightly = {name: one["spec"]["jobTemplate"]["spec"]["template"] for name, one in of_kind(objects, "CronJob").items()}
    return nightly | {name: one["spec"]["template"] for name, one in of_kind(objects, "Deployment", "StatefulSet", "Job").items()}


def selected(selector, labels):
    return all(labels.get(key) == value for key, value in (selector.get("matchLabels") or {}).items())


@pytest.mark.parametrize("version", VERSIONS)
def test_every_object_fits_the_schema_of_its_kind(objects, check_kubernetes, version):
    assert len(objects) > 20
    check_kubernetes(objects, version)


def test_the_schemas_notice_what_is_wrong(built, check_kubernetes):
    wrong = copy.deepcopy(of_kind(built["city"], "Deployment")["dialogue"])
    wrong["spec"]["template"]["spec"]["containers"][0]["livenessProb"] = {}
    with pytest.raises(AssertionError, match="livenessProb"):
        check_kubernetes([wrong], VERSIONS[0])


def test_every_container_is_an_ordinary_user_on_a_read_only_root_with_bounds(objects):
    for name, pod in pods(objects).items():
        spec = pod["spec"]
        assert spec["securityContext"]["runAsNonRoot"] and spec["securityContext"]["runAsUser"] > 0, name
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"} and not spec["automountServiceAccountToken"], name
        for container in spec["containers"]:
            context = container["securityContext"]
            assert context["readOnlyRootFilesystem"] and not context["allowPrivilegeEscalation"], name
            assert context["capabilities"] == {"drop": ["ALL"]}, name
            assert container["resources"]["limits"]["memory"] and container["resources"]["requests"]["cpu"], name


def test_what_is_mounted_is_there(objects):
    """ConfigMaps by the names that kubectl gave them, every file of nginx, and the two secrets that the site makes."""
    maps = of_kind(objects, "ConfigMap")
    for name, pod in pods(objects).items():
        volumes = pod["spec"]["volumes"]
        assert {mount["name"] for c in pod["spec"]["containers"] for mount in c["volumeMounts"]} <= {
            *(volume["name"] for volume in volumes),
            "data",  # that of PostgreSQL is claimed
        }, name
        secrets = {volume["secret"]["secretName"] for volume in volumes if "secret" in volume}
        assert secrets <= {"xinshimin", "xinshimin-tls"}, name
        for source in [one["configMap"] for volume in volumes for one in volume.get("projected", {}).get("sources", [])]:
            assert {item["key"] for item in source["items"]} == set(maps[source["name"]]["data"]), name
        for container in pod["spec"]["containers"]:
            assert all(one["configMapRef"]["name"] in maps for one in container.get("envFrom", ())), name
    mounted = {item["path"] for s in _sources(objects) for item in s["items"] if not item["path"].startswith("site/")}
    folder = ROOT / "deploy" / "nginx"
    assert mounted == {file.relative_to(folder).as_posix() for file in folder.rglob("*.conf") if "site.example" not in file.parts}


def _sources(objects):
    volumes = pods(objects)["nginx"]["spec"]["volumes"]
    return [one["configMap"] for volume in volumes for one in volume.get("projected", {}).get("sources", [])]


def test_a_change_of_the_model_takes_no_worker_away_before_another_is_ready(objects):
    """And what goes has time: it gets no visitors first, then ends its turns, its action server after it."""
    for name in ("dialogue", "desk", "nginx"):
        deployment = of_kind(objects, "Deployment")[name]
        assert deployment["spec"]["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}, name
        assert all(c["readinessProbe"] for c in deployment["spec"]["template"]["spec"]["containers"]), name
    spec = pods(objects)["dialogue"]["spec"]
    waits = {c["name"]: int(c["lifecycle"]["preStop"]["exec"]["command"][1]) for c in spec["containers"]}
    stopping = 15  # seconds that Rasa's server has to stop, and a turn 6 of them
    assert waits["dialogue"] >= 5 and waits["actions"] >= waits["dialogue"] + stopping
    assert spec["terminationGracePeriodSeconds"] > waits["actions"] + 10


def test_selectors_select(objects):
    templates = pods(objects)
    for name, one in of_kind(objects, "Service", "PodDisruptionBudget").items():
        selector = one["spec"]["selector"]
        wanted = selector if one["kind"] == "Service" else selector["matchLabels"]
        found = [pod for pod in templates.values() if selected({"matchLabels": wanted}, pod["metadata"]["labels"])]
        assert len(found) == 1, name
        if one["kind"] == "Service":
            ports = {port["name"] for c in found[0]["spec"]["containers"] for port in c.get("ports", ())}
            assert {port["targetPort"] for port in one["spec"]["ports"]} <= ports, name


def test_workers_grow_with_load_and_never_below_two(built):
    for name, objects in built.items():
        scaling = of_kind(objects, "HorizontalPodAutoscaler")["dialogue"]["spec"]
        assert scaling["minReplicas"] >= 2 and scaling["maxReplicas"] > scaling["minReplicas"]
        assert "ContainerResource" in {metric["type"] for metric in scaling["metrics"]}, name
        assert "replicas" not in of_kind(objects, "Deployment")["dialogue"]["spec"]  # else applying it again would undo the growth
    metrics = of_kind(built["province"], "HorizontalPodAutoscaler")["dialogue"]["spec"]["metrics"]
    (rule,) = yaml.safe_load((FOLDER / "components" / "latency" / "adapter-rules.yaml").read_text(encoding="utf-8"))
    assert rule["name"]["as"] == metrics[0]["pods"]["metric"]["name"]


def reachable(objects, source, target, port):
    """Whether the policies let a pod of `source` come to a pod of `target` at `port`: out of the one, and into the other."""
    templates, policies = pods(objects), of_kind(objects, "NetworkPolicy").values()
    there = {port} | {p["name"] for c in templates[target]["spec"]["containers"] for p in c.get("ports", ()) if p["containerPort"] == port}
    out = _lets(policies, "Egress", templates[source], templates[target], there)
    return out and _lets(policies, "Ingress", templates[target], templates[source], there)


def _lets(policies, direction, pod, other, ports):
    mine = [
        p["spec"]
        for p in policies
        if selected(p["spec"]["podSelector"], pod["metadata"]["labels"]) and direction in p["spec"]["policyTypes"]
    ]
    assert mine  # nobody is left open
    rules = [rule for spec in mine for rule in spec.get(direction.lower(), ())]
    peers = "to" if direction == "Egress" else "from"
    return any(
        any(one["port"] in ports for one in rule.get("ports", ()))
        and (peers not in rule or any(selected(p["podSelector"], other["metadata"]["labels"]) for p in rule[peers] if "podSelector" in p))
        for rule in rules
    )


def test_who_reaches_whom(built):
    city = built["city"]
    allowed = {("nginx", "dialogue", 5005), ("nginx", "desk", 5010)}
    allowed |= {
        (one, store, port) for one in ("dialogue", "desk", "prepare", "expire") for store, port in (("postgresql", 5432), ("redis", 6379))
    }
    names = pods(city)
    asked = {"dialogue": 5005, "desk": 5010, "postgresql": 5432, "redis": 6379}
    found = {(one, other, port) for one in names for other, port in asked.items() if one != other and reachable(city, one, other, port)}
    assert found == allowed


def test_the_action_server_is_reached_from_its_own_pod_only(objects):
    for one in of_kind(objects, "Service").values():
        assert all(port["port"] != 5055 for port in one["spec"]["ports"])
    for one in of_kind(objects, "NetworkPolicy").values():
        rules = [*one["spec"].get("ingress", ()), *one["spec"].get("egress", ())]
        assert all(port["port"] != 5055 for rule in rules for port in rule.get("ports", ()))


def test_only_nginx_faces_the_world_and_the_desk_only_the_sites_own_networks(objects):
    open_ones = {name: one["spec"] for name, one in of_kind(objects, "Service").items() if one["spec"].get("type") == "LoadBalancer"}
    assert set(open_ones) == {"citizens", "operators"}
    assert open_ones["operators"]["loadBalancerSourceRanges"] and {p["targetPort"] for p in open_ones["operators"]["ports"]} == {
        "operators"
    }
    assert all(one["externalTrafficPolicy"] == "Local" for one in open_ones.values())


def test_a_city_brings_its_databases_and_a_province_has_its_own(built):
    assert {"postgresql", "redis"} <= set(pods(built["city"]))
    assert not {"postgresql", "redis"} & set(pods(built["province"]))
    assert {one["metadata"].get("namespace") for one in built["city"] if one["kind"] != "Namespace"} == {"xinshimin"}
