"""Bad input from end to end: what a teacher is told, and that nothing is written.

``corpus/`` holds one small bad dossier per kind of slip. Its last lines say what must be reported:
``# expect 行:列 words of the message → words of the remedy``; ``行`` alone leaves the column open,
``文件`` stands for the file as a whole. The remedy may stand in the message. Nothing else may be
reported as an error. ``# run summary`` asks for the summary, which needs more than the plan.
"""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plangen.cli import main
from plangen.compose.kinds import kinds
from plangen.model.schema import all_keys
from plangen.pipeline.documents import make_document
from plangen.pipeline.dossiers import load
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable

Place = tuple[str | int, ...]

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.yaml"))
EXPECTED = re.compile(r"^# expect (?P<place>文件|\d+(?::\d+)?) ?(?P<words>.*?) → (?P<remedy>.+)$")
REPORTED = re.compile(r"^档案\.yaml(?::(?P<place>\d+:\d+))? 错误(?: [A-Z]\d\d)?：(?P<message>.+)$")
HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
# The name of the program and its commands, of files, formats and keys have no Chinese form.
NAMES = re.compile(
    r"plangen|new|render|summary|--force|\.?yaml|YAML|UTF-8|UTF-16|GBK|GB18030|Tab|Word|Excel|docx|md"
)
QUICK = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SNIPPETS = st.sampled_from(
    "：，\u3000\x85\u2028\ufeff\ufffe\x00\x1f\n\r\t-{}[]'\"#|%@~\U0001f600"
) | (st.sampled_from(["- ", "? ", "&a ", "*a", "!!b ", "<<: ", "---\n", "...\n"]))
KEYS = st.sampled_from([*sorted(all_keys()), "期末", "谈心交流", "甲", "31"])
SCALARS = st.text(max_size=8) | st.sampled_from(
    [
        *(
            "",
            "\n",
            "\u200b",
            "0",
            "-1",
            "²",
            "９９",
            "三点五",
            "99999999",
            "1e400",
            "NaN",
            "Infinity",
        ),
        *(
            "80.6%",
            "2026-02-30",
            "优",
            "缺考",
            "许晓",
            "谈心交流",
            "期末",
            "【请填：甲】",
            "【示例】甲",
        ),
        *("*甲|乙#1", "{{ 甲 }}", "{text}", "%s"),
    ]
)


GONE = object()
KINDS = st.sampled_from(sorted(kinds()))
LEAVES = st.none() | SCALARS
STRUCTURES = st.one_of(
    st.just(GONE),
    LEAVES,
    st.lists(LEAVES, max_size=3),
    st.dictionaries(SCALARS | KEYS, LEAVES, max_size=3),
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
        max_leaves=6,
    ),
)
# Keys that the shared dossier does not use.
MORE = """\
标题: 我班的转化计划
脱敏: 代号
指导思想: 一个也不落下。
结语: 以上各项请家长和任课教师支持。
校历: {放假: [2026-10-01～2026-10-07, 2026-11-05 秋假], 上课: [2026-10-10]}
工作安排:
  - {周次: 3, 内容: 召开家长会}
章节:
  - 学生情况
  - 目标
  - 措施
  - 工作安排
  - {标题: 家校约定, 内容: 每周五通一次电话。}
依据: [{文件名: 课后服务实施细则, 文号: 清教基〔2026〕12号}]
原则: [{名称: 自愿参加, 说明: 不报名的不催问}]
组织机构: {组长: 周建国（校长）, 副组长: 何敏, 成员: [郑凯, 蒋雯], 职责: [组长每月听一次汇报]}
对象: [自愿报名的学生]
附件: [报名表]
课后服务:
  时间:
    {开始: 2026-09-07, 每周: 周一至周五, 时段: {甲: 15:50～16:45, 乙: 16:55～17:50}, 说明: 假日不开}
  报名: {学生: 612, 全校: 830, 办法: [家长填报名表]}
  内容: [{名称: 作业辅导, 说明: 按班进行, 要点: [先做作业]}]
  安排:
    - {星期: 周一至周三, 时段: 甲, 内容: 作业辅导, 形式: 按班, 地点: 各班教室, 教师: 郑凯、蒋雯}
  活动: [{名称: 体育节, 时间: 10月, 负责: 体育组}]
  安全: [每天点名两次]
  收费: {标准: 2元, 依据: 实施细则, 用途: 用于报酬, 说明: 多退少补}
  减免: [{对象: 低保家庭, 办法: 全免}]
  监督: [公示课表]
  评价: [期末问卷]
经费:
  收入: [{项目: 服务费, 人数: 612, 标准: 2元, 课时: 160, 说明: 学期}, {项目: 补贴, 金额: 86000}]
  支出: [{项目: 材料, 金额: 3600.5, 说明: 剪纸}]
  比例: 9:1
  计量: [{项目: 按时上岗, 计: 1, 说明: 全程}, {项目: 只到半程, 计: 0.5}]
  教师:
    - {姓名: 陈淑芬, 计量: {按时上岗: 62, 只到半程: 2}, 终结: 92, 扣减: 60, 备注: 缺记录}
    - {姓名: 李国平, 过程: 60, 终结: 88}
  发放: {日期: 2027-01-27, 方式: 转账, 说明: 扣税}
  公示: {起: 2027-01-18, 止: 2027-01-22, 地点: 公开栏, 电话: 0572-8765432, 期限: 5, 说明: 书面登记}
  附则: [由总务处解释]
原因排列: 平列
引言: 头一个月只翻本子。
引文: [{文: 先听懂, 作者: 陈一平, 出处: 课堂笔记}]
类型说明: [{名称: 动力不足, 特征: 做得出而不做, 措施: [作业面批]}, 能力不足]
阶段: [{名称: 醒悟, 表现: 说得出哪里不会, 做法: 第二天补}]
反复: [{情形: 放了长假, 征兆: 作业交不齐, 对策: 返校当天看, 负责: 李老师}]
禁止事项: [不公布名次]
课题:
  名称: 成因的研究
  立项: {单位: 区教研室, 编号: A7, 日期: 2026-03-05}
  起止: 2026-03～2027-06
  成员: [{姓名: 周敏, 职务: 组长, 分工: 主持, 指导学生: [许晓]}]
  意义: [弄清卡在哪里, 留下记录]
  进展: [{阶段: 调查, 时间: 2026年3月—4月, 内容: 发问卷, 材料: 问卷}]
  问卷:
    - {名称: 问卷, 对象: 学生, 时间: 2026年3月, 发出: 9, 收回: 8, 有效: 7, 结果: {甲: 4, 乙: 3}}
    - {收回: 8, 多选: 是, 结果: {甲: 8, 乙: 3}, 说明: 选甲的都选了乙。}
  班会: [{主题: 怎样问, 时间: 2026年5月, 班级: 四年级（1）班, 共识: 先圈出来}]
  成果: [{内容: 公开课一节, 证据: 教案}]
  思考: [没有分开问]
  打算: [重发问卷]
培优:
  学生:
    - {姓名: 沈知言, 长处: [爱读书], 方向: 习作, 措施: [小讲师], 成绩: {期末: 95}, 目标: 96}
  目标: [{指标: 优秀率, 目标: 36%, 组: 期末}]
  措施: [小讲师, {名称: 主编小报, 说明: 轮流当主编。, 频次: 每月一次}]
辅导内容:
  - {周次: 3～4, 培优: 写一处细节, 辅差: 说清一段话}
教材:
  版本: 人教版四年级上册
  基础: [两位数乘两位数]
  内容: [{领域: 数与代数, 内容: [大数的认识]}, 图形与几何: [角的度量]]
  重点: [试商]
  难点: [调商]
教学目标: [{组: 知识与技能, 内容: [会读写]}]
课时:
  每周: 4
  单元: [{内容: 大数的认识, 课时: 12}, {内容: 复习, 课时: 4, 周次: 20～21}]
班级工作:
  班风: 公共的事有人抢着做
  班委: [{姓名: 周明, 职务: 班长, 分工: 点人数}]
  班规: [预备铃响坐好]
  关注: {体弱: 2}
  指标: [{名称: 出勤率, 期初: 97.2%, 期末: 98.6%, 目标: 98%, 来源: 考勤表}]
  主题班会: [{周次: 2, 主题: 我的小岗位, 形式: 表演, 负责: 周明, 完成: 是, 说明: 开了一节课}]
  月安排: [{月份: 9月, 内容: [排座位]}]
  荣誉: [{日期: 2026-12-30, 名称: 文明班级, 颁发: 学校}]
奖励:
  - 名称: 进步奖
    标准: 比上月好
    等次: [{名称: 一等, 比例: 10%}, {名称: 二等, 名额: 3}]
    不参评: [冒用别人的作业]
    获奖: 5
分组:
  - {名称: 甲组, 学生: [许晓], 表现: [漏交], 原因: [作业拖欠不完成], 措施: [作业面批]}
  - {名称: 乙组, 学生: [马小雨]}
结对办法: {自愿: 是, 内容: 两人商量。}
编组: 1优2中1学困
小组:
  - 名称: 第一组
    组长: 周明
    成员: [{姓名: 周明, 层次: 优}, {姓名: 李想, 层次: 中}, {姓名: 吴越, 层次: 中}, 许晓]
  - 名称: 第二组
    成员: [{姓名: 何苗, 层次: 优}, {姓名: 苏苏, 层次: 中}, {姓名: 白露, 层次: 中}, 马小雨]
调整办法: [第10周换组]
辅导:
  时间: 周二课后服务第一节
  地点: 本班教室
  形式: 小组辅导
  内容:
    - {周次: 2, 内容: 退位减法, 学生: [许晓], 形式: 一对一, 时间: 周三大课间}
    - {周次: 3, 内容: 订正}
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What the command left behind."""

    status: str | int | None
    text: str
    files: set[str]


@pytest.fixture
def render(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Run]:
    """Run ``plangen render`` in a fresh folder, as a teacher would."""
    monkeypatch.chdir(tmp_path)

    def run(content: bytes | None, *more: str, command: str = "render") -> Run:
        if content is not None:
            (tmp_path / "档案.yaml").write_bytes(content)
        monkeypatch.setattr(sys, "argv", ["plangen", command, "档案.yaml", *more])
        with pytest.raises(SystemExit) as left:
            main()
        shown = capsys.readouterr()
        files = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}
        return Run(left.value.code, shown.out + shown.err, files)

    return run


@pytest.fixture
def rich_dossier(full_dossier: str) -> Any:
    """Return a good dossier with most keys there are, as values."""
    return yaml.load(full_dossier + MORE, Loader=yaml.BaseLoader)  # noqa: S506  (text only)


def english_in(text: str) -> list[str]:
    """Return Latin words in what the program says, its echo of the teacher's lines left out."""
    own = [line for line in text.splitlines() if not re.match(r"    (?!→)", line)]
    return LATIN.findall(NAMES.sub("", "\n".join(own)))


def reported(text: str) -> list[tuple[str, str, str]]:
    """Return place, message and, with the remedy, all that is said of each error.

    Neighbours may share a remedy.
    """
    found: list[tuple[str, str, str]] = []
    lines = text.splitlines()
    for i, line in enumerate(lines):
        head = REPORTED.match(line)
        if head:
            remedy = next((rest for rest in lines[i:] if rest.startswith("    → ")), "")
            found.append((head["place"] or "文件", head["message"], head["message"] + remedy))
    return found


def expectations(content: bytes) -> list[tuple[str, str, str]]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        text = content.decode("gbk")
    found = [EXPECTED.match(line) for line in text.splitlines() if line.startswith("# expect")]
    return [(each["place"], each["words"], each["remedy"]) for each in found if each]


def command_of(content: bytes) -> str:
    return "summary" if b"# run summary" in content else "render"


def stands_at(place: str, expected: str) -> bool:
    return place == expected or (":" not in expected and place.startswith(f"{expected}:"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: str(path.stem))
def test_a_bad_dossier_is_told_whole_in_chinese_and_writes_nothing(
    render: Callable[..., Run], path: Path
) -> None:
    content = path.read_bytes()
    expected = expectations(content)
    assert expected

    run = render(content, command=command_of(content))

    errors = reported(run.text)
    for place, words, remedy in expected:
        assert any(
            stands_at(at, place) and words in message and remedy in shown
            for at, message, shown in errors
        ), (place, words, remedy, run.text)
    assert len(errors) == len(expected), run.text
    assert run.status == 1
    assert english_in(run.text) == []
    assert run.files == {"档案.yaml"}


@pytest.mark.parametrize("command", ["render", "summary"])
def test_the_whole_corpus_at_once_gives_no_traceback_and_names_every_file(
    tmp_path: Path, command: str
) -> None:
    corpus = [path for path in CORPUS if command_of(path.read_bytes()) == command]
    for path in corpus:
        shutil.copy(path, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "plangen", command, *(path.name for path in corpus)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert [path.name for path in corpus if f"{path.name}：有 " not in done.stderr] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in corpus]


def test_every_expectation_of_the_corpus_can_be_read() -> None:
    for path in CORPUS:
        content = path.read_bytes()
        assert len(expectations(content)) == content.count(b"# expect"), path.name


def test_a_missing_file_is_told_with_the_command_that_makes_one(
    render: Callable[..., Run],
) -> None:
    run = render(None)
    assert run.status == 1
    assert "档案.yaml 错误：找不到这个文件" in run.text
    assert "plangen new 档案.yaml" in run.text
    assert english_in(run.text) == []
    assert run.files == set()


def test_a_folder_in_place_of_a_dossier_is_told(render: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "档案.yaml").mkdir()
    run = render(None)
    assert run.status == 1
    assert "文件夹" in run.text
    assert english_in(run.text) == []


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"\xef\xbb\xbf"], ids=["nothing", "lines", "mark"]
)
def test_an_empty_file_is_told(render: Callable[..., Run], content: bytes) -> None:
    run = render(content)
    assert run.status == 1
    assert "空的" in run.text
    assert "plangen new 档案.yaml --force" in run.text
    assert run.files == {"档案.yaml"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"PK\x03\x04" + bytes(40), "Word", id="word-file"),
        pytest.param(b"\xff\xff\xff\x00", "编码", id="no-text"),
        pytest.param("班级: 二\n".encode() + bytes(4), "字符", id="zero-bytes"),
    ],
)
def test_a_file_that_is_no_text_is_told(
    render: Callable[..., Run], content: bytes, words: str
) -> None:
    run = render(content)
    assert run.status == 1
    assert words in run.text
    assert english_in(run.text) == []
    assert run.files == {"档案.yaml"}


def test_a_gbk_file_is_read_with_a_notice(render: Callable[..., Run], full_dossier: str) -> None:
    run = render(full_dossier.encode("gbk"))
    assert run.status == 0
    assert "GBK" in run.text
    assert any(name.endswith(".docx") for name in run.files)


def test_an_empty_list_item_does_not_stop_the_run(
    render: Callable[..., Run], full_dossier: str
) -> None:
    run = render(full_dossier.replace("  - 作业面批\n", "  - 作业面批\n  - \n").encode())
    assert run.status == 0


@pytest.mark.parametrize(
    "key",
    ["学校", "班级", "学科", "教师", "标题"],
    ids=["school", "class", "subject", "teacher", "title"],
)
def test_a_long_name_ends_in_a_document_or_in_a_chinese_message(
    render: Callable[..., Run], key: str
) -> None:
    run = render(f"文种: 学困生转化计划\n{key}: {'长' * 300}\n".encode())
    assert run.status == 0 or " 错误" in run.text


@pytest.mark.parametrize("value", ["''", '"\\u200b"'], ids=["quoted", "invisible"])
@pytest.mark.parametrize("line", ["目标: 65", "基线: 80.6%"], ids=["pupil-target", "baseline"])
def test_a_figure_of_nothing_is_never_a_traceback(
    dossier_file: Callable[[str], Path], full_dossier: str, line: str, value: str
) -> None:
    key = line.split(":", maxsplit=1)[0]
    assert line in full_dossier
    survive(dossier_file(full_dossier.replace(line, f"{key}: {value}")))


def test_an_output_that_cannot_be_written_says_so(
    render: Callable[..., Run], full_dossier: str, tmp_path: Path
) -> None:
    (tmp_path / "计划").write_text("这是一个文件", encoding="utf-8")
    run = render(full_dossier.encode(), "-o", "计划/学期初.docx")
    assert run.status == 1
    assert "写不了" in run.text
    assert "-o" in run.text
    assert english_in(run.text) == []
    assert run.files == {"档案.yaml", "计划"}


def test_an_output_in_place_of_which_a_folder_stands_says_so(
    render: Callable[..., Run], full_dossier: str, tmp_path: Path
) -> None:
    (tmp_path / "计划.docx").mkdir()
    (tmp_path / "计划.docx" / "旧.txt").write_text("旧", encoding="utf-8")
    (tmp_path / "四年级（1）班数学学困生转化计划.docx").mkdir()
    run = render(full_dossier.encode())
    assert run.status == 1
    assert "同名的文件夹" in run.text
    assert english_in(run.text) == []


def test_an_edited_document_is_left_as_it_is_when_the_dossier_turns_bad(
    render: Callable[..., Run], full_dossier: str, tmp_path: Path
) -> None:
    assert render(full_dossier.encode(), "-o", "计划.md").status == 0
    before = (tmp_path / "计划.md").read_bytes()
    assert (
        render(full_dossier.replace("男生: 18", "男生: 19").encode(), "-o", "计划.md").status == 1
    )
    assert (tmp_path / "计划.md").read_bytes() == before


def survive(path: Path) -> None:
    """Make plan and summary of a dossier; only problems with Chinese messages may be raised."""
    for summary in (False, True):
        try:
            make_document(load(path), summary=summary)
        except ProblemsError as error:
            problems = error.problems
        else:
            continue
        assert problems
        assert [each for each in problems if not HAN.search(each.message)] == []


@QUICK
@given(st.text())
def test_no_text_raises_anything_but_problems(tmp_path: Path, text: str) -> None:
    path = tmp_path / "档案.yaml"
    path.write_bytes(text.encode())
    survive(path)


@QUICK
@given(st.binary())
def test_no_bytes_raise_anything_but_problems(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "档案.yaml"
    path.write_bytes(data)
    survive(path)


@QUICK
@given(data=st.data())
def test_no_edit_of_a_good_dossier_raises_anything_but_problems(
    dossier_file: Callable[[str], Path], full_dossier: str, data: st.DataObject
) -> None:
    text = full_dossier
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 6))
        text = text[:start] + data.draw(SNIPPETS | st.text(max_size=3)) + text[end:]
    path = dossier_file("")
    path.write_bytes(text.encode())
    survive(path)


def places(value: Any, above: Place = ()) -> list[Place]:
    """Return the place of every value of a dossier: of lists and mappings, and within them."""
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    below = [place for key, item in inner for place in places(item, (*above, key))]
    return [above, *below] if above else below


def scalar_places(value: Any) -> list[Place]:
    """Return the place of every scalar of a dossier."""
    found = places(value)
    holders = {place[:-1] for place in found}
    return [place for place in found if place not in holders]


def with_value(dossier: Any, place: Place, value: Any) -> Any:
    """Return the dossier with another value at a place; ``GONE`` takes the value out."""
    holder = changed = copy.deepcopy(dossier)
    for part in place[:-1]:
        holder = holder[part]
    if value is GONE:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return changed


def with_structures(dossier: Any, data: st.DataObject) -> Any:
    """Return the dossier with other structures at one to three places."""
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.sampled_from(places(dossier)))
        dossier = with_value(dossier, place, data.draw(STRUCTURES))
        if not places(dossier):
            break
    return dossier


def of_kind(dossier: Any, kind: str) -> Any:
    """Return the dossier for a document of another kind, which has sections of its own."""
    other = dossier | {"文种": kind}
    if kind != dossier["文种"]:
        del other["章节"]
    return other


def as_yaml(dossier: Any) -> str:
    return yaml.safe_dump(dossier, allow_unicode=True, sort_keys=False)


@QUICK
@given(data=st.data())
def test_no_value_in_a_good_dossier_raises_anything_but_problems(
    dossier_file: Callable[[str], Path], rich_dossier: Any, data: st.DataObject
) -> None:
    dossier = of_kind(rich_dossier, data.draw(KINDS))
    place = data.draw(st.sampled_from(scalar_places(dossier)))
    survive(dossier_file(as_yaml(with_value(dossier, place, data.draw(SCALARS)))))


@pytest.mark.parametrize("kind", sorted(kinds()))
@QUICK
@given(data=st.data())
def test_no_value_in_a_dossier_of_any_kind_raises_anything_but_problems(
    dossier_file: Callable[[str], Path], rich_dossier: Any, kind: str, data: st.DataObject
) -> None:
    dossier = of_kind(rich_dossier, kind)
    read = {*kinds()[kind].required, *kinds()[kind].parts, *kinds()[kind].expected}
    place = data.draw(st.sampled_from([p for p in scalar_places(dossier) if p[0] in read]))
    value = data.draw(st.just(GONE) | SCALARS | STRUCTURES)
    survive(dossier_file(as_yaml(with_value(dossier, place, value))))


@settings(QUICK, max_examples=150)
@given(data=st.data())
def test_no_structure_in_a_good_dossier_raises_anything_but_problems(
    dossier_file: Callable[[str], Path], rich_dossier: Any, data: st.DataObject
) -> None:
    dossier = of_kind(rich_dossier, data.draw(KINDS))
    survive(dossier_file(as_yaml(with_structures(dossier, data))))


@settings(QUICK, max_examples=100)
@given(data=st.data())
def test_no_structure_in_a_dossier_of_another_kind_raises_anything_but_problems(
    dossier_file: Callable[[str], Path],
    teaching_dossier: str,
    talent_dossier: str,
    data: st.DataObject,
) -> None:
    text = data.draw(st.sampled_from([teaching_dossier, talent_dossier]))
    dossier = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (text only)
    survive(dossier_file(as_yaml(with_structures(dossier, data))))


@QUICK
@given(data=st.data())
def test_no_part_of_a_good_dossier_in_place_of_another_raises_anything_but_problems(
    dossier_file: Callable[[str], Path], rich_dossier: Any, data: st.DataObject
) -> None:
    dossier = of_kind(rich_dossier, data.draw(KINDS))
    source, target = (data.draw(st.sampled_from(places(dossier))) for _ in range(2))
    value = dossier
    for part in source:
        value = value[part]
    survive(dossier_file(as_yaml(with_value(dossier, target, copy.deepcopy(value)))))


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_a_good_dossier_used_for_mutations_is_good(
    dossier_file: Callable[[str], Path], rich_dossier: Any, kind: str
) -> None:
    path = dossier_file(as_yaml(of_kind(rich_dossier, kind)))
    for summary in (False, True) if kinds()[kind].summary else (False,):
        assert make_document(load(path), summary=summary).document.blocks


# What stands for a wrong value while the rest is checked is no business of the teacher's.


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("学困生:\n  - 性别: 男\n  - 性别: 女\n", id="two-pupils-without-a-name"),
        pytest.param("学困生:\n  - 姓名: [甲]\n  - 姓名: [乙]\n", id="two-names-that-are-lists"),
        pytest.param("章节:\n  - [学生情况]\n", id="section-that-is-a-list"),
        pytest.param("措施:\n  - [谈心交流]\n  - [家访]\n", id="measures-that-are-lists"),
        pytest.param("目标:\n  - [及格率]\n  - [优秀率]\n", id="goals-that-are-lists"),
        pytest.param("总结: {个案: [{姓名: [甲], 经过: 好。}]}\n", id="case-without-a-name"),
        pytest.param("工作安排:\n  - {周次: 三}\n  - {周次: 四}\n", id="weeks-without-work"),
        pytest.param(
            "班级工作: {班委: [{职务: 班长}, {职务: 班长}], 荣誉: [{}, {}], 月安排: [{}, {}]}\n"
            "学生情况: {人数: 12}\n奖励: [{标准: 前三名, 获奖: 99}, {标准: 前三名}]\n",
            id="class-work-without-names",
        ),
        pytest.param(
            "学困生: [{姓名: 甲}]\n分组: [{学生: [乙]}, {学生: []}]\n编组: 组长加三人\n"
            "小组: [{名称: [甲], 成员: [{层次: 优}]}, {成员: [{层次: 优}]}]\n",
            id="groups-without-names",
        ),
    ],
)
def test_only_what_the_teacher_typed_is_quoted(render: Callable[..., Run], text: str) -> None:
    command = "summary" if "总结" in text else "render"
    run = render(f"文种: 学困生转化计划\n{text}".encode(), command=command)
    assert run.status == 1
    assert "〔" not in run.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("总结: {个案: [{姓名: 甲, 家长同意: 也许, 经过: 好。}]}\n", id="consent"),
        pytest.param("措施: [{名称: 静音角, 说明: [甲]}]\n", id="note-of-a-measure"),
        pytest.param("原因分析: [{名称: 楼上吵闹, 说明: {甲: 乙}}]\n", id="note-of-a-cause"),
    ],
)
def test_a_value_that_is_written_wrong_is_not_said_to_be_missing_too(
    render: Callable[..., Run], text: str
) -> None:
    command = "summary" if "总结" in text else "render"
    run = render(f"文种: 学困生转化计划\n{text}".encode(), command=command)
    assert len(reported(run.text)) == 1
