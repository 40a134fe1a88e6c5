"""Look up the directory's bodies at the asker's place and above it, once for the steps that name them."""

from bot.answer.bodies import LocalBodies
from bot.answer.work import Tools, Work


def find_bodies(work: Work, tools: Tools) -> None:
    codes = [region.code for region in tools.gazetteer.chain(work.region.code)] if work.region else []
    work.bodies = LocalBodies(tools.directory.at(codes), tools.departments, tools.gazetteer)
