"""Words for groups of people, as notices write them."""

import re

# Ends of such words. The longer come first, because the first that fits is taken.
HEAD = (
    "(?:"
    "家庭经济困难学生|重度残疾人|贫困人口|转移人口|流动人口|常住人口|外来人口|落户人口|户籍人口|贫困户|"
    "贫困家庭|困难家庭|低收入家庭|困难群体|重点群体|特殊群体|重点人群|贫困人员|特困人员|特困对象|低保对象|"
    "保障对象|救助对象|务工人员|困难人员|乞讨人员|灵活就业人员|留学归国人员|返乡创业人员|就业创业人员|"
    "新就业职工|引进人才|异地务工人员|来穗人员|落户人员|持有人|申请人|参保人|缴存人|用人单位|随迁子女|"
    "毕业生|大学生|高校学生|在校学生|技术工人|劳动者|劳动力|农民工|农牧民|农民|居民|职工|老年人|残疾人|"
    "未成年人|留守儿童|适龄儿童|儿童|孤儿|学生|子女|患者|人员|人口|家庭|企业|个体工商户|自由职业者|公民"
    ")"
)
# What may stand before the end of such a word, within one group of words.
BEFORE = r"[^，。；：、,;:！？!?（）()“”\"“”\s]"
# What may stand before such words in a sentence and is no part of them: what is done, and to whom.
LEADING = re.compile(
    r"^(?:(?:进一步|切实|积极|稳步|逐步|重点|优先|继续|全面|全力|加快|加大|加强|落实|保障|确保|推动|推进|促进|做好|提高|引导|鼓励|支持|帮助|维护|"
    r"完善|健全|解决|实施|组织|强化|扩大|提升|明确|及时|允许|探索|有效|吸纳|努力实现|有条件的地区|面向|可以|对于|针对|对|将|为|使|让|向|把|凡|好|和|及|与|以|由|是|的)+)"
)
