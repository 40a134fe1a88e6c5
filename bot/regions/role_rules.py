"""All rules that say which part a place plays in a message, and the words for a place here that is not named.

The order of the tables does not matter: `rank` decides where several rules speak of one place.
"""

from __future__ import annotations

import re

from .rules_hukou import HUKOU, IN_PASSING, SOMEBODY_ELSE, TAKEN_BACK
from .rules_living import HINTS, LIVING, MOVES

RULES = (*TAKEN_BACK, *HUKOU, *MOVES, *LIVING, *HINTS, *SOMEBODY_ELSE, *IN_PASSING)

ELSEWHERE = re.compile(
    r"(?<!们)(?<!咱)(?<!我)(?:在|搁|喺|来|到|来到|迁至|落)(?:这边|这里|这儿|这块|这头|这座城|这个城市|外地|外面|外头|外省|城里|本地|你们这|贵地|当地|本市|我市|本区)|"
    r"外地人|不是(?:本地|当地|这里|这边)人|外来的|外来务工|外来人员|外地来|"
    r"(?:外地|异地)户口|来这|来到这"
)
