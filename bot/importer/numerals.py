"""Chinese numerals as they number the parts of a notice."""

DIGITS = "一二三四五六七八九"
NUMERAL = r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
SCANNED = r"(?:[一二三四五六七八九-]?[十+][一二三四五六七八九-]?|[一二三四五六七八九-])"


def number_of(numeral: str) -> int:
    """Value of 一 … 九十九; raises ValueError for anything else. A `-` is a scanned 一, a `+` a scanned 十: `(+-)` is （十一）."""
    text = numeral.replace("-", "一").replace("+", "十")
    tens, ten, units = text.rpartition("十")
    if ten and len(tens) <= 1 and len(units) <= 1:
        return 10 * (DIGITS.index(tens) + 1 if tens else 1) + (DIGITS.index(units) + 1 if units else 0)
    if len(text) == 1:
        return DIGITS.index(text) + 1
    raise ValueError(numeral)


def numeral_of(number: int) -> str:
    """一 … 九十九 for 1 … 99; raises ValueError outside."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, units = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens - 1]) + ("十" if tens else "") + (DIGITS[units - 1] if units else "")
