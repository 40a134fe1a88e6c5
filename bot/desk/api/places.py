"""Which place a caller means by a name or code."""

from bot.answer.answer import region_facts
from bot.desk.api.faults import ApiError
from bot.desk.api.parameters import clean
from bot.errors import UnknownPlaceError
from bot.regions import Gazetteer, Region, Resolver


class Places:
    """Finds places as the command line does."""

    def __init__(self, gazetteer: Gazetteer, resolver: Resolver) -> None:
        self._gazetteer, self._resolver = gazetteer, resolver

    def find(self, name: str) -> tuple[Region, ...]:
        """The place, or those that the name may mean; raises `UnknownPlaceError` where there is none."""
        name = clean(name).strip()
        if name in self._gazetteer:
            return (self._gazetteer.get(name),)
        found = self._resolver.resolve(name)
        places = (found.living,) if found.living else found.candidates
        if not places:
            raise UnknownPlaceError("".join(sign for sign in name[:40] if sign.isprintable()))
        return places

    def one(self, name: str) -> Region:
        """The one place that is meant; raises `ApiError` 409 with the candidates where there are several."""
        found = self.find(name)
        if len(found) > 1:
            names = "、".join(one.full_name for one in found[:5])
            raise ApiError(
                409, "ambiguous_region", f"这个地名有几处：{names}；请写全名或代码。", candidates=[region_facts(one) for one in found]
            )
        return found[0]

    def chain(self, name: str | None) -> tuple[str, ...] | None:
        """Codes of the place and all above it; None where none is asked for."""
        return None if name is None else tuple(one.code for one in self._gazetteer.chain(self.one(name).code))
