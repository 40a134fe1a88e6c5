"""Plain text and Markdown files."""

from pathlib import Path

from bot.errors import PolicyFileError


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file with line ends as `\\n`; raise `PolicyFileError` where it is missing, empty or not UTF-8."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PolicyFileError(str(path), "文件不存在，请检查路径。") from None
    except UnicodeDecodeError:
        raise PolicyFileError(str(path), "不是 UTF-8 文本，请另存为 UTF-8 后再导入。") from None
    if not text.strip():
        raise PolicyFileError(str(path), "文件是空的，请换一个文件。")
    return text
