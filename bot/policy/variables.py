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
        ("identity_card", "papers", "yes_no", "居民身份证"),
        ("proof_of_address", "papers", "yes_no", "居住地住址证明"),
        ("proof_of_work", "papers", "yes_no", "就业证明"),
        ("proof_of_schooling", "papers", "yes_no", "就读证明"),
        ("owner_consent", "papers", "yes_no", "房屋所有权人同意落户"),
        ("registered_poor", "status", "yes_no", "建档立卡（含脱贫户）"),
        ("subsistence_allowance", "status", "yes_no", "低保对象"),
        ("destitute", "status", "yes_no", "特困人员"),
        ("disabled", "status", "yes_no", "残疾"),
        ("disability_grade", "status", "grade", "残疾等级"),
        ("veteran", "status", "yes_no", "退役军人"),
        ("orphan", "status", "yes_no", "孤儿"),
        ("left_behind", "status", "yes_no", "留守儿童"),
        ("rural_origin", "status", "yes_no", "从农村牧区出来（农业转移人口）"),
        ("lives_here", "status", "yes_no", "在当地工作、居住或生活"),
        ("able_to_work", "status", "yes_no", "有劳动能力"),
        ("serious_illness", "status", "yes_no", "患有大病"),
        ("chronic_illness", "status", "yes_no", "患有慢性病"),
        ("mental_illness", "status", "yes_no", "有精神障碍"),
        ("hospital_in_county", "status", "yes_no", "在本县（市、区）内住院"),
        ("land_taken", "status", "yes_no", "被征地农民"),
        ("homeless", "status", "yes_no", "生活无着流浪乞讨"),
        ("employed", "employment", "yes_no", "在就业"),
        ("labour_contract", "employment", "yes_no", "签了劳动合同"),
        ("flexible_employment", "employment", "yes_no", "灵活就业"),
        ("self_employed", "employment", "yes_no", "个体经营"),
        ("unemployed", "employment", "yes_no", "失业"),
        ("retired", "employment", "yes_no", "退休"),
        ("employment_months", "employment", "months", "工作的月数"),
        ("same_employer_months", "employment", "months", "在同一单位连续工作的月数"),
        ("stable_work", "employment", "yes_no", "合法稳定就业"),
        ("civil_servant", "employment", "yes_no", "国家机关或事业单位工作人员"),
        ("fund_employer", "employment", "yes_no", "单位设有住房公积金"),
        ("contract_expired", "employment", "yes_no", "劳动合同期满未续订"),
        ("contract_ended", "employment", "yes_no", "劳动合同提前解除"),
        ("wants_work", "employment", "yes_no", "有就业意愿"),
        ("wants_training", "employment", "yes_no", "有培训意愿"),
        ("starting_business", "employment", "yes_no", "自主创业"),
        ("returned_home", "employment", "yes_no", "返乡就业创业"),
        ("skilled_worker", "employment", "yes_no", "技术工人"),
        ("occupational_hazard", "employment", "yes_no", "工作中接触职业病危害"),
        ("hires_hard_to_place", "employment", "yes_no", "用人单位招用了就业困难人员"),
        ("student", "schooling", "yes_no", "在校学生"),
        ("college_graduate", "schooling", "yes_no", "高校毕业生"),
        ("college_student", "schooling", "yes_no", "在校大学生"),
        ("vocational_graduate", "schooling", "yes_no", "职业院校毕业生"),
        ("returned_student", "schooling", "yes_no", "留学归国人员"),
        ("compulsory_schooling", "schooling", "yes_no", "在读小学或初中"),
        ("senior_student", "schooling", "yes_no", "在读普通高中"),
        ("technical_student", "schooling", "yes_no", "在读技工院校"),
        ("continuous_schooling", "schooling", "yes_no", "在当地连续就读"),
        ("school_stage", "schooling", "stage", "就读学段"),
        ("school_grade", "schooling", "grade", "年级"),
        ("school_entry", "schooling", "stage", "将要入读的学段"),
        ("home_owned", "housing", "yes_no", "在当地有自有住房"),
        ("home_rented", "housing", "yes_no", "租房居住"),
        ("legal_home", "housing", "yes_no", "合法稳定住所"),
        ("fixed_home", "housing", "yes_no", "固定的住所"),
        ("children", "family", "count", "子女数"),
        ("married", "family", "yes_no", "已婚"),
        ("single_parent", "family", "yes_no", "单亲"),
        ("pregnant", "family", "yes_no", "怀孕"),
        ("family_of_rural", "family", "yes_no", "农村牧区籍人员的配偶、子女、孙子女或双方父母"),
        ("lives_with_family", "family", "yes_no", "与落户的家人共同居住生活"),
        ("whole_family_moved", "family", "yes_no", "举家迁徙"),
        ("income_month", "income", "yuan", "月收入"),
        ("sudden_hardship", "income", "yes_no", "遭遇突发的临时生活困难"),
    ]
    rows += [
        ("retirement_age", "age", "yes_no", "达到法定退休年龄"),
        ("pension_received", "insurance", "yes_no", "已领取基本养老保险待遇"),
        ("local_medical", "insurance", "yes_no", "参加了当地的医保"),
        ("rural_medical", "insurance", "yes_no", "在农村参加了医保"),
        ("employer_paid_unemployment", "insurance", "yes_no", "单位缴了失业保险"),
        ("pension_within_province", "insurance", "yes_no", "企业职工养老保险在省内转移"),
    ]
    for name, label in INSURANCES.items():
        rows += [(name, "insurance", "yes_no", f"在缴{label}"), (f"{name}_months", "insurance", "months", f"{label}缴费月数")]
    return tuple(Variable(*row) for row in rows)


VARIABLES = {variable.name: variable for variable in _table()}
