"""A name a little wrong is answered with the one that is meant, wherever names are looked up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plangen.model.schema import all_keys, keys_at
from plangen.writers.style_schema import StyleFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from .terminal import Plangen

GROUPS = """\
分组:
  - {名称: 甲组, 学生: [许小]}
  - {名称: 乙组, 学生: [马小雨]}
"""
TEAMS = """\
小组:
  - 名称: 第一组
    成员: [{姓名: 许小, 层次: 学困}, 马小雨]
"""
TUTORING = "辅导: {时间: 周二课后服务第一节, 内容: [{周次: 2, 内容: 订正, 学生: [马晓雨]}]}\n"
PROJECT = "课题: {名称: 成因, 成员: [{姓名: 周敏, 指导学生: [马晓雨]}]}\n"
TYPES = "类型说明: [{名称: 动力不够, 特征: 做得出而不做}]\n"
AIMS = "教学目标: [{组: 知识与技能, 内容: [会读写]}]\n"


@pytest.fixture
def told(plangen: Plangen, full_dossier: str) -> Callable[..., str]:
    """Run a command on a dossier of which a part is written otherwise; return what it says."""

    def run(old: str, new: str, more: str = "", command: str = "render") -> str:
        assert old in full_dossier
        text = full_dossier.replace(old, new, 1) + more
        Path("档案.yaml").write_text(text, encoding="utf-8")
        return plangen("--format", "text", command, "档案.yaml", "-f", "md").err

    return run


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        pytest.param("班级: 四", "班机: 四", "班级", id="key"),
        pytest.param(
            "  - 姓名: 马小雨\n    性别", "  - 姓名: 马小雨\n    性另", "性别", id="key-of-a-pupil"
        ),
        pytest.param("    频次: 每月", "    频率: 每月", "频次", id="key-of-a-measure"),
        pytest.param("文种: 学困生转化计划", "文种: 学困生转换计划", "学困生转化计划", id="kind"),
        pytest.param("  - 自卑缺乏自信\n", "  - 自卑缺泛自信\n", "自卑缺乏自信", id="cause"),
        pytest.param(
            "[作业拖欠不完成, 晚上无人督促]",
            "[作业拖欠未完成]",
            "作业拖欠不完成",
            id="cause-of-a-pupil",
        ),
        pytest.param("  - 谈心交流\n", "  - 谈心交留\n", "谈心交流", id="measure"),
        pytest.param("措施: [作业面批]", "措施: [作业面评]", "作业面批", id="measure-of-a-pupil"),
        pytest.param(
            "针对: [晚上无人督促]", "针对: [晚上没人督促]", "晚上无人督促", id="cause-answered"
        ),
        pytest.param(
            "    目标: 92%\n",
            "    目标: 92%\n    对应: [谈心交留]\n",
            "谈心交流",
            id="measure-of-a-goal",
        ),
        pytest.param("周数: 21\n", "周数: 21\n版式: 校类\n", "校内", id="style"),
        pytest.param("周数: 21\n", "周数: 21\n章节: [原因分折]\n", "原因分析", id="section"),
        pytest.param("周数: 21\n", "周数: 21\n原因排列: 分唯度\n", "分维度", id="word-of-a-list"),
        pytest.param("周数: 21\n", "周数: 21\n编号: 文本\n", "文字", id="number-form"),
        pytest.param(
            "周数: 21\n", "周数: 21\n称谓: 落后的学生\n", "暂时落后的学生", id="designation"
        ),
    ],
)
def test_a_name_in_a_plan_is_answered_with_the_one_meant(
    told: Callable[..., str], old: str, new: str, meant: str
) -> None:
    assert f"是不是想写“{meant}”" in told(old, new)


@pytest.mark.parametrize(
    ("more", "meant"),
    [
        pytest.param(GROUPS, "是不是想写“许晓”？", id="分组"),
        pytest.param(TEAMS, "是不是想写“许晓”？", id="小组"),
        pytest.param(TEAMS, "小组里写的“许小”是不是其中的学生？", id="小组-without-a-pupil"),
        pytest.param(TUTORING, "是不是想写“马小雨”？", id="辅导"),
        pytest.param(TYPES, "是不是想写“动力不足”、“能力不足”？", id="类型说明"),
        pytest.param(TYPES, "类型“动力不足”没有写进类型说明 → 是不是想写“动力不够”？", id="类型"),
    ],
)
def test_a_pupil_or_type_named_elsewhere_is_looked_up_in_the_list(
    told: Callable[..., str], more: str, meant: str
) -> None:
    assert meant in told("周数: 21\n", "周数: 21\n", more)


def test_a_pupil_whom_a_member_of_a_project_guides_is_looked_up_in_the_list(
    told: Callable[..., str],
) -> None:
    text = told("文种: 学困生转化计划", "文种: 课题阶段总结", PROJECT)
    assert "“马晓雨”不在学困生名单里 → 是不是想写“马小雨”？" in text


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        pytest.param("{姓名: 许晓, 家长", "{姓名: 许小, 家长", "许晓", id="个案"),
        pytest.param("    谈心交流: {", "    谈心交留: {", "谈心交流", id="措施执行"),
        pytest.param("总结:\n", "总结:\n  目标达成: {及格: 93%}\n", "及格率", id="目标达成"),
    ],
)
def test_a_name_in_a_summary_is_looked_up_in_its_plan(
    told: Callable[..., str], old: str, new: str, meant: str
) -> None:
    assert f"是不是想写“{meant}”？" in told(old, new, command="summary")


def test_a_result_under_the_name_of_its_goal_is_no_slip(told: Callable[..., str]) -> None:
    assert "目标达成" not in told(
        "总结:\n", "总结:\n  目标达成: {及格率: 93%}\n", command="summary"
    )


def test_a_group_of_goals_is_looked_up_in_the_aims(told: Callable[..., str]) -> None:
    text = told("    目标: 92%\n", "    目标: 92%\n    组: 知识和技能\n", AIMS)
    assert "“知识和技能”不是教学目标里的组，会另列一组 → 是不是想写“知识与技能”？" in text


def test_a_group_of_goals_like_no_other_is_the_teachers_own(told: Callable[..., str]) -> None:
    assert "会另列一组" not in told("    目标: 92%\n", "    目标: 92%\n    组: 家校\n", AIMS)


@pytest.mark.usefixtures("dossier")
@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("forms", "--blank", "--form", "家访记录"), "家访记录表"),
        (("rendr", "档案.yaml"), "render"),
        (("render", "档案.yaml", "-f", "dcx"), "docx"),
        (("render", "档案.yaml", "--style", "公闻"), "公文"),
        (("library", "causes", "--for", "谈心交留"), "谈心交流"),
        (("library", "measures", "--for", "作业拖欠未完成"), "作业拖欠不完成"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_name_on_the_command_line_is_answered_with_the_one_meant(
    plangen: Plangen, arguments: tuple[str, ...], meant: str
) -> None:
    shown = plangen(*arguments)
    assert f"“{meant}”" in shown.err or meant in "".join(shown.written)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("正文: {首行缩近: 2}\n", "首行缩进"),
        ("正问: {字号: 小四}\n", "正文"),
        ("基于: 公闻\n", "公文"),
        ("参照: 校.docx\n样式映射: {大标提: 标题}\n", "大标题"),
        ("页眉: {位置: 居终}\n", "居中"),
        ("页脚: {文字: '第 {页玛} 页'}\n", "页码"),
    ],
    ids=["setting", "part", "base", "mapping", "place", "field"],
)
def test_a_name_in_a_style_file_is_answered_with_the_one_meant(
    told: Callable[..., str], said: str, meant: str
) -> None:
    Path("校本.yaml").write_text(said, encoding="utf-8")
    assert f"是不是想写“{meant}”" in told("周数: 21\n", "周数: 21\n版式: 校本.yaml\n")


# Words of a style file in a dossier.

STYLE_WORDS = sorted(all_keys(StyleFile) - all_keys())


@pytest.mark.parametrize("word", STYLE_WORDS)
def test_a_word_of_a_style_file_is_sent_there(told: Callable[..., str], word: str) -> None:
    text = told("周数: 21\n", f"周数: 21\n{word}: 甲\n")
    assert (
        f"不认识“{word}”这一项 → 写在版式文件里，如 校本.yaml，档案里再写 版式: 校本.yaml" in text
    )


def test_the_words_of_a_style_file_are_those_that_teachers_look_for() -> None:
    assert {"参照", "样式映射", "页眉", "页脚", "正文", "纸张", "页边距", "字号"} <= set(
        STYLE_WORDS
    )
    assert not set(STYLE_WORDS) & set(keys_at(()))


# What is said in vain.


def test_a_mapping_of_styles_without_a_document_is_told(told: Callable[..., str]) -> None:
    Path("校本.yaml").write_text("样式映射: {正文: 正文缩进}\n", encoding="utf-8")
    text = told("周数: 21\n", "周数: 21\n版式: 校本.yaml\n")
    assert "校本.yaml:1:1: 提醒: 有“样式映射”，没有“参照”，样式映射没有用" in text


def test_a_mapping_of_styles_serves_a_document_that_the_command_names(
    plangen: Plangen, dossier: Path
) -> None:
    plangen("render", dossier.name, "-o", "校.docx")
    Path("校本.yaml").write_text("样式映射: {正文: Normal}\n", encoding="utf-8")
    shown = plangen(
        "render", dossier.name, "--style", "校本.yaml", "--reference", "校.docx", "-o", "新.docx"
    )
    assert shown.status == 0
    assert "没有“参照”" not in shown.err


@pytest.mark.parametrize("where", ["档案", "校本"])
def test_approvals_without_a_name_are_told(told: Callable[..., str], where: str) -> None:
    Path("校本.yaml").write_text("审批栏:\n" if where == "校本" else "封面: 否\n", encoding="utf-8")
    own = "审批栏:\n" if where == "档案" else ""
    text = told("周数: 21\n", f"周数: 21\n版式: 校本.yaml\n{own}")
    assert f"{where}.yaml:" in text
    assert "“审批栏”后面没有内容，没有印 → 写 审批栏: 是" in text


# The version of the format.


@pytest.mark.parametrize("version", ["1", "1.0", "１", "'1'", "“1”"])
def test_a_version_that_is_known_may_be_written_in_several_ways(
    told: Callable[..., str], version: str
) -> None:
    assert "格式" not in told("plangen: 1\n", f"plangen: {version}\n")


@pytest.mark.parametrize("version", ["2", "３", "2.0", "10"])
def test_of_a_newer_format_nothing_but_that_is_said(told: Callable[..., str], version: str) -> None:
    lines = told("plangen: 1\n", f"plangen: {version}\n新的键: 甲\n").splitlines()
    (line,) = lines
    assert "版格式，这个 plangen 只认第 1 版，请升级 plangen" in line


@pytest.mark.parametrize("version", ["0", "一", "1.5", "-1", "[1]", "很新"])
def test_a_version_that_never_was_is_told_beside_all_else(
    told: Callable[..., str], version: str
) -> None:
    text = told("plangen: 1\n", f"plangen: {version}\n班机: 甲\n")
    assert "档案.yaml:1:10: 错误: “plangen”：" in text
    assert "plangen: 1" in text
    assert "“班机”" in text


@pytest.mark.parametrize("line", ["", "plangen:\n"], ids=["missing", "empty"])
def test_a_version_that_is_not_named_is_told_and_counts_as_the_first(
    told: Callable[..., str], line: str
) -> None:
    text = told("plangen: 1\n", line)
    assert "说明: 没有写格式的版本，按第 1 版读入" in text
    assert "错误" not in text
