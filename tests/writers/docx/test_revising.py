"""Edits as tracked changes: accepted they give the new text, rejected the old document."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from collected import OFFICES, errors_in
from office import to_pdf
from places import EXAMPLES
from plangen.problems import Edit, ProblemsError
from plangen.readers.docx.names import DEL, ID, INS, w
from plangen.readers.docx.reading import read_docx
from plangen.writers.docx.remarks import Remark
from plangen.writers.docx.revising import revise_docx
from tools import require_validator
from word_files import (
    abstract,
    cell,
    docx,
    level,
    num,
    numbered,
    paragraph,
    row,
    run,
    style,
    table,
    unzipped,
    zipped,
)

from .accepting import accepted, look, rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

WHEN = dt.datetime(2026, 9, 7, 8, 30, tzinfo=dt.UTC)
BODY = "word/document.xml"
BOLD = "<w:b/>"
BY = 'w:author="王老师" w:date="2026-09-01T08:00:00Z"'


def revised(data: bytes, *edits: Edit) -> bytes:
    return revise_docx(data, edits, (), "plangen", WHEN)


def lines(data: bytes) -> list[str]:
    return list(read_docx(Path("文稿.docx"), data).lines)


def root_of(data: bytes, part: str = BODY) -> _Element:
    return etree.fromstring(unzipped(data)[part])


def shown(data: bytes) -> str:
    """Body of a document without what every one has, for looking at."""
    content = unzipped(data)[BODY].decode()
    inside = re.sub(r' xmlns:\w+="[^"]*"', "", content.partition("<w:body>")[2])
    inside = inside.partition("<w:sectPr>")[0].replace(' xml:space="preserve"', "")
    return re.sub(r' w:id="\d+" w:author="plangen" w:date="2026-09-07T08:30:00Z"', "", inside)


# What is written.


def test_a_replacement_deletes_exactly_the_old_characters_and_puts_the_new_behind_them() -> None:
    data = revised(docx(paragraph("本班差生4名。")), Edit(1, 3, "差生", "学困生"))
    assert shown(data) == (
        "<w:p><w:r><w:t>本班</w:t></w:r><w:del><w:r><w:delText>差生</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>学困生</w:t></w:r></w:ins><w:r><w:t>4名。</w:t></w:r></w:p>"
    )


def test_a_change_has_an_author_a_time_and_a_number_of_its_own() -> None:
    old = docx(f'<w:p><w:ins w:id="41" {BY}>{run("差生和差生")}</w:ins></w:p>{paragraph("差生")}')
    data = revised(old, *(Edit(n, c, "差生", "学困生") for n, c in ((1, 1), (1, 4), (2, 1))))
    changes = [*root_of(data).iter(INS, DEL)]
    own = [each for each in changes if each.get(w("author")) == "plangen"]
    numbers = [each.get(ID) for each in changes]
    assert len(own) == 6
    assert len(set(numbers)) == len(numbers)
    assert {each.get(w("date")) for each in own} == {"2026-09-07T08:30:00Z"}
    assert min(int(each.get(ID)) for each in own) == 42


def test_new_text_looks_like_the_first_character_that_it_replaces() -> None:
    data = revised(docx(paragraph(run("甲乙", BOLD) + run("丙丁"))), Edit(1, 2, "乙丙", "戊"))
    assert (
        "<w:del><w:r><w:rPr><w:b/></w:rPr><w:delText>乙</w:delText></w:r>"
        "<w:r><w:delText>丙</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>戊</w:t></w:r></w:ins>"
    ) in shown(data)


def test_text_put_in_looks_like_the_character_before_it() -> None:
    data = revised(docx(paragraph(run("甲", BOLD) + run("乙"))), Edit(1, 2, "", "，"))
    assert "甲</w:t></w:r><w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>，</w:t>" in shown(data)


def test_text_put_in_at_the_beginning_looks_like_the_character_behind_it() -> None:
    data = revised(docx(paragraph(run("甲", BOLD))), Edit(1, 1, "", "附"))
    assert shown(data).startswith("<w:p><w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>附</w:t>")


def test_text_is_put_into_an_empty_paragraph() -> None:
    data = revised(docx(paragraph("", '<w:jc w:val="center"/>')), Edit(1, 1, "", "附"))
    assert lines(accepted(data)) == ["附"]
    assert lines(rejected(data)) == [""]


def test_edits_of_one_place_stand_in_their_order() -> None:
    old = docx(paragraph("甲乙丙丁"))
    edits = [Edit(1, 1, "", "1"), Edit(1, 1, "甲", "2"), Edit(1, 2, "乙", "3"), Edit(1, 3, "", "4")]
    assert lines(accepted(revised(old, *reversed(edits)))) == ["1234丙丁"]


def test_tabs_and_breaks_are_written_as_such() -> None:
    data = revised(docx(paragraph("甲，乙")), Edit(1, 2, "，", "\t\n"))
    assert "<w:ins><w:r><w:tab/><w:br/></w:r></w:ins>" in shown(data)
    assert lines(accepted(data)) == ["甲\t\n乙"]


def test_what_is_no_character_of_xml_is_not_written() -> None:
    assert lines(accepted(revised(docx(paragraph("甲")), Edit(1, 1, "甲", "乙\x0b")))) == ["乙"]


@pytest.mark.parametrize(
    "content",
    [
        f'<w:hyperlink w:anchor="x">{run("见差生名单")}</w:hyperlink>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('见差生名单')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:element="x">{run("见差")}</w:smartTag>{run("生名单", BOLD)}',
        f'<w:fldSimple w:instr=" REF x ">{run("见差")}</w:fldSimple>{run("生名单")}',
        f"{run('见')}<w:proofErr w:type='spellStart'/>{run('差')}{run('生')}{run('名单')}",
        "<w:r><w:t>见差</w:t><w:lastRenderedPageBreak/><w:t>生名单</w:t></w:r>",
        f"{run('见差')}<w:bookmarkStart w:id='3' w:name='b'/>{run('生名')}{run('单')}",
    ],
    ids=["link", "control", "tag", "field", "runs", "page-break", "bookmark"],
)
def test_text_is_replaced_wherever_it_stands(content: str) -> None:
    old = docx(paragraph(content))
    data = revised(old, Edit(1, 2, "差生", "学困生"))
    assert lines(data) == lines(accepted(data)) == ["见学困生名单"]
    assert look(rejected(data)) == look(old)


def test_what_stands_unseen_between_deleted_characters_stays() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    inside = '<w:r><w:t>差</w:t><w:footnoteReference w:id="3"/><w:t>生4名</w:t></w:r>'
    data = revised(docx(paragraph(run("全班") + note + inside)), Edit(1, 2, "班差生", "校"))
    references = [*root_of(accepted(data)).iter(w("footnoteReference"))]
    assert [each.get(ID) for each in references] == ["2", "3"]
    assert lines(accepted(data)) == ["全校4名"]


def test_a_space_in_text_that_does_not_keep_its_spaces_is_counted_as_it_is_read() -> None:
    old = docx("<w:p><w:r><w:t>  甲 乙  </w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>")
    assert lines(accepted(revised(old, Edit(1, 2, " ", ""), Edit(1, 4, "丙", "丁")))) == ["甲乙丁"]


# Others' changes.


def test_text_that_another_has_put_in_is_deleted_within_his_change() -> None:
    old = docx(f'<w:p>{run("本班")}<w:ins w:id="7" {BY}>{run("有差生4名")}</w:ins></w:p>')
    data = revised(old, Edit(1, 4, "差生", "学困生"))
    assert lines(accepted(data)) == ["本班有学困生4名"]
    assert look(rejected(data, author="plangen")) == look(old)
    assert lines(rejected(data)) == ["本班"]
    assert all(each.getparent().tag != INS for each in root_of(data).iter(INS))


def test_what_another_has_deleted_stays_deleted() -> None:
    gone = f'<w:del w:id="7" {BY}><w:r><w:delText>旧</w:delText></w:r></w:del>'
    data = revised(docx(paragraph(run("差") + gone + run("生"))), Edit(1, 1, "差生", "学困生"))
    assert gone in shown(data)
    assert lines(accepted(data)) == ["学困生"]
    assert lines(rejected(data, author="plangen")) == ["差生"]
    assert lines(rejected(data)) == ["差旧生"]


def test_a_changed_look_of_another_goes_on_with_the_old_text_alone() -> None:
    look_change = f'<w:b/><w:rPrChange w:id="9" {BY}><w:rPr/></w:rPrChange>'
    data = revised(docx(paragraph(run("甲乙丙", look_change))), Edit(1, 2, "乙", "丁"))
    new = next(root_of(data).iter(INS))
    assert new.find(f".//{w('b')}") is not None
    assert new.find(f".//{w('rPrChange')}") is None


# Pieces that cannot be cut.

RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>xuéxí</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>学习</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
FORMULA = (
    "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
)


def test_a_part_of_what_cannot_be_cut_is_replaced_as_a_whole() -> None:
    old = docx(paragraph(run("爱") + RUBY + run("的班")))
    data = revised(old, Edit(1, 2, "学", "练"), Edit(1, 3, "习的", "习"))
    assert lines(accepted(data)) == ["爱练习班"]
    assert look(rejected(data)) == look(old)


def test_a_formula_is_replaced_as_a_whole() -> None:
    old = docx(paragraph(run("占") + FORMULA + run("多")))
    assert lines(old) == ["占3/4多"]
    data = revised(old, Edit(1, 4, "4", "5"))
    assert lines(accepted(data)) == ["占3/5多"]
    assert lines(rejected(data)) == ["占3/4多"]


# Paragraphs that go.


def test_a_paragraph_without_text_left_goes_as_a_tracked_deletion() -> None:
    old = docx(
        paragraph("甲") + paragraph("　　转载自网络", "<w:jc w:val='right'/>") + paragraph("乙")
    )
    data = revised(old, Edit(2, 3, "转载自网络", ""))
    assert lines(accepted(data)) == ["甲", "乙"]
    assert look(rejected(data)) == look(old)
    assert len(lines(data)) == 3


def test_several_edits_may_empty_a_paragraph_together() -> None:
    data = revised(
        docx(paragraph("甲乙") + paragraph("丙")), Edit(1, 1, "甲", ""), Edit(1, 2, "乙", "")
    )
    assert lines(accepted(data)) == ["丙"]


def test_the_mark_of_a_paragraph_is_deleted_in_its_place_among_the_properties() -> None:
    shape = '<w:jc w:val="right"/><w:rPr><w:ins w:id="5" w:author="x"/><w:b/></w:rPr>'
    data = revised(docx(paragraph("甲", shape) + paragraph("乙")), Edit(1, 1, "甲", ""))
    assert '<w:rPr><w:ins w:id="5" w:author="x"/><w:del/><w:b/></w:rPr>' in shown(data)


def test_the_mark_of_a_paragraph_is_deleted_before_what_must_come_last() -> None:
    changed = f'<w:jc w:val="right"/><w:pPrChange w:id="5" {BY}><w:pPr/></w:pPrChange>'
    data = revised(docx(paragraph("甲", changed) + paragraph("乙")), Edit(1, 1, "甲", ""))
    assert '<w:jc w:val="right"/><w:rPr><w:del/></w:rPr><w:pPrChange' in shown(data)


SECTIONED = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
ONE_CELL = table(row(cell(paragraph("甲") + paragraph("小编"))), columns=1)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (paragraph("甲") + paragraph("小编"), 2),
        (ONE_CELL + paragraph("乙"), 2),
        (table(row(cell("甲"))) + paragraph("小编") + table(row(cell("乙"))) + paragraph(""), 2),
        (paragraph("小编", SECTIONED) + paragraph("乙"), 1),
        (paragraph(run("小编") + "<w:r><w:drawing/></w:r>") + paragraph("乙"), 1),
        (f"<w:sdt><w:sdtContent>{paragraph('小编')}</w:sdtContent></w:sdt>{paragraph('乙')}", 1),
    ],
    ids=["last", "cell", "between-tables", "section", "picture", "control"],
)
def test_a_paragraph_that_is_needed_stays_without_its_text(body: str, line: int) -> None:
    old = docx(body)
    data = revised(old, Edit(line, 1, "小编", ""))
    assert len(lines(accepted(data))) == len(lines(old))
    assert lines(accepted(data))[line - 1] == ""
    assert look(rejected(data)) == look(old)


def test_a_paragraph_before_a_table_goes() -> None:
    data = revised(
        docx(paragraph("小编") + table(row(cell("甲"))) + paragraph("")), Edit(1, 1, "小编", "")
    )
    assert lines(accepted(data)) == ["甲", ""]
    assert lines(data)[1:] == ["甲", ""]


def test_the_numbers_of_a_list_close_up_when_an_entry_goes() -> None:
    body = "".join(paragraph(text, numbered(1)) for text in "甲乙丙")
    lists = abstract(1, level(0, "%1、")) + num(1, 1)
    data = revised(docx(body, parts={"numbering": lists}), Edit(2, 1, "乙", ""))
    read = [(p.mark, p.text, p.line) for p in read_docx(Path("文稿.docx"), data).passages]
    assert read == [("1、", "甲", 1), ("2、", "丙", 3)]


# The rest of the file.


def test_all_other_parts_are_kept_byte_for_byte_and_in_order() -> None:
    files = {"word/media/image1.png": b"\x89PNG\0\1", "customXml/item1.xml": b"<a  b = 'c'/>"}
    old = docx(
        paragraph("差生"),
        parts={"styles": style("a"), "header1": paragraph("页眉")},
        files=files,
    )
    before, after = unzipped(old), unzipped(revised(old, Edit(1, 1, "差生", "学困生")))
    assert [*after] == [*before]
    assert {name for name in before if before[name] != after[name]} == {BODY}


def test_nothing_to_do_changes_no_byte_of_any_part() -> None:
    old = docx(paragraph("甲"))
    assert unzipped(revised(old)) == unzipped(old)


def test_text_in_heads_and_cells_is_revised_in_its_own_part() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    old = docx(
        table(row(cell("差生"))) + paragraph("乙"),
        section=section,
        parts={"header1": paragraph("差生转化")},
    )
    assert lines(old) == ["差生", "乙", "差生转化"]
    data = revised(old, Edit(1, 1, "差生", "学困生"), Edit(3, 1, "差生", "学困生"))
    assert lines(accepted(accepted(data), "word/header1.xml")) == ["学困生", "乙", "学困生转化"]


def test_a_strict_document_stays_strict() -> None:
    usual = docx(paragraph("差生"))
    strict = zipped(
        {
            name: content.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            for name, content in unzipped(usual).items()
        }
    )
    data = revised(strict, Edit(1, 1, "差生", "学困生"))
    assert lines(data) == ["学困生"]
    assert b"schemas.openxmlformats.org/wordprocessingml" not in unzipped(data)[BODY]
    assert b"purl.oclc.org/ooxml/wordprocessingml" in unzipped(data)[BODY]


# What cannot be done.


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(1, 1, "乙", "丙")],
        [Edit(1, 5, "甲", "丙")],
        [Edit(1, 0, "甲", "丙")],
        [Edit(2, 1, "甲", "丙")],
        [Edit(0, 1, "甲", "丙")],
        [Edit(1, 1, "甲乙", "丙"), Edit(1, 2, "乙", "丁")],
    ],
    ids=["other-text", "behind", "before", "no-paragraph", "paragraph-0", "overlap"],
)
def test_an_edit_that_does_not_fit_is_refused(edits: Sequence[Edit]) -> None:
    with pytest.raises(ValueError, match=r"paragraph"):
        revised(docx(paragraph("甲乙")), *edits)


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(ProblemsError):
        revised(b"PK\x03\x04")


# Any edits at all.

PIECES = st.text("甲乙丙 a，。\t", min_size=1, max_size=5)
LOOKS = st.sampled_from(["", BOLD, "<w:i/>", '<w:rFonts w:hint="eastAsia"/>'])
WRAPPERS = st.sampled_from(
    [
        "{}",
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        f'<w:ins w:id="901" {BY}>{{}}</w:ins>',
        "{}<w:proofErr w:type='gramEnd'/>",
    ]
)
RUNS = st.lists(st.tuples(PIECES, LOOKS, WRAPPERS), min_size=1, max_size=6)


def written(text: str, properties: str) -> str:
    """Build a run with tabs as Word has them."""
    style = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    inside = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{part}</w:t>' if part else "" for part in text.split("\t")
    )
    return f"<w:r>{style}{inside}</w:r>"


@st.composite
def revisions(draw: st.DrawFn) -> tuple[str, list[Edit], str]:
    """Draw the runs of a paragraph, edits of it, and the text that comes of them."""
    runs = draw(RUNS)
    text = "".join(piece for piece, _, _ in runs)
    content = "".join(wrapper.format(written(piece, look)) for piece, look, wrapper in runs)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits, mended, place = [], "", 0
    for start, end in zip(edges[::2], edges[1::2], strict=False):
        stop = start if draw(st.booleans()) else end
        new = draw(st.text("戊己 庚，\t\n", max_size=4))
        edits.append(Edit(2, start + 1, text[start:stop], new))
        mended += text[place:start] + new
        place = stop
    return content, draw(st.permutations(edits)), mended + text[place:]


@given(revisions())
@settings(max_examples=250, deadline=None)
@example((run("甲乙"), [Edit(2, 1, "甲乙", "")], ""))
def test_accepted_edits_are_edits_of_the_text_and_rejected_ones_leave_no_trace(
    case: tuple[str, list[Edit], str],
) -> None:
    content, edits, mended = case
    old = docx(paragraph("前") + f"<w:p>{content}</w:p>" + paragraph("后"))
    data = revised(old, *edits)
    before, after = lines(old), lines(accepted(data))
    assert look(rejected(data, author="plangen")) == look(old)
    if before[1].strip() and not mended.strip():
        assert after == ["前", "后"]
    else:
        assert after == ["前", mended, "后"]
        assert lines(data) == after
    numbers = [each.get(ID) for each in root_of(data).iter(INS, DEL)]
    own = [number for number in numbers if number != "901"]
    assert len(set(own)) == len(own)


# Word and LibreOffice take it.


def full_example() -> bytes:
    return next(EXAMPLES.glob("001-6/*.docx")).read_bytes()


def fully_revised() -> bytes:
    old = full_example()
    edits = []
    for number, text in enumerate(lines(old), start=1):
        if number % 5 == 0 and len(text) > 6:
            edits += [Edit(number, 2, text[1:4], "改"), Edit(number, 6, "", "添")]
        elif number % 7 == 0 and text:
            edits.append(Edit(number, 1, text, ""))
    assert len(edits) > 40
    return revised(old, *edits)


def hard() -> bytes:
    """Make a document with the label 差生 in every sort of place, valid as it stands."""
    by = 'w:id="{}" w:author="王老师" w:date="2026-09-01T08:00:00Z"'
    width = '<w:tcW w:w="0" w:type="auto"/>'
    ruby = RUBY.replace(
        "<w:rubyPr/>",
        '<w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="12"/><w:hpsRaise w:val="20"/>'
        '<w:hpsBaseText w:val="24"/><w:lid w:val="zh-CN"/></w:rubyPr>',
    ).replace("学习", "差生")
    deleted = f"<w:del {by.format(71)}><w:r><w:delText>旧</w:delText></w:r></w:del>"
    inserted = f"<w:ins {by.format(70)}>{run('差生6名，')}{run('其中')}</w:ins>"
    link = f'<w:hyperlink w:anchor="x">{run("看差生名单")}</w:hyperlink>'
    field = f'<w:fldSimple w:instr=" REF x ">{run("见差生表")}</w:fldSimple>'
    control = f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{run("差生")}'
    moved = f'<w:moveToRangeStart {by.format(82)} w:name="m"/><w:moveTo {by.format(83)}>'
    mark = f'<w:jc w:val="right"/><w:rPr><w:ins {by.format(72)}/><w:b/></w:rPr>'
    first = cell(paragraph("差生") + paragraph("小编") + paragraph("乙"), width)
    return docx(
        paragraph(run("有") + inserted + run("男生") + deleted + run("若干"))
        + paragraph(link + field)
        + paragraph(f"{control}</w:sdtContent></w:sdt>")
        + paragraph(ruby + run("甲"))
        + paragraph(run("占") + FORMULA + run("差生"))
        + paragraph("小编整理", mark)
        + paragraph(f"{moved}{run('差生')}</w:moveTo><w:moveToRangeEnd w:id='82'/>")
        + table(row(first, cell("小编", width)))
        + paragraph("完")
    )


def hardly_revised() -> bytes:
    old = hard()
    edits = [Edit(5, 2, "3/4", "四分之三")]
    for number, text in enumerate(lines(old), start=1):
        edits += [Edit(number, at.start() + 1, at[0], "学困生") for at in re.finditer("差生", text)]
        edits += [Edit(number, 1, text, "")] if "小编" in text else []
    assert len(edits) == 12
    remarks = [Remark(number, 1, 3, "说") for number in range(1, len(lines(old)) + 1)]
    return revise_docx(old, edits, remarks, "plangen", WHEN)


def test_every_sort_of_place_is_revised() -> None:
    data = hardly_revised()
    assert lines(accepted(data)) == [
        *("有学困生6名，其中男生若干", "看学困生名单见学困生表", "学困生", "学困生甲"),
        *("占四分之三学困生", "学困生", "学困生", "乙", "", "完"),
    ]
    assert lines(rejected(data, author="plangen")) == lines(hard())


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("make", [hard, hardly_revised])
def test_every_sort_of_place_is_left_valid(
    make: Callable[[], bytes], office: str, tmp_path: Path
) -> None:
    validator = require_validator()
    path = tmp_path / "hard.docx"
    path.write_bytes(make())
    assert errors_in(path, office, validator) == []


@pytest.mark.parametrize("office", OFFICES)
def test_a_revised_document_is_valid(office: str, tmp_path: Path) -> None:
    validator = require_validator()
    path = tmp_path / "revised.docx"
    path.write_bytes(fully_revised())
    assert errors_in(path, office, validator) == []


def test_a_revised_document_of_plangens_reads_as_it_is_meant_and_goes_back() -> None:
    data = fully_revised()
    assert look(rejected(data)) == look(full_example())
    assert any(text.startswith("五改") or "改" in text for text in lines(accepted(data)))


def test_libreoffice_opens_a_revised_document(tmp_path: Path) -> None:
    made = to_pdf({"revised": fully_revised()}, tmp_path)
    assert made["revised"].read_bytes().startswith(b"%PDF")
