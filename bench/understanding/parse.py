"""Read messages with a trained Rasa model inside one process: `python -m bench.understanding.parse MODEL MESSAGES RESULT`.

Runs in the environment of either system. MESSAGES is a JSON list of texts; RESULT gets the rankings and milliseconds as JSON.
After each message a line with its number goes to standard output.
"""

import asyncio
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from bot.nlu import hollow

WARM_UP = "预热，成都公租房怎么申请"
RANKED = 10


async def read_all(model: str, texts: list[str]) -> dict[str, Any]:
    """Load the model, read every text and return what came out, with the milliseconds of each, on the clock and of all cores together."""
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    for _ in range(3):
        await agent.parse_message(WARM_UP)
    rankings, milliseconds, processor = [], [], []
    for number, text in enumerate(texts, start=1):
        started, worked = time.perf_counter(), time.process_time()
        parsed = await agent.parse_message(text)
        milliseconds.append((time.perf_counter() - started) * 1000)
        processor.append((time.process_time() - worked) * 1000)
        rankings.append([(one["name"], one["confidence"]) for one in parsed["intent_ranking"][:RANKED]])
        print(number, flush=True)
    return {"rankings": rankings, "milliseconds": milliseconds, "processor": processor}


def main(model: str, messages: str, result: str) -> None:
    """Read the messages and write the result."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    hollow.install()
    found = asyncio.run(read_all(model, json.loads(Path(messages).read_text(encoding="utf-8"))))
    Path(result).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
