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


LARGE = r"(?:[一二三四五六七八九十百千零〇]{1,9}|\d{1,4})"
COUNT = r"(?:[一二两三四五六七八九十]{1,3}|\d{1,3})"
UNITS = {"十": 10, "百": 100, "千": 1000}


def large_number_of(numeral: str) -> int:
    """Value of the numeral of an article (一千二百六十, 一百零三, 12); raises ValueError for what is none."""
    if numeral.isdecimal():
        return int(numeral)
    total, digit, least = 0, 0, 10_000
    for character in numeral:
        if character in UNITS:
            unit = UNITS[character]
            if unit >= least or (not digit and (unit != 10 or total)):
                raise ValueError(numeral)
            total, digit, least = total + (digit or 1) * unit, 0, unit
        elif character in DIGITS and not digit:
            digit = DIGITS.index(character) + 1
        elif character not in "零〇" or digit or not total:
            raise ValueError(numeral)
    if not total + digit:
        raise ValueError(numeral)
    return total + digit


def count_of(numeral: str) -> int:
    """Value of a count as notices write it: 5, 五, 两, 十二; raises ValueError for what is none."""
    return int(numeral) if numeral.isdecimal() else number_of(numeral.replace("两", "二"))
