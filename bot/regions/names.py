"""How people shorten an official name: 四川省→四川, 凉山彝族自治州→凉山, 凉山州, 双流区→双流, 双流县."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .region import Region

_PEOPLES = (
    "壮族|回族|满族|维吾尔|苗族|彝族|土家族|藏族|蒙古族|蒙古|侗族|布依族|瑶族|白族|朝鲜族|哈尼族|黎族|哈萨克族|哈萨克|傣族|畲族|傈僳族|"
    "东乡族|仡佬族|拉祜族|佤族|水族|纳西族|羌族|土族|仫佬族|锡伯|柯尔克孜|景颇族|达斡尔族|撒拉族|布朗族|毛南族|塔吉克|普米族|怒族|"
    "独龙族|裕固族|保安族|各族|鄂温克族"
)
_AUTONOMOUS = re.compile(rf"(?<=..)(?:{_PEOPLES})+(自治区|自治州|自治县|自治旗|区)$")
_SUFFIXES = ("特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区", "省", "市", "区", "县", "盟", "旗")
_BANNER_SIDES = "前后左右中"


def stem(name: str) -> str:
    """Return the name without its kind and its peoples: 阿坝藏族羌族自治州 → 阿坝, 赵县 → 赵, 浦东新区 → 浦东新."""
    short = _AUTONOMOUS.sub("", name)
    if short != name:
        return short
    suffix = next((s for s in _SUFFIXES if name.endswith(s)), "")
    return name.removesuffix(suffix)


def bare(region: Region) -> str | None:
    """Return the name as said without its kind, or None where nobody would say it (赵县, 巴林左旗)."""
    short = stem(region.name)
    if len(short) < 2 or (region.name.endswith("旗") and short[-1] in _BANNER_SIDES):
        return None
    return short


def place_names(regions: Iterable[Region]) -> frozenset[str]:
    """Names to keep whole where text is cut into words: official ones of three signs or more, and provinces and cities for short."""
    official = {region.name for region in regions if len(region.name) > 2}
    return frozenset(official | {short for region in regions if region.level in ("province", "city") and (short := bare(region))})


def variants(region: Region) -> tuple[str, ...]:
    """Return names with another kind at their end, as people say them after a county became a district, or for short."""
    short = bare(region)
    if short is None or region.level == "zone":
        return ()
    kinds = _kinds(region)
    return tuple(short + kind for kind in kinds if short + kind != region.name and not (short + kind).endswith(("城市", "山区")))


def _kinds(region: Region) -> tuple[str, ...]:
    if region.name.endswith("自治州"):
        return ("州", "自治州")
    if region.level == "city":
        return ("地区", "市")
    if region.level != "county":
        return ()
    if region.name.endswith("自治旗") or region.name.endswith("旗"):
        return ("旗",)
    if region.name.endswith("自治县"):
        return ("县", "自治县")
    return ("县", "市", "区") if not region.name.endswith("新区") else ()
