"""What follows from what a citizen tells; only what cannot be otherwise is concluded, and what was told stays."""

from bot.answer.precheck.logic import Facts
from bot.language.facts import Interval
from bot.language.facts.fact import Value

# Where the first is so, the second is; where the second is not, the first is not.
IMPLIES = (
    ("employee_pension", "pension_insurance"),
    ("resident_pension", "pension_insurance"),
    ("employee_medical", "medical_insurance"),
    ("resident_medical", "medical_insurance"),
    ("employee_pension", "social_insurance"),
    ("employee_medical", "social_insurance"),
    ("unemployment_insurance", "employer_paid_unemployment"),
    ("college_student", "student"),
    ("compulsory_schooling", "student"),
    ("senior_student", "student"),
    ("technical_student", "student"),
)
# Where the first is so, the second is; no more than that.
SHOWS = (
    ("hukou_rural", "rural_origin", True),
    ("registered_poor", "rural_origin", True),  # 建档立卡 is a register of the countryside
    ("unemployed", "employed", False),
    ("flexible_employment", "employed", True),
    ("self_employed", "employed", True),
    ("labour_contract", "employed", True),
    ("home_owned", "legal_home", True),
    ("home_owned", "fixed_home", True),
)
STAGES = {
    "primary": "compulsory_schooling",
    "junior": "compulsory_schooling",
    "senior": "senior_student",
    "college": "college_student",
}
# A place where somebody has lived for some time is one where he lives.
LIVED = ("residence_months", "lives_here")


def conclude(told: Facts) -> dict[str, Value]:
    """`told` with what follows from it."""
    facts = dict(told)
    stage = facts.get("school_stage")
    if isinstance(stage, str) and stage in STAGES:
        facts.setdefault(STAGES[stage], True)
    if isinstance(facts.get(LIVED[0]), Interval):
        facts.setdefault(LIVED[1], True)
    count = -1
    while count != len(facts):
        count = len(facts)
        for first, second in IMPLIES:
            _follow(facts, first, True, second, True)
            _follow(facts, second, False, first, False)
        for first, second, value in SHOWS:
            _follow(facts, first, True, second, value)
    return facts


def _follow(facts: dict[str, Value], first: str, is_so: bool, second: str, then: bool) -> None:
    if facts.get(first) is is_so:
        facts.setdefault(second, then)
