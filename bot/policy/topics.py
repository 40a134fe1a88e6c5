"""The topics that a citizen can ask about: the one list that intents, annotations and answers share."""

from dataclasses import dataclass
from typing import Literal

from bot.errors import UnknownTopicError

Place = Literal["living", "hukou"]


@dataclass(frozen=True)
class Topic:
    """One matter of policy.

    `key` is the topic's name everywhere (the intent is `ask_<key>`), `label` what a citizen reads, `covers` what they mean by it,
    `excludes` what belongs to a neighbouring topic, and `place` says whose rules apply: those of the place of living, or of hukou.
    """

    key: str
    group: str
    label: str
    covers: str
    excludes: str = ""
    place: Place = "living"

    @property
    def intent(self) -> str:
        """Name of the Rasa intent that asks about this topic."""
        return f"ask_{self.key}"


TOPICS: tuple[Topic, ...] = (
    Topic(
        "employment_service",
        "employment",
        "公共就业服务",
        "找工作、职业介绍、岗位信息、职业指导、失业登记、就业困难认定和就业援助",
        excludes="培训(skills_training)、失业金(unemployment_insurance)",
    ),
    Topic(
        "skills_training", "employment", "职业技能培训", "学技术、免费培训、培训补贴、技能鉴定补贴、新型学徒制、农民工学历提升(求学圆梦)"
    ),
    Topic("startup_support", "employment", "创业扶持", "创业担保贷款、贴息、创业补贴、创业指导和创业培训"),
    Topic("employer_incentive", "employment", "用人单位招用补贴", "企业招农民工或困难人员的社保补贴、稳岗返还", excludes="个人的培训补贴"),
    Topic("wage_arrears", "employment", "欠薪维权", "拖欠工资、讨薪、劳动监察投诉、不签合同、同工同酬等劳动权益"),
    Topic("school_enrollment", "education", "随迁子女入学", "外地孩子上小学初中、转学、要什么证明", excludes="减免费用(education_aid)"),
    Topic("education_aid", "education", "学生资助", "免学费、助学金、三免一补、学前资助、营养餐、技校免学费"),
    Topic("dropout_prevention", "education", "控辍保学", "孩子不想上学、辍学怎么办"),
    Topic("special_admission", "education", "专项招生计划", "贫困地区定向招生、高校专项、农村学生单独招生", place="hukou"),
    Topic("critical_illness", "health", "大病救治", "大病集中救治、先诊疗后付费、没钱住院"),
    Topic("family_doctor", "health", "家庭医生与基本公共卫生", "慢病签约、社区看病、健康档案、公共卫生服务"),
    Topic("medical_insurance", "health", "基本医疗保险", "参保、缴费补贴、报销、大病保险、医疗救助、一站式结算"),
    Topic("medical_transfer", "health", "医保转移与异地就医", "医保关系转移接续、异地就医结算"),
    Topic("occupational_health", "health", "职业病防治", "尘肺等职业病、职业健康检查、防护用品"),
    Topic("pension", "social_insurance", "养老保险", "参保、代缴、领取年龄和待遇", excludes="跨地区转移(pension_transfer)"),
    Topic("pension_transfer", "social_insurance", "养老保险转移接续", "跨省跨市转社保、联系函、转移到职工养老"),
    Topic("unemployment_insurance", "social_insurance", "失业保险", "失业金、一次性生活补助、失业保险转移"),
    Topic("work_injury", "social_insurance", "工伤保险", "干活受伤、工伤认定和待遇、按项目参保"),
    Topic("subsistence_allowance", "social_assistance", "最低生活保障", "低保申请、标准、外地人在居住地申请"),
    Topic("temporary_assistance", "social_assistance", "临时救助", "突发困难、急难救助"),
    Topic("destitute_support", "social_assistance", "特困供养与流浪救助", "特困人员、无人赡养、流浪乞讨安置"),
    Topic("disability_benefit", "social_assistance", "残疾人补贴", "生活补贴、护理补贴"),
    Topic("elderly_care", "social_assistance", "养老服务", "居家和社区养老、养老院、失能照护", excludes="养老金(pension)"),
    Topic("child_welfare", "social_assistance", "儿童福利", "困境儿童、孤儿、留守儿童、事实无人抚养儿童"),
    Topic("funeral_benefit", "social_assistance", "惠民殡葬", "丧葬减免、补贴"),
    Topic("public_rental_housing", "housing", "公租房", "申请条件、实物配租、优先保障"),
    Topic("rental_subsidy", "housing", "租赁补贴", "租房补贴、租金补助"),
    Topic("housing_fund", "housing", "住房公积金", "灵活就业缴存、提取、异地使用"),
    Topic("urban_village", "housing", "城中村整治", "城中村环境、厕所污水垃圾、出租屋管理"),
    Topic(
        "hukou_registration",
        "residency",
        "城镇落户",
        "迁户口、落户条件、租房落户、集体户、家属随迁",
        excludes="学生和高校毕业生(student_hukou)",
    ),
    Topic("student_hukou", "residency", "学生和毕业生落户", "农村学生户口迁入迁出、毕业生和人才落户"),
    Topic("residence_permit", "residency", "居住证", "办理条件、材料、在哪办、网上办"),
    Topic("permit_benefits", "residency", "居住证持有人待遇", "有居住证能享受什么服务和便利"),
    Topic("land_rights", "land", "进城落户农民三权", "承包地、宅基地、集体收益、退出和流转", place="hukou"),
    Topic("land_expropriation", "land", "征地补偿与被征地农民社保", "征地补偿、被征地农民社会保障", place="hukou"),
    Topic("complaint_channel", "government", "监督举报", "政策不落实、部门推诿、投诉举报渠道和政务热线", excludes="欠薪(wage_arrears)"),
    Topic("citizenization_incentive", "government", "市民化奖励与人地钱挂钩", "吸纳落户的财政奖励、建设用地指标(多为工作人员询问)"),
)

_BY_KEY = {topic.key: topic for topic in TOPICS}


def topic(key: str) -> Topic:
    """Return the topic named `key`; raise `UnknownTopicError` where there is none."""
    try:
        return _BY_KEY[key]
    except KeyError:
        raise UnknownTopicError(key) from None


def topic_of_intent(intent: str) -> Topic | None:
    """Return the topic that the intent asks about, or None for an intent that asks about none."""
    return _BY_KEY.get(intent.removeprefix("ask_")) if intent.startswith("ask_") else None
