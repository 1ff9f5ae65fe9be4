"""Word files as Word writes them, and such as nobody should: made part by part."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relationships(*links: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="r{n}" Type="{TYPES}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(links)
    )
    return f'<Relationships xmlns="{RELS}">{made}</Relationships>'


def zipped(**parts: str | bytes) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def word(body: str, comments: str = "", head: str = "", **parts: str | bytes) -> bytes:
    """Return a .docx with this body; its main part has a name of its own, as some programs give it."""
    usual: dict[str, str | bytes] = {
        "_rels/.rels": relationships(("officeDocument", "word/document2.xml")),
        "word/document2.xml": f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    if comments:
        usual["word/_rels/document2.xml.rels"] = relationships(("comments", "comments.xml"))
        usual["word/comments.xml"] = f'<w:comments xmlns:w="{W}">{comments}</w:comments>'
    return zipped(**(usual | parts))


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="BT">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="BT"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
