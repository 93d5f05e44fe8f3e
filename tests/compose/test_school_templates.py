"""A school's own kinds, sections, forms, library and styles, and what is said of its mistakes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen import resources
from plangen.compose.forms import form_kinds
from plangen.compose.kinds import find_kind, kinds
from plangen.compose.scaffold import scaffold
from plangen.compose.wishes import Wishes
from plangen.document.tree import Heading, Paragraph, plain
from plangen.library.entries import load_library
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.pipeline.forms import make_forms
from plangen.problems import Problem, ProblemsError
from plangen.writers.style_files import find_style, load_style, style_names

if TYPE_CHECKING:
    from collections.abc import Callable

KIND = """\
说明: 每周两个晚上的辅导怎么安排。
别名: [晚辅计划]
章节:
  - {节: 晚辅导安排, 标题: 时间和对象}
  - {节: 原因分析, 标题: 原因}
  - {节: 措施, 标题: 做法}
"""
SECTION = "{{ d.school }}每周二、周四晚辅导，{{ f.pupils | names }}参加。\n"
CAUSES = """\
维度: 家庭
原因:
  - 名称: 乘车时间长
    表现: [到校晚]
    线索: [坐车]
    文本:
      - 现象: '{{ 他们 }}每天路上一个多小时。'
        影响: '到校已经累了，{{ 课 }}上精神不足。'
"""
MEASURES = """\
措施:
  - 名称: 车上听书
    简: 把要背的课文录成音频，坐车时听。
    针对: [乘车时间长]
    频次: 每天一次
    负责人: 班主任
    记录: 听书记录
    文本:
      - 做法: '{{ 他们 }}坐车时听录好的课文，到校先背一段。'
        总结: '坐车时听了课文，到校背了。'
"""
DOSSIER = """\
plangen: 1
文种: 晚辅导计划
学校: 向阳小学
班级: 四年级（1）班
教师: 李老师
日期: 2026-09-07
学困生:
  - {姓名: 许晓, 性别: 男, 原因: [乘车时间长], 措施: [车上听书]}
原因分析: [乘车时间长]
措施: [车上听书]
"""
PLAN = "学困生转化计划"
AN_ORDER = "- 晚辅导计划\n- 学困生转化计划\n"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    folder = tmp_path / "模板"
    folder.mkdir()
    return folder


@pytest.fixture
def write(school: Path) -> Callable[[str, str], Path]:
    """Write a file of the school's, and return its path."""

    def into(name: str, text: str) -> Path:
        path = school / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return into


@pytest.fixture
def evenings(write: Callable[[str, str], Path], dossier_file: Callable[[str], Path]) -> Path:
    """Write a new kind with its section, a cause and a measure; return a dossier of it."""
    write("kinds/晚辅导计划.yaml", KIND)
    write("sections/晚辅导安排.md.j2", SECTION)
    write("library/causes/校本.yaml", CAUSES)
    write("library/measures/校本措施.yaml", MEASURES)
    return dossier_file(DOSSIER)


def texts(dossier: Path, school: Path) -> list[str]:
    with resources.using(school):
        document = make_document(load(dossier)).document
    return [plain(b.line) for b in document.blocks if isinstance(b, (Heading, Paragraph))]


def test_a_new_kind_needs_little_and_makes_a_document(evenings: Path, school: Path) -> None:
    assert len(KIND.splitlines()) < 30
    told = texts(evenings, school)
    assert told[:2] == ["时间和对象", "向阳小学每周二、周四晚辅导，许×参加。"]
    assert any("他每天路上一个多小时。" in text for text in told)
    assert any("坐车时听录好的课文" in text for text in told)
    with resources.using(school):
        assert make_document(load(evenings)).document.title == "四年级（1）班晚辅导计划"


def test_without_the_folder_the_kind_is_unknown(evenings: Path) -> None:
    (evenings.parent / "模板").rename(evenings.parent / "别处")
    with pytest.raises(ProblemsError, match="没有“晚辅导计划”这个文种"):
        make_document(load(evenings))


@pytest.mark.usefixtures("evenings")
def test_a_new_kind_stands_after_the_known_ones_and_is_found_by_its_alias(school: Path) -> None:
    with resources.using(school):
        assert list(kinds())[-1] == "晚辅导计划"
        assert len(kinds()) > 1
        assert find_kind("晚辅计划") is kinds()["晚辅导计划"]
        assert "文种: 晚辅导计划" in scaffold(Wishes("晚辅导计划"), Path("档案.yaml"))
    assert find_kind("晚辅计划") is None


@pytest.mark.usefixtures("evenings")
def test_a_school_may_set_the_order_itself(school: Path, write: Callable[[str, str], Path]) -> None:
    write("kinds/_order.yaml", AN_ORDER)
    with resources.using(school):
        assert list(kinds())[:2] == ["晚辅导计划", PLAN]
        assert len(kinds()) > 2


def test_a_section_of_the_same_name_takes_the_packages_place(
    full_dossier: str,
    dossier_file: Callable[[str], Path],
    write: Callable[[str, str], Path],
    school: Path,
) -> None:
    path = dossier_file(full_dossier)
    before = [b for b in make_document(load(path)).document.blocks if isinstance(b, Paragraph)]
    section = write("sections/指导思想.md.j2", "本校按县里的要求写。\n")
    assert "本校按县里的要求写。" in texts(path, school)
    section.write_text("本校改了。\n", encoding="utf-8")
    os.utime(section, ns=(1, 1))
    assert "本校改了。" in texts(path, school)
    school.rename(school.parent / "别处")
    after = [b for b in make_document(load(path)).document.blocks if isinstance(b, Paragraph)]
    assert before == after


def test_an_entry_of_the_same_name_takes_the_packages_place(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    count = len(load_library().causes)
    write("library/causes/校本.yaml", CAUSES.replace("乘车时间长", "作业拖欠不完成"))
    with resources.using(school):
        library = load_library()
        assert len(library.causes) == count
        assert library.causes["作业拖欠不完成"].symptoms == ("到校晚",)
        assert library.causes["作业拖欠不完成"].dimension == "家庭"
    assert load_library().causes["作业拖欠不完成"].symptoms != ("到校晚",)


def test_tables_of_words_say_only_what_is_added(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    write("library/groups.yaml", "其他: 其他事项\n")
    write("library/subjects.yaml", "劳动:\n  各年级: {计算: 量一量}\n")
    with resources.using(school):
        from plangen.compose.slots import content_words  # noqa: PLC0415
        from plangen.model.template_files import load_table  # noqa: PLC0415

        assert load_table("library/groups.yaml")["其他"] == "其他事项"
        assert load_table("library/groups.yaml")["各类别"]["家校合作"] == "家校合作"
        assert content_words(4, "劳动")["计算"] == "量一量"
        assert content_words(4, "数学")["计算"] != "量一量"


# Forms and styles.


def test_a_new_form_is_made(
    full_dossier: str,
    dossier_file: Callable[[str], Path],
    write: Callable[[str, str], Path],
    school: Path,
) -> None:
    write("forms/晚辅导点名表.yaml", "标题: '{班级}晚辅导点名表'\n分页: 全班一表\n前提: [学困生]\n")
    write(
        "forms/晚辅导点名表.md.j2",
        "| 行高 | 7.0 | 10.0 |\n| --- | --- | --- |\n"
        "| 表头 0.8 | **姓名** | **到** |\n"
        "{% for p in f.pupils %}\n| 0.8 | {{ p.name }} | |\n{% endfor %}\n",
    )
    with resources.using(school):
        assert list(form_kinds())[-1] == "晚辅导点名表"
        made = make_forms(load(dossier_file(full_dossier)), [form_kinds()["晚辅导点名表"]])
    assert made.forms[0].title == "四年级（1）班晚辅导点名表"


def test_a_new_style_is_known_by_its_name_and_is_based_on_another(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    write("styles/校本.yaml", "基于: 公文\n页边距: {左: 3.5}\n")
    with resources.using(school):
        assert "校本" in style_names()
        style = find_style("校本")
        packaged = load_style("公文")
    assert style is not None
    assert style.left > packaged.left
    assert style.body == packaged.body


def test_a_style_of_a_packaged_name_says_what_differs_and_others_are_based_on_it(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    packaged, plain_style = load_style("校内"), load_style("简洁")
    write("styles/校内.yaml", "页边距: {左: 3.7}\n")
    with resources.using(school):
        own, based = load_style("校内"), load_style("简洁")
    assert own.left > packaged.left
    assert own.body == packaged.body
    assert (based.left == own.left) == (plain_style.left == packaged.left)
    assert load_style("校内") == packaged


def problems_of(school: Path, make: Callable[[], object]) -> tuple[Problem, ...]:
    with resources.using(school), pytest.raises(ProblemsError) as caught:
        make()
    return caught.value.problems


def test_styles_that_are_based_on_each_other_are_told(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    first = write("styles/甲.yaml", "基于: 乙\n")
    second = write("styles/乙.yaml", "基于: 甲\n")
    (problem,) = problems_of(school, lambda: load_style("甲"))
    assert problem.file in {first, second}
    assert "绕回" in problem.message
    own = write("styles/丙.yaml", "基于: 丙\n")
    (problem,) = problems_of(school, lambda: load_style("丙"))
    assert problem.file == own


@pytest.mark.parametrize(
    "name", ["../外面.docx", "/etc/外面.docx", "链接.docx", "里/../../外面.docx"]
)
def test_a_style_names_no_document_outside_its_folder(
    school: Path, write: Callable[[str, str], Path], name: str
) -> None:
    outside = school / "外面.docx"
    outside.write_bytes(b"")
    path = write("styles/校本.yaml", f"页边距: {{左: 3}}\n参照: {name}\n")
    (school / "styles/链接.docx").symlink_to(outside)
    (problem,) = problems_of(school, lambda: find_style("校本"))
    assert (problem.file, problem.line) == (path, 2)
    assert "--reference" in problem.hint


def test_a_style_may_name_a_document_below_its_folder(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    write("styles/校本.yaml", "参照: 里/校本.docx\n")
    with resources.using(school):
        style = find_style("校本")
    assert style is not None
    assert style.reference == school / "styles/里/校本.docx"


# Mistakes.


@pytest.mark.parametrize(
    "case",
    [
        ("说明: 每周", "说明：每周", 2, "不合 YAML", "英文冒号"),
        ("别名: [晚辅计划]", "别名: [晚辅计划", 3, "不合 YAML", "成对"),
        ("别名:", "别名称:", 2, "不认识“别名称”", "别名"),
        ("章节:", "章:", 3, "不认识“章”", ""),
        ("节: 措施", "节: 错施", 6, "没有“错施”这一节", "措施"),
        ("{节: 措施, ", "{", 6, "缺少“节”", ""),
        ("说明: 每周", "总结: 晚辅导总结\n说明: 每周", 1, "没有“晚辅导总结”这个文种", "总结"),
        ("说明: 每周", "标题: '{班级.__class__}'\n说明: 每周", 1, "花括号里", "写在同一行"),
        ("说明: 每周", "标题: '{班级:99999999}'\n说明: 每周", 1, "花括号里", "写在同一行"),
        ("说明: 每周", "抬头: [学校, 班及]\n说明: 每周", 1, "“班及”不是", "班级"),
        ("说明: 每周", "必需: [措施 或 晚辅导]\n说明: 每周", 1, "“晚辅导”不是", "辅导"),
        ("说明: 每周", "档案: [晚辅导]\n说明: 每周", 1, "“晚辅导”不是", "辅导"),
        ("说明: 每周", "日期: 昨天\n说明: 每周", 1, "不能写", "总结日期"),
        ("说明: 每周", "说明: 一\n说明: 每周", 2, "写了两次", "留下一处"),
        ("章节:\n", "章节: 一节\n其他:\n", 3, "章节", ""),
        (KIND, "- 一\n", 1, "应当是几行", "照自带的"),
        (KIND, "", 1, "应当是几行", "照自带的"),
    ],
)
def test_a_mistake_in_a_kind_is_told_with_its_line(
    evenings: Path,
    write: Callable[[str, str], Path],
    case: tuple[str, str, int, str, str],
) -> None:
    before, after, line, told, remedy = case
    assert before in KIND
    path = write("kinds/晚辅导计划.yaml", KIND.replace(before, after, 1))
    found = problems_of(evenings.parent / "模板", lambda: make_document(load(evenings)))
    problem = next(p for p in found if told in p.message)
    assert (problem.file, problem.line) == (path, line)
    assert remedy in problem.hint
    assert problem.hint


def test_all_kinds_with_mistakes_are_told_at_once(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    paths = [write(f"kinds/{name}.yaml", "章节: [无]\n") for name in ("甲", "乙")]
    paths.append(write("kinds/丙.yaml", "章节：\n"))
    assert {problem.file for problem in problems_of(school, kinds)} == set(paths)


def test_an_order_that_names_what_is_not_there_is_told(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    path = write("kinds/_order.yaml", "- 学困生转化计化\n")
    (problem,) = problems_of(school, kinds)
    assert problem.file == path
    assert PLAN in problem.hint
    path = write("forms/_order.yaml", "一: 二\n")
    (problem,) = problems_of(school, form_kinds)
    assert (problem.file, problem.message) == (path, "次序应当是一个列表")


@pytest.mark.parametrize(
    "case",
    [
        ("    表现:", "    表象:", 4, "不认识“表象”"),
        ("        影响: ", "        后果: ", 8, "不认识“后果”"),
        ("    线索: [坐车]", "    线索: [坐车", 5, "不合 YAML"),
        ("    线索: [坐车]", "    敏感: 也许", 5, "不能写"),
        ("{{ 他们 }}每天", "{{ 他们 每天", 7, "模板的写法不对"),
        ("{{ 他们 }}每天", "{{ 他门 }}每天", 7, "“他门”没有定义"),
        ("{{ 他们 }}每天", "{{ 1 // 0 }}每天", 7, "用零做了除数"),
        ("{{ 他们 }}每天", "{{ ().__class__ }}每天", 7, "不能用“__class__”"),
    ],
)
def test_a_mistake_in_the_library_is_told_with_its_line(
    evenings: Path,
    write: Callable[[str, str], Path],
    case: tuple[str, str, int, str],
) -> None:
    before, after, line, told = case
    assert before in CAUSES
    path = write("library/causes/校本.yaml", CAUSES.replace(before, after, 1))
    found = problems_of(evenings.parent / "模板", lambda: make_document(load(evenings)))
    problem = next(p for p in found if told in p.message)
    assert problem.file == path
    assert abs(problem.line - line) <= (told == "不合 YAML")
    assert problem.hint


@pytest.mark.parametrize(
    "case",
    [
        ("一\n{% if d.school %}\n二", 3, "还没有收尾", "endif"),
        ("一\n{{ d.school }\n二", 2, "写法不对", "成对"),
        ("一\n{% fro p in f.pupils %}{% endfor %}", 2, "{% fro %}", "for"),
        ("一\n{{ d.school | sentense }}", 2, "没有“sentense”这个过滤器", "“sentence”"),
        ("一\n{{ 1 if 2 is eqal 2 }}", 2, "没有“eqal”这个判断", "equalto"),
        ("一\n{{ mesures | length }}", 2, "“mesures”没有定义", "“measures”"),
        ("一\n\n{{ d.schol }}", 3, "没有“schol”", "“school”"),
        ("一\n{{ f.pupls | length }}", 2, "没有“pupls”", "“pupils”"),
        ("{% for p in f.pupils %}\n{{ p.nmae }}\n{% endfor %}", 2, "没有“nmae”", "“name”"),
        ("一\n{{ 1 + '一' }}", 2, "值不能这样用", "文字、数还是列表"),
        ("一\n{{ 1 / 0 }}", 2, "零做了除数", "if"),
        ("一\n{{ none | date }}", 2, "值不能这样用", "先用"),
        ("一\n{{ d.school() }}", 2, "不能加括号调用", "数据"),
        ("一\n{{ f.pupils }}", 2, "印不出来", "数据"),
        ("一\n{% include 'sections/没有.md.j2' %}", 2, "没有“sections/没有.md.j2”", "sections/"),
        ("一\n{% include 'sections/晚辅导安排.md.j2' %}", 2, "没有尽头", "include"),
        ("一\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 2, "没有尽头", "macro"),
        ("一\n{% import 'sections/_words.md.j2' as w %}\n{{ w.没有(1) }}", 3, "没有“没有”", ""),
        ("一\n{% import 'sections/_words.md.j2' as w %}\n{{ w.class_counts(1, 2) }}", 3, "", ""),
        (
            "一\n{% for a in range(9999) %}{% for b in range(9999) %}\n{% endfor %}{% endfor %}",
            2,
            "做不完",
            "循环",
        ),
    ],
)
def test_a_mistake_in_a_section_is_told_with_its_line(
    evenings: Path,
    write: Callable[[str, str], Path],
    case: tuple[str, int, str, str],
) -> None:
    text, line, told, remedy = case
    path = write("sections/晚辅导安排.md.j2", text)
    (problem,) = problems_of(evenings.parent / "模板", lambda: make_document(load(evenings)))
    assert (problem.file, problem.line) == (path, line)
    assert problem.source == text.split("\n")[line - 1]
    assert told in problem.message
    assert remedy in problem.hint
    assert problem.hint


def test_a_section_in_another_encoding_is_told(
    evenings: Path, school: Path, write: Callable[[str, str], Path]
) -> None:
    path = write("sections/晚辅导安排.md.j2", "")
    path.write_bytes(b"1\n" + "晚辅导".encode("gb18030"))
    (problem,) = problems_of(school, lambda: make_document(load(evenings)))
    assert (problem.file, problem.line) == (path, 2)
    assert "UTF-8" in problem.message


@pytest.mark.parametrize(
    "case",
    [
        ("kinds/_parts.yaml", "引文: 引文\n", "列表"),
        ("kinds/_parts.yaml", "- 引文\n", "几行"),
        ("library/groups.yaml", "其他: [一]\n", "写文字"),
        ("library/subjects.yaml", "数学: 一\n", "几行"),
        ("library/conflicts.yaml", "冲突:\n  - {措施: [家访], 理由: 一}\n", "两项"),
        ("library/measures/校本措施.yaml", "措施: []\n措施: []\n", "两次"),
        ("library/measures/校本措施.yaml", "a: &a [*a]\n", "记号"),
    ],
)
def test_a_table_that_is_built_otherwise_is_told(
    teaching_dossier: str,
    dossier_file: Callable[[str], Path],
    school: Path,
    write: Callable[[str, str], Path],
    case: tuple[str, str, str],
) -> None:
    name, text, told = case
    from plangen.compose.kinds import CHARTS, prints  # noqa: PLC0415
    from plangen.compose.slots import content_words  # noqa: PLC0415
    from plangen.model.template_files import load_table  # noqa: PLC0415

    path = write(name, text)
    reads: dict[str, Callable[[], object]] = {
        "kinds/_parts.yaml": lambda: prints((), CHARTS),
        "library/groups.yaml": lambda: load_table("library/groups.yaml"),
        "library/subjects.yaml": lambda: content_words(4, "数学"),
    }
    dossier = dossier_file(teaching_dossier)
    found = problems_of(school, reads.get(name, lambda: make_document(load(dossier))))
    assert [problem.file for problem in found if told in problem.message] == [path]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("标题: 一\n分页: 每人一页\n", "没有页面"),
        ("标题: 一\n", "缺少“分页”"),
        ("标题: 一\n分页: 每周一页\n", "不能写"),
        ("标题: '{班}'\n分页: 每人一页\n", "花括号里"),
        ("标题: 一\n分页: 每人一页\n前提: [学困]\n", "“学困”不是"),
        ("标题: 一\n分页: 每人一页\n抬头: [校]\n", "“校”不是"),
    ],
)
def test_a_mistake_in_a_form_is_told(
    school: Path, write: Callable[[str, str], Path], said: str, told: str
) -> None:
    path = write("forms/晚辅导点名表.yaml", said)
    found = problems_of(school, form_kinds)
    assert any(told in problem.message for problem in found)
    assert {problem.file for problem in found} == {path}


@pytest.mark.parametrize(
    "text", ["页边距: {左: 100}\n", "页边据: {左: 3}\n", "页边距：\n  左: [\n"]
)
def test_a_mistake_in_a_style_is_told(
    school: Path, write: Callable[[str, str], Path], text: str
) -> None:
    path = write("styles/校内.yaml", text)
    found = problems_of(school, load_style)
    assert {problem.file for problem in found} == {path}
    assert all(problem.line == 1 or "YAML" in problem.message for problem in found)


def test_the_kinds_of_the_package_say_nothing_that_a_schools_may_not(
    school: Path, write: Callable[[str, str], Path]
) -> None:
    for room, suffix in (("kinds", ".yaml"), ("forms", ".yaml")):
        for name in resources.names(room, suffix):
            write(f"{room}/{name}{suffix}", resources.read_text(f"{room}/{name}{suffix}"))
    for room in ("library/causes", "library/measures", "library"):
        for name in resources.names(room, ".yaml"):
            write(f"{room}/{name}.yaml", resources.read_text(f"{room}/{name}.yaml"))
    with resources.using(school):
        own = kinds(), form_kinds(), load_library()
    assert own[0] == kinds()
    assert own[1] == form_kinds()
    assert own[2].causes == load_library().causes
    assert own[2].measures == load_library().measures
    assert own[2].conflicts == load_library().conflicts
