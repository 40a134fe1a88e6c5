"""Of whom a clause of a message speaks: the asker, or a relative or another person named before the fact."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.policy.variables import Subject

_OWN = r"(?:我们?|俺们?|咱们?|他们?|她|其|来电人|市民|诉求人)?(?:家|屋头|屋里头?)?的?"
_KIN: dict[Subject, str] = {
    "spouse": r"老公|老婆|媳妇儿?|丈夫|妻子|爱人|堂客|婆娘|婆姨|对象|配偶|男人(?!的)|女人(?!的)|(?:孩子|娃儿?)(?:他|她)?[爸爹妈娘]",
    "grandchild": r"外?孙子|外?孙女儿?|孙娃|孙儿",
    "parent": r"(?<!单亲)(?<!单亲妈)(?<!宝)(?:公公|婆婆|岳[父母]|丈母娘|老丈人|爸妈|父母|爸爸?|妈妈?(?!妈)|爹|娘(?!子)|父亲|"
    r"母亲|老汉儿?|老娘|老爹|(?:家里?的?)?老人家?)"
    r"|(?:孩子|娃儿?)(?:的)?(?:爷爷|奶奶|外公|外婆)",
    "child": r"(?<!单亲)(?:娃娃|娃儿|娃子|娃|孩子(?!气)|小孩儿?|小朋友|儿子|女儿|闺女|姑娘|丫头|崽崽?|囡囡?|幺儿|宝宝|仔|"
    r"老[大二三](?!爷|伯)|[大小]的(?=[^，。]{0,3}[\d一二三四五六七八九十读上在]))",
    "sibling": r"哥哥|弟弟|姐姐|妹妹|(?<=[我他她俺家])[哥弟姐妹](?!们)|兄弟(?!们)",
    "other": r"有的还?(?=是)|有些人?|爷爷|奶奶|外公|外婆|姥姥|姥爷|叔叔?|伯伯?|舅舅?|姑姑?(?!娘)|姨|婶|亲戚|邻居|同事|工友|老乡|朋友|室友|"
    r"表[哥弟姐妹]|堂[哥弟姐妹]|侄[子女儿]|外甥女?",
    "household": r"全家|一家[人子老小]?|我们家|俺家|咱家|我家(?=[^，。]{0,4}(?:收入|一个?月|每月|一年))|家庭|"
    r"家里(?=[^，。]{0,4}(?:收入|一个?月|每月|一年))"
    r"|(?:我们)?(?:两口子|夫妻(?:两个|俩|双方)?|小两口)",
}
_ASKER = r"我们?|俺们?|咱们?|额|偶|吾|本人|自己|来电人|来访人|诉求人|市民|群众|老子|俺个儿"
_PRONOUN = r"他|她(?!们)"
# Who is only along (带着娃, 跟老公都…), or only reports (同事说), is not of whom the clause speaks.
_ALONG = re.compile(r"(?:带着?|带起|带了|领着|养着?|跟着?|和|与|同|陪着?|靠|对|照顾|随|伺候|供)(?:[两俩仨一二三四\d]个?|个)?$")
_REPORTS = re.compile(r"(?:们|那边)?(?:都|跟我|告诉我)?(?:说|讲|告诉)")
_TOKEN = re.compile(
    "|".join(f"(?P<{subject}>{_OWN}(?:{words}))" for subject, words in _KIN.items()) + f"|(?P<asker>{_ASKER})|(?P<pronoun>{_PRONOUN})"
)


@dataclass(frozen=True)
class Mention:
    """Somebody named in a clause at `start`."""

    start: int
    end: int
    subject: Subject


def people_in(clause: str, last: Subject) -> list[Mention]:
    """Who is named in `clause`, in order; `last` is whom the clauses before it spoke of, whom 他 or 她 takes up."""
    found: list[Mention] = []
    for match in _TOKEN.finditer(clause):
        kind = match.lastgroup or "asker"
        if kind not in ("asker", "pronoun") and (_ALONG.search(clause, 0, match.start()) or _REPORTS.match(clause, match.end())):
            continue
        subject: Subject = kind  # type: ignore[assignment]  # the groups are the subjects, and 他
        if kind == "pronoun":
            subject = "other" if last in ("asker", "household") else last
        found.append(Mention(match.start(), match.end(), subject))
    return found
