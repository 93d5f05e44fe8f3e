"""Comments: where they stand, beside others' and where none may stand."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from lxml import etree

from collected import OFFICES, errors_in
from office import to_pdf
from places import EXAMPLES
from plangen.problems import Edit
from plangen.readers.docx.names import ID, P, w
from plangen.readers.docx.reading import read_docx
from plangen.writers.docx.remarks import Remark
from plangen.writers.docx.revising import revise_docx
from tools import require_validator
from word_files import SECTION, docx, paragraph, run, unzipped, zipped

from .accepting import accepted, look

WHEN = dt.datetime(2026, 9, 7, 8, 30, tzinfo=dt.UTC)
COMMENTS = "word/comments.xml"
START, END, REFERENCE = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")


def remarked(data: bytes, *remarks: Remark, edits: tuple[Edit, ...] = ()) -> bytes:
    return revise_docx(data, edits, remarks, "plangen", WHEN)


def texts(data: bytes, part: str = COMMENTS) -> dict[str, str]:
    """Texts of the comments by their numbers, a paragraph to a line."""
    root = etree.fromstring(unzipped(data)[part])
    return {each.get(ID): "\n".join("".join(p.itertext()) for p in each.iter(P)) for each in root}


def covered(data: bytes) -> dict[str, str]:
    """Text of the body that each comment is set on, deleted text with it."""
    found: dict[str, str] = {}
    open_ones: set[str] = set()
    for each in etree.fromstring(unzipped(data)["word/document.xml"]).iter():
        if each.tag == START:
            open_ones.add(each.get(ID))
            found[each.get(ID)] = ""
        elif each.tag == END:
            open_ones.discard(each.get(ID))
        elif each.tag in {w("t"), w("delText")}:
            for identity in open_ones:
                found[identity] += each.text or ""
    assert not open_ones
    return found


def references(data: bytes) -> list[str]:
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    return [each.get(ID) for each in root.iter(REFERENCE)]


def test_a_comment_stands_on_its_characters() -> None:
    data = remarked(docx(paragraph("甲") + paragraph("本班差生4名")), Remark(2, 3, 2, "换一个说法"))
    assert covered(data) == {"0": "差生"}
    assert texts(data) == {"0": "换一个说法"}
    assert references(data) == ["0"]
    assert read_docx(Path("x"), data).lines == ("甲", "本班差生4名")


def test_a_comment_has_an_author_with_initials_and_a_time() -> None:
    data = remarked(docx(paragraph("甲")), Remark(1, 1, 1, "说"))
    (comment,) = etree.fromstring(unzipped(data)[COMMENTS])
    told = [comment.get(w(name)) for name in ("author", "initials", "date")]
    assert told == ["plangen", "p", "2026-09-07T08:30:00Z"]


@pytest.mark.parametrize(
    "remark",
    [Remark(1, 1, 0, "说"), Remark(1, 9, 2, "说"), Remark(1, 1, 99, "说")],
    ids=["no-length", "behind", "too-long"],
)
def test_a_comment_without_characters_stands_on_its_paragraph(remark: Remark) -> None:
    assert covered(remarked(docx(paragraph("本班")), remark)) == {"0": "本班"}


def test_an_empty_paragraph_may_have_a_comment() -> None:
    data = remarked(docx(paragraph("", '<w:jc w:val="center"/>')), Remark(1, 1, 1, "说"))
    assert covered(data) == {"0": ""}
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    (first,) = root.iter(P)
    assert [etree.QName(each).localname for each in first] == [
        *("pPr", "commentRangeStart", "commentRangeEnd", "r")
    ]


def test_comments_may_overlap() -> None:
    data = remarked(
        docx(paragraph(run("甲乙") + run("丙丁戊", "<w:b/>"))),
        Remark(1, 2, 3, "一"),
        Remark(1, 1, 2, "二"),
        Remark(1, 4, 2, "三"),
    )
    assert covered(data) == {"0": "乙丙丁", "1": "甲乙", "2": "丁戊"}


def test_a_text_of_several_lines_becomes_paragraphs() -> None:
    data = remarked(docx(paragraph("甲")), Remark(1, 1, 1, "一\n二"))
    assert texts(data) == {"0": "一\n二"}


def test_comments_of_others_stay_and_the_numbers_go_on() -> None:
    other = (
        '<w:comment w:id="7" w:author="王老师" w:date="2026-09-01T08:00:00Z" w:initials="王">'
        f"{paragraph('再想想')}</w:comment>"
    )
    body = (
        f'<w:p><w:commentRangeStart w:id="7"/>{run("甲乙")}<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r></w:p>'
    )
    old = docx(body, parts={"comments": other})
    data = remarked(old, Remark(1, 2, 1, "说"))
    assert texts(data) == {"7": "再想想", "8": "说"}
    assert covered(data) == {"7": "甲乙", "8": "乙"}
    changed = {name for name, part in unzipped(old).items() if unzipped(data)[name] != part}
    assert changed == {"word/document.xml", COMMENTS}


def test_the_first_comment_brings_its_part_into_the_package() -> None:
    old = docx(paragraph("甲"))
    data = remarked(old, Remark(1, 1, 1, "说"))
    members = unzipped(data)
    assert [*members] == [*unzipped(old), COMMENTS]
    assert b'PartName="/word/comments.xml"' in members["[Content_Types].xml"]
    assert b'Target="comments.xml"' in members["word/_rels/document.xml.rels"]


def test_a_document_without_relations_gets_them() -> None:
    members = unzipped(docx(paragraph("甲")))
    del members["word/_rels/document.xml.rels"]
    data = remarked(zipped(members), Remark(1, 1, 1, "说"))
    assert b'Target="comments.xml"' in unzipped(data)["word/_rels/document.xml.rels"]


def test_a_part_of_that_name_which_is_not_related_is_left_alone() -> None:
    old = docx(paragraph("甲"), files={COMMENTS: b"<x/>"})
    data = remarked(old, Remark(1, 1, 1, "说"))
    assert unzipped(data)[COMMENTS] == b"<x/>"
    assert texts(data, "word/comments2.xml") == {"0": "说"}


def test_a_comment_and_an_edit_of_one_place_are_both_there() -> None:
    old = docx(paragraph("本班差生4名"))
    remark = Remark(1, 1, 4, "说")
    data = remarked(old, remark, edits=(Edit(1, 3, "差生", "学困生"),))
    assert covered(data)["0"] == "本班差生学困生"
    assert read_docx(Path("x"), accepted(data)).lines == ("本班学困生4名",)


def test_a_comment_within_a_link_has_its_sign_outside() -> None:
    link = f'<w:hyperlink w:anchor="x">{run("见名单")}</w:hyperlink>'
    data = remarked(docx(paragraph(link + run("。"))), Remark(1, 2, 2, "说"))
    assert covered(data) == {"0": "名单"}
    root = etree.fromstring(unzipped(data)["word/document.xml"])
    (reference,) = root.iter(REFERENCE)
    assert reference.getparent().getparent().tag == P


def test_where_none_may_stand_the_comment_says_what_it_is_about() -> None:
    box = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph('框里')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    section = SECTION.replace(
        "<w:pgSz", '<w:headerReference w:type="default" r:id="header1"/><w:pgSz'
    )
    old = docx(
        paragraph("甲") + paragraph(run("乙") + box),
        section=section,
        parts={"header1": paragraph("页眉字")},
    )
    assert read_docx(Path("x"), old).lines == ("甲", "乙", "框里", "页眉字")
    data = remarked(old, Remark(3, 1, 1, "框"), Remark(4, 1, 1, "头"))
    assert texts(data) == {"0": "（文本框）框", "1": "（页眉页脚）头"}
    assert covered(data) == {"0": "乙框里", "1": "甲"}
    assert unzipped(data)["word/header1.xml"] == unzipped(old)["word/header1.xml"]


def test_a_comment_on_no_paragraph_is_refused() -> None:
    with pytest.raises(ValueError, match="no paragraph 3"):
        remarked(docx(paragraph("甲")), Remark(3, 1, 1, "说"))


def fully_remarked() -> bytes:
    old = next(EXAMPLES.glob("001-6/*.docx")).read_bytes()
    lines = read_docx(Path("x"), old).lines
    remarks = [Remark(n, 2, 3, f"第{n}段\n怎么说") for n in range(1, len(lines) + 1, 3)]
    edits = tuple(
        Edit(n, 3, text[2:4], "改")
        for n, text in enumerate(lines, 1)
        if n % 6 == 1 and len(text) > 4
    )
    return remarked(old, *remarks, edits=edits)


@pytest.mark.parametrize("office", OFFICES)
def test_a_document_with_comments_is_valid(office: str, tmp_path: Path) -> None:
    validator = require_validator()
    path = tmp_path / "remarked.docx"
    path.write_bytes(fully_remarked())
    assert errors_in(path, office, validator) == []


def test_libreoffice_opens_a_document_with_comments(tmp_path: Path) -> None:
    made = to_pdf({"remarked": fully_remarked()}, tmp_path)
    assert made["remarked"].read_bytes().startswith(b"%PDF")


def test_comments_change_nothing_that_is_read() -> None:
    old = next(EXAMPLES.glob("001-6/*.docx")).read_bytes()
    lines = read_docx(Path("x"), old).lines
    data = remarked(old, *(Remark(n, 1, 2, "说") for n in range(1, len(lines) + 1)))
    assert read_docx(Path("x"), data) == read_docx(Path("x"), old)
    assert len(set(references(data))) == len(lines)
    without = re.compile("comment(Reference|RangeStart|RangeEnd)")
    before, after = look(old), look(data)
    assert [[sign for sign in signs if not without.search(sign[0])] for _, signs in after] == [
        signs for _, signs in before
    ]
