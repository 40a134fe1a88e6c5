"""School."""

import pytest


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("娃读小一", ["child.school_grade 1", "child.school_stage primary"]),
        ("儿子初二", ["child.school_grade 8", "child.school_stage junior"]),
        ("女儿高三了", ["child.school_grade 12", "child.school_stage senior"]),
        ("我今年高三", ["school_grade 12", "school_stage senior"]),
        ("我还在读大三", ["school_stage college"]),
        ("娃上幼儿园中班", ["child.school_stage kindergarten"]),
        ("儿子读职业学校一年级", ["child.school_stage vocational"]),
        ("儿子在中职读书", ["child.school_stage vocational"]),
        ("娃今年幼升小", ["child.school_entry primary", "child.school_stage kindergarten"]),
        ("孙子明年小升初", ["grandchild.school_entry junior", "grandchild.school_stage primary"]),
        ("娃该上小学了", ["child.school_entry primary"]),
    ],
)
def test_where_somebody_is_at_school_and_goes_next(told, text, facts):
    assert told(text) == facts


@pytest.mark.parametrize("text", ["孩子上小学要什么材料", "大年初一上班吗", "高一点的补贴", "我们村小学拆了"])
def test_other_words_are_no_grade(told, text):
    assert not [fact for fact in told(text) if "school" in fact]
