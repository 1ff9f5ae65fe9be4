"""Build ``resources/docx/base.docx``, the empty document that every export starts from.

python-docx's own template carries 880 kB of foreign styles, a thumbnail, a second style part and an author; this
one has only what our documents use. The styles come from the looks of the exporter itself, so the two cannot
drift apart. Running it again gives the same bytes::

    python tools/make_template.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.exporters import wordml  # noqa: E402
from app.exporters.looks import Looks  # noqa: E402
from app.exporters.profile import FormatProfile, load_profile  # noqa: E402
from app.exporters.shell import BASE_TEMPLATE  # noqa: E402
from tools.command_line import nothing  # noqa: E402

TARGET = ROOT / "resources" / BASE_TEMPLATE
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
UNIX = 3  # told in each entry; fixed, as it would differ on Windows
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LANGUAGES = 'w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"'

CONTENT_TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/docProps/app.xml"
 ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{WORD_TYPE}.fontTable+xml"/>
<Override PartName="/word/header1.xml" ContentType="{WORD_TYPE}.header+xml"/>
<Override PartName="/word/header2.xml" ContentType="{WORD_TYPE}.header+xml"/>
<Override PartName="/word/settings.xml" ContentType="{WORD_TYPE}.settings+xml"/>
<Override PartName="/word/styles.xml" ContentType="{WORD_TYPE}.styles+xml"/>
<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>
</Types>"""
PACKAGE_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>
</Relationships>"""
DOCUMENT_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/relationships/header" Target="header1.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/relationships/header" Target="header2.xml"/>
<Relationship Id="rId5" Type="{OFFICE}/relationships/fontTable" Target="fontTable.xml"/>
<Relationship Id="rId6" Type="{OFFICE}/relationships/theme" Target="theme/theme1.xml"/>
</Relationships>"""
APPLICATION = f"""<Properties xmlns="{OFFICE}/extended-properties"><Application>So Chi Bo</Application></Properties>"""
PROPERTIES = f"""<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title/><dc:creator/><dc:language>vi-VN</dc:language>
</cp:coreProperties>"""
SETTINGS = f"""<w:settings {wordml.NAMESPACES}>
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="567"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat>
<w:themeFontLang {LANGUAGES}/>
<w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/>
</w:settings>"""
BUILT_IN_STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>
</w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
"""


def styles(profile: FormatProfile) -> str:
    """Return the style part: document defaults, Word's four default styles and one style for each of our looks."""
    body = profile.body
    defaults = wordml.run_properties(wordml.Face(body.font, body.language, body.size))
    defaults = defaults.replace(f'<w:lang w:val="{body.language}"/>', f"<w:lang {LANGUAGES}/>")
    ours = "".join(style(look) for look in Looks.of(profile))
    return (
        f"<w:styles {wordml.NAMESPACES}><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        f"{BUILT_IN_STYLES}{ours}</w:styles>"
    )


def style(look: wordml.Look) -> str:
    """Return one of our paragraph styles."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId={quoteattr(look.style_id)}>'
        f'<w:name w:val={quoteattr(look.style)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{wordml.paragraph_format(look.form)}</w:pPr>{wordml.run_properties(look.face)}</w:style>"
    )


def font_table(font: str) -> str:
    """Return the font table, by which Word finds a likeness on a machine that lacks the font."""
    return (
        f"<w:fonts {wordml.NAMESPACES}><w:font w:name={quoteattr(font)}>"
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="A3"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme(font: str) -> str:
    """Return python-docx's theme, which Word expects a package to have, with our font alone."""
    main_part = docx.Document().part
    tree = etree.fromstring(main_part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    for fonts in tree.iter("{*}majorFont", "{*}minorFont"):
        for child in fonts:
            if child.tag.endswith("}font"):
                fonts.remove(child)
        fonts[0].set("typeface", font)
    return str(etree.tostring(tree, encoding="unicode"))


def document(profile: FormatProfile) -> str:
    """Return the main part: nothing but the page, with a first page that has a header of its own."""
    page = profile.page
    width, height, top, bottom, left, right, header = (
        wordml.twips(length)
        for length in (page.width, page.height, page.top, page.bottom, page.left, page.right, page.header)
    )
    return (
        f"<w:document {wordml.NAMESPACES}><w:body><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}"'
        f' w:left="{left}" w:header="{header}" w:footer="{header}" w:gutter="0"/><w:titlePg/>'
        "</w:sectPr></w:body></w:document>"
    )


def header(paragraph: str) -> str:
    """Return a header part."""
    return f"<w:hdr {wordml.NAMESPACES}>{paragraph}</w:hdr>"


def parts(profile: FormatProfile) -> dict[str, str]:
    """Return the parts of the package by name, in the order in which they are written."""
    number = Looks.of(profile).page_number
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/app.xml": APPLICATION,
        "docProps/core.xml": PROPERTIES,
        "word/document.xml": document(profile),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/fontTable.xml": font_table(profile.body.font),
        "word/header1.xml": header(wordml.page_number(number)),
        "word/header2.xml": header(wordml.paragraph(number)),
        "word/settings.xml": SETTINGS,
        "word/styles.xml": styles(profile),
        "word/theme/theme1.xml": theme(profile.body.font),
    }


def main() -> None:
    """Write the template to its place in the tree, and open it once to see that it is sound."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(TARGET, "w") as archive:
        for name, text in parts(load_profile()).items():
            tree = etree.fromstring(text.encode())
            data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            entry = ZipInfo(name, ZIP_EPOCH)
            entry.create_system = UNIX
            archive.writestr(entry, data, ZIP_DEFLATED)
    docx.Document(str(TARGET))
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    nothing("python tools/make_template.py", __doc__)
    main()
