"""Good input of each kind, from which the bad is made, and how it is spoilt."""

import io
import json
import zipfile

import docx
import openpyxl
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

NOTICE = (
    "关于推动落户的通知\n包府办发〔2024〕47号\n一、总体要求\n（一）放开落户限制。（责任单位：市公安局）\n1. 申请人应当年满16周岁。\n"
    "2024年5月23日\n"
)
WECHAT = (
    "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[oABC]]></FromUserName><CreateTime>1700000000</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[包头公租房]]></Content><MsgId>1</MsgId></xml>"
)
WEB = {"id": "c1", "text": "包头公租房", "why": "太长", "answer": "a1", "useful": True, "sender": "u1", "message": "/restart"}


def _docx() -> bytes:
    document, saved = docx.Document(), io.BytesIO()
    for line in NOTICE.splitlines():
        document.add_paragraph(line)
    document.add_table(2, 2).cell(0, 0).text = "序号"
    document.save(saved)
    return saved.getvalue()


def _xlsx() -> bytes:
    book, saved = openpyxl.Workbook(), io.BytesIO()
    for row in (["序号", "主要目标任务", "主要责任单位"], [1, "放开落户", "公安部"]):
        book.active.append(row)
    book.save(saved)
    return saved.getvalue()


def _pdf() -> bytes:
    saved = io.BytesIO()
    canvas = Canvas(saved, pageCompression=0)
    canvas.drawString(72, 700, "1. An applicant is 16 years old.")
    canvas.save()
    return saved.getvalue()


FILES = {
    ".txt": NOTICE.encode("gb18030"),
    ".md": ("# 通知\n\n| 甲 | 乙 |\n|---|---|\n" + NOTICE).encode(),
    ".html": f"<html><head><meta charset=utf-8><title>通知</title></head><body><table><tr><td>甲</table><p>{NOTICE}</body>".encode(),
    ".csv": '序号,主要目标任务\n1,"放开\n落户"\n'.encode("gbk"),
    ".docx": _docx(),
    ".xlsx": _xlsx(),
    ".pdf": _pdf(),
}
NASTY = (
    b"\0", b"\xff", b"\xff\xfe", b"\xed\xa0\x80", b"<", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"PK\x03\x04", b"%PDF-1.7",
    b"/Length 99999999999", b"\\u0000", b"\\ud800", b"1e999", b"[" * 300, b"<w:p>" * 300, b"9" * 400, "零".encode() * 50, b"\r", b"=1+1",
)  # fmt: skip
CUTS = st.lists(
    st.tuples(
        st.floats(0, 1), st.sampled_from(("insert", "replace", "delete", "repeat", "end")), st.sampled_from(NASTY) | st.binary(max_size=12)
    ),
    min_size=1,
    max_size=6,
)


def spoil(data: bytes, cuts: list[tuple[float, str, bytes]]) -> bytes:
    """`data` after each cut: where (as a part of its length), how, and with what."""
    for where, how, given in cuts:
        at = int(where * len(data))
        if how == "insert":
            data = data[:at] + given + data[at:]
        elif how == "replace":
            data = data[:at] + given + data[at + len(given) :]
        elif how == "delete":
            data = data[:at] + data[at + 1 + len(given) :]
        elif how == "repeat":
            data = data[:at] + data[at : at + 40] * 20 + data[at + 40 :]
        else:
            data = data[:at]
    return data


@st.composite
def spoilt_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of any kind, spoilt; of an Office file either the zip or one part inside it."""
    suffix = draw(st.sampled_from(sorted(FILES)))
    data, cuts = FILES[suffix], draw(CUTS)
    if not zipfile.is_zipfile(io.BytesIO(data)) or draw(st.booleans()):
        return suffix, spoil(data, cuts)
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = draw(st.sampled_from([part for part in old.namelist() if part.endswith(("xml", "rels"))]))
        for part in old.namelist():
            new.writestr(part, spoil(old.read(part), cuts) if part == chosen else old.read(part))
    return suffix, saved.getvalue()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(("/restart", " \u200b/ask_x{}", "\ud800")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(WEB)) | st.text(max_size=5), inner, max_size=6),
    max_leaves=12,
)
BODIES = (
    JSON.map(lambda value: json.dumps(value).encode())
    | CUTS.map(lambda cuts: spoil(json.dumps(WEB).encode(), cuts))
    | st.fixed_dictionaries(dict.fromkeys(("message", "sender", "text", "id", "why"), JSON)).map(lambda value: json.dumps(value).encode())
)
