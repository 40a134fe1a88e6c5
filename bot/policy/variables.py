"""What can be known of a person: the variables that conditions of clauses are checked against, each under the field that it serves."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["yes_no", "months", "years", "count", "yuan", "grade", "stage"]
Subject = Literal["asker", "spouse", "child", "grandchild", "parent", "sibling", "household", "other"]

INSURANCES = {
    "social_insurance": "社会保险",
    "pension_insurance": "养老保险",
    "employee_pension": "职工养老保险",
    "resident_pension": "居民养老保险",
    "medical_insurance": "医疗保险",
    "employee_medical": "职工医保",
    "resident_medical": "居民医保",
    "unemployment_insurance": "失业保险",
    "work_injury_insurance": "工伤保险",
    "housing_fund": "住房公积金",
}
STAGES = ("kindergarten", "primary", "junior", "senior", "vocational", "college")


@dataclass(frozen=True)
class Variable:
    """One thing to know of a person: the `field` of `bot.policy.condition` that it decides, its unit, and what citizens call it.

    `stage` is one of `STAGES`; `grade` counts from 1 (小一) to 12 (高三), a grade of disability from 1 (the heaviest) to 4.
    """

    name: str
    field: str
    unit: Unit
    label: str


def _table() -> tuple[Variable, ...]:
    rows: list[tuple[str, str, Unit, str]] = [
        ("residence_months", "residence_months", "months", "在当地居住的月数"),
        ("age", "age", "years", "周岁"),
        ("hukou_local", "hukou", "yes_no", "户口在当地"),
        ("hukou_rural", "hukou", "yes_no", "农村户口"),
        ("hukou_moved", "hukou", "yes_no", "户口已迁出老家"),
        ("residence_permit", "papers", "yes_no", "居住证"),
        ("registered_poor", "status", "yes_no", "建档立卡（含脱贫户）"),
        ("subsistence_allowance", "status", "yes_no", "低保对象"),
        ("destitute", "status", "yes_no", "特困人员"),
        ("disabled", "status", "yes_no", "残疾"),
        ("disability_grade", "status", "grade", "残疾等级"),
        ("veteran", "status", "yes_no", "退役军人"),
        ("orphan", "status", "yes_no", "孤儿"),
        ("left_behind", "status", "yes_no", "留守儿童"),
        ("employed", "employment", "yes_no", "在就业"),
        ("labour_contract", "employment", "yes_no", "签了劳动合同"),
        ("flexible_employment", "employment", "yes_no", "灵活就业"),
        ("self_employed", "employment", "yes_no", "个体经营"),
        ("unemployed", "employment", "yes_no", "失业"),
        ("retired", "employment", "yes_no", "退休"),
        ("employment_months", "employment", "months", "工作的月数"),
        ("student", "schooling", "yes_no", "在校学生"),
        ("college_graduate", "schooling", "yes_no", "高校毕业生"),
        ("school_stage", "schooling", "stage", "就读学段"),
        ("school_grade", "schooling", "grade", "年级"),
        ("school_entry", "schooling", "stage", "将要入读的学段"),
        ("home_owned", "housing", "yes_no", "在当地有自有住房"),
        ("home_rented", "housing", "yes_no", "租房居住"),
        ("children", "family", "count", "子女数"),
        ("married", "family", "yes_no", "已婚"),
        ("single_parent", "family", "yes_no", "单亲"),
        ("pregnant", "family", "yes_no", "怀孕"),
        ("income_month", "income", "yuan", "月收入"),
    ]
    for name, label in INSURANCES.items():
        rows += [(name, "insurance", "yes_no", f"在缴{label}"), (f"{name}_months", "insurance", "months", f"{label}缴费月数")]
    return tuple(Variable(*row) for row in rows)


VARIABLES = {variable.name: variable for variable in _table()}
