"""`python -m tests.fuzz SECONDS`: atheris looks for inputs that take new paths through each target, for so many seconds each.

A target that breaks leaves its input as `crash-…` in the folder that is printed, and the run fails.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz.seeds import FILES, WEB, WECHAT

LARGEST, SLOWEST, MEMORY = 32_768, 60, 3_000  # bytes of an input, seconds for one, MB of the process
SEEDS = {
    "importer": list(FILES.values()),
    "wechat": [WECHAT.encode()],
    "web": [json.dumps(WEB).encode()],
    "rest": [json.dumps(WEB).encode()],
}


def main(seconds: int) -> int:
    """Run each target in a process of its own; 0 where none broke."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-found-", dir="/tmp"))
    broken = []
    for name, seeds in SEEDS.items():
        corpus = folder / name
        corpus.mkdir()
        for number, seed in enumerate(seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
        options = [f"-max_total_time={seconds}", f"-max_len={LARGEST}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MEMORY}"]
        command = [sys.executable, "-m", "tests.fuzz", "target", name, *options, f"-artifact_prefix={folder}/{name}-", str(corpus)]
        if subprocess.run(command, check=False).returncode:
            broken.append(name)
    print(f"输入存在 {folder}；出错的目标：{'、'.join(broken) or '没有'}。")
    return 1 if broken else 0


def one(name: str, options: list[str]) -> None:
    """Run a target in this process until it breaks or its time is over."""
    import atheris

    from bot.nlu import hollow

    hollow.install()
    with atheris.instrument_imports(include=["bot.importer", "bot.wechat", "bot.channels", "bot.language"]):
        import bot.channels.web.bodies  # noqa: F401 (the target imports it when it runs, too late to be looked into)
        from tests.fuzz.targets import TARGETS
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "target":
        one(sys.argv[2], sys.argv[3:])
    else:
        sys.exit(main(int(sys.argv[1])))
