"""`uv export --frozen --no-hashes --no-emit-project | python -m deploy.audit`: fails where a known flaw has not been accepted.

Asks PyPI, or the same interface of a mirror that `AUDIT_URL` names. Where that does not answer it says so and fails only on what needs no
network.
"""

import os
import sys
from datetime import date

from deploy.audit.accepted import FILE, read_accepted
from deploy.audit.advisories import ADDRESS, Advisories
from deploy.audit.judging import Verdict, judge
from deploy.audit.packages import packages_of


def main() -> int:
    """Read the list from the standard input, print what was found; 0 where the build may go on."""
    try:
        packages, accepted = packages_of(sys.stdin.read()), read_accepted(FILE.read_text(encoding="utf-8"))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if not packages:
        print("依赖清单是空的，什么也没有查。", file=sys.stderr)
        return 2
    verdict = judge(Advisories(os.environ.get("AUDIT_URL") or ADDRESS).of(packages), accepted, date.today())
    _tell(verdict)
    return 1 if verdict.faults else 0


def _tell(verdict: Verdict) -> None:
    for fault in verdict.faults:
        print(fault, file=sys.stderr)
    if verdict.unknown:
        names = "、".join(one.name for one in verdict.unknown[:5])
        print(
            f"{'!' * 72}\n没有查到：{len(verdict.unknown)} 个依赖的漏洞信息取不到（{names}……），这次不算查过；\n"
            f"请在连得上 {ADDRESS} 的机器上再运行 make audit。\n{'!' * 72}",
            file=sys.stderr,
        )
    print(f"查了 {verdict.looked_at} 个依赖；已接受的漏洞 {verdict.accepted} 个，要处理的 {len(verdict.faults)} 个。")


if __name__ == "__main__":
    sys.exit(main())
