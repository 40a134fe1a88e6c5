"""Words for no, for wishing and for asking, as they stand around a fact; with those of 四川, 内蒙古西部, 江淮 and 粤语."""

import re

# No: 没有, 没得 and 莫得 (四川), 冇 (粤语), 木有 and 嘛有 (typed as spoken).
NO = r"(?:还没有?|没有|没得|莫得|莫有|冇得|冇有|冇|木有|木得|(?<!干)嘛有|么有|么得|毛得|无|未曾?|从没|呒没|弗曾|没)"
NOT = r"(?:不是|不属于|不算|并非|非|不再是|唔系|弗是|勿是|唔是|没在)"
# Before what is wished for, needed or asked about, not had: 想办居住证, 要居住证吗, 有没有居住证, 怎么交社保.
WISHED = re.compile(
    r"(?:想|要(?!是)|需要?|必须|准备|打算|怎么|怎样|咋个?|如何|(?<!只)能(?!享)|可以|可不可以|能不能|是不是|有没有|"
    r"有木有|有冇|有无|应该|办没办|交没交|没有没"
    r"|才|只有|只要|还是|凭|靠|去哪|哪里|哪儿|哪点|申请|帮忙?|开始|让|叫|给不给|得不得|时候|之前|不想|不敢)[^，]{0,5}$"
)
ASKED_AFTER = re.compile(r"(?:有没有|是不是|有无|办没办|交没交|怎么|咋|如何|要不要|吗|多少|才|有什么区别|有啥区别|补贴|能不能|可不可以)")


def wished(before: str) -> bool:
    """Whether what stands behind `before` is wished for, required or asked about."""
    return WISHED.search(before[-9:]) is not None
