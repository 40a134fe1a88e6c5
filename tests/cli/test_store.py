"""`xinshimin store build`."""


def test_the_store_is_built_once_and_again_only_when_forced(run):
    assert "政策库已建好：130 条" in run("store", "build").output
    assert "政策库已是最新" in run("store", "build").output
    assert "政策库已建好：130 条" in run("store", "build", "--force").output


def test_a_changed_policy_makes_the_store_stale(run, tmp_path, monkeypatch):
    import shutil

    from bot.settings import ROOT

    shutil.copytree(ROOT / "policies", tmp_path / "policies")
    monkeypatch.setenv("XINSHIMIN_POLICIES", str(tmp_path / "policies"))
    run("store", "build")
    facts = tmp_path / "policies" / "150200-baotou" / "baotou-2024-47" / "policy.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("非属地户籍随迁子女入学以", "非属地户籍随迁子女入学依"), encoding="utf-8")
    result = run("store", "build")
    assert "不在条款原文里" in str(result.exception)
