"""What kind of file it is, from its first bytes and, in a zip, from its list of parts. The name decides only between text and csv."""

import re
from pathlib import PurePath

from bot.errors import FileKindError, PolicyFileError
from bot.importer.formats.encoding import KNOWN_KINDS, MARKS

ARCHIVE = ("压缩包", "解压后逐个导入里面的文件")
PICTURE = ("图片", "做文字识别（OCR）并校对后，存为 docx 或 txt 再导入")
PROGRAM = ("程序", KNOWN_KINDS)
MEDIA = ("音频或视频", KNOWN_KINDS)
OLD_WORD = ("旧版 Word（doc）或 WPS 文字文件", "用 Word 或 WPS 另存为 docx 再导入")
OLD_EXCEL = ("旧版 Excel（xls）或 WPS 表格文件", "用 Excel 或 WPS 另存为 xlsx 再导入")
OLD_OFFICE = ("旧版 Office 或 WPS 文件", "用 Office 或 WPS 另存为 docx 或 xlsx 再导入")
REFUSED: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"\xff\xd8\xff", PICTURE), (b"\x89PNG\r\n", PICTURE), (b"GIF8", PICTURE), (b"II*\0", PICTURE), (b"MM\0*", PICTURE),
    (b"RIFF", MEDIA), (b"ID3", MEDIA), (b"OggS", MEDIA), (b"MZ", PROGRAM), (b"\x7fELF", PROGRAM),
    (b"Rar!\x1a\x07", ARCHIVE), (b"7z\xbc\xaf\x27\x1c", ARCHIVE), (b"\x1f\x8b", ARCHIVE), (b"BZh", ARCHIVE), (b"\xfd7zXZ\0", ARCHIVE),
    (b"{\\rtf", ("RTF 文件", "用 Word 或 WPS 另存为 docx 再导入")),
    (b"%!PS", ("PostScript 文件", "另存为 PDF 再导入")),
)  # fmt: skip
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SINGLE_PAGE = re.compile(rb"^(MIME-Version:|From: ?<?Saved by|Content-Type: multipart/related)", re.IGNORECASE | re.MULTILINE)
HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
TAG = re.compile(r"</?(?:p|div|span|table|td|br|h[1-6]|meta|title)(?:\s[^>]*)?/?>", re.IGNORECASE)
HEAD = 4096
MANY_TAGS = 6


def recognise(path: str, data: bytes) -> str:
    """Return `pdf`, `zip` (what is in it is looked at later), `html`, `csv` or `text`; raises `FileKindError` for any other kind."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return "zip"
    if data.startswith(OLE):
        _refuse_ole(path, data)
    if data[4:8] == b"ftyp":
        raise FileKindError(path, *MEDIA)
    if data.startswith(b"BM") and b"\0" in data[:32]:
        raise FileKindError(path, *PICTURE)
    for signature, kind in REFUSED:
        if data.startswith(signature) and not (signature in (b"MZ", b"ID3", b"RIFF", b"BZh") and b"\0" not in data[:HEAD]):
            raise FileKindError(path, *(PICTURE if data[8:12] == b"WEBP" else kind))
    if SINGLE_PAGE.search(data[:HEAD]):
        raise FileKindError(path, "单个文件的网页（mht）", "在浏览器里另存为“网页，仅 HTML”再导入")
    if _is_html(data):
        return "html"
    return "csv" if PurePath(path).suffix.lower() in (".csv", ".tsv") else "text"


def _refuse_ole(path: str, data: bytes) -> None:
    """The old container of Office holds `doc`, `xls`, and what Office has locked with a password."""
    for stream, kind in (("EncryptedPackage", None), ("WordDocument", OLD_WORD), ("Workbook", OLD_EXCEL), ("Book", OLD_EXCEL)):
        if stream.encode("utf-16-le") in data:
            if kind is None:
                raise PolicyFileError(path, "文件有打开密码；请去掉密码另存一份再导入。")
            raise FileKindError(path, *kind)
    raise FileKindError(path, *OLD_OFFICE)


def _is_html(data: bytes) -> bool:
    """Its first lines have the frame of a page, or are mostly tags (a page saved in part)."""
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "latin-1")
    head = data[: 4 * HEAD].decode(encoding, errors="replace").lstrip("\ufeff")
    return bool(HTML.search(head)) or (head.lstrip().startswith("<") and len(TAG.findall(head)) >= MANY_TAGS)
