"""What the build fails on: a finding that nobody accepted, and an acceptance that fits nothing any more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from deploy.audit.accepted import LONGEST_DAYS, Accepted
from deploy.audit.advisories import Finding
from deploy.audit.packages import Package


@dataclass(frozen=True)
class Verdict:
    """`faults` fail the build, one sentence each; of `unknown` nothing could be learned."""

    faults: list[str]
    unknown: list[Package]
    accepted: int
    looked_at: int


def judge(found: Mapping[Package, Sequence[Finding] | None], accepted: Sequence[Accepted], today: date) -> Verdict:
    """Compare what was found with what was accepted. Where nothing could be learned only what needs no network is judged."""
    known = {package: findings for package, findings in found.items() if findings is not None}
    findings = [finding for several in known.values() for finding in several]
    new = [finding for finding in findings if not _is_accepted(finding, accepted)]
    return Verdict(
        faults=[_sentence(finding) for finding in new] + _stale(accepted, found, known, today),
        unknown=sorted(set(found) - set(known)),
        accepted=len(findings) - len(new),
        looked_at=len(known),
    )


def _is_accepted(finding: Finding, accepted: Iterable[Accepted]) -> bool:
    return any(one.package == finding.package and finding.names & set(one.ids) for one in accepted)


def _sentence(finding: Finding) -> str:
    package, fixed = finding.package, "、".join(finding.fixed_in) or "还没有"
    return (
        f"{package.name} {package.version}：{finding.name} {finding.summary}（已修复的版本：{fixed}）；请升级，或查清后写进 accepted.yml。"
    )


def _stale(
    accepted: Sequence[Accepted],
    found: Mapping[Package, object],
    known: Mapping[Package, Sequence[Finding]],
    today: date,
) -> list[str]:
    faults = []
    for one in accepted:
        name = f"{one.package.name} {one.package.version}"
        if one.package not in found:
            faults.append(f"{name}：已不是锁定的版本，请把它从 accepted.yml 删去，新版本另查。")
        if one.until < today:
            faults.append(f"{name}：{'、'.join(one.ids)} 只接受到 {one.until}，请重新查一遍。")
        if one.until > today + timedelta(days=LONGEST_DAYS):
            faults.append(f"{name}：until 最多一年，{one.until} 太远。")
        if one.package in known:
            reported = frozenset[str]().union(*(finding.names for finding in known[one.package]))
            faults += [f"{name}：{flaw} 已不再报告，请从 accepted.yml 删去。" for flaw in one.ids if flaw not in reported]
    return faults
