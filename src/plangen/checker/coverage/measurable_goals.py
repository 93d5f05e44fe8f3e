"""G03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.checker.coverage.answered_causes import DOSSIER
from plangen.checker.coverage.parts import parts_of, unnumbered
from plangen.checker.rule import Finding, Rule
from plangen.language.patterns import lazy
from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.readers.articles import Article

# Whatever somebody could look at and say whether it is so.
OBSERVABLE = lazy(
    r"\d|[二两三四五六七八九十百]+[人名次分个天道成篇遍]|百分|及格|合格|优秀率|良好率|达标|全部|人人|每[个位名人天日周课次节]|无人"
    r"|按时|当天|当堂|独立|能够?(?:说|写|背|读|算|做|用|认|按|在|主动|自己|正确|熟练|流利|独立)|会(?:说|写|背|读|算|做|用|认|画)"
    r"|杜绝|不再|零|率|次数|分数|名次|平均|过关|见[表附]|下表|如表"
)
TEACHING = lazy(r"教学(?:工作)?计划|课题|课后服务|方案")
LEAST = 8


class MeasurableGoals(Rule):
    """The goals of a plan have something by which their being reached can be seen."""

    id = "G03"
    severity = Severity.WARNING
    summary = "目标有数字，或看得出有没有达到"
    why = "“提高成绩、养成良好习惯”到期末说不清有没有做到；写上现在是多少、要到多少，才好总结。"
    bad = (
        (
            "# 学困生转化计划\n\n## 二、工作目标\n\n1. 提高学习成绩。\n2. 培养良好的学习习惯。\n\n"
            "## 三、措施\n\n每周辅导两次。\n"
        ),
        "# 学困生辅导计划\n\n一、辅导目标\n\n让学困生树立信心，成绩有所进步。\n\n二、措施\n",
    )
    good = (
        "# 学困生转化计划\n\n## 二、工作目标\n\n1. 及格率由80%提高到92%。\n2. 培养良好的习惯。\n",
        "# 学困生转化计划\n\n## 二、工作目标\n\n作业按时交，错题当天改完。\n",
        "# 三年级数学教学计划\n\n## 二、教学目标\n\n体会数学与生活的联系，养成良好的习惯。\n",
        "# 学困生转化计划\n\n提高学习成绩，培养良好的习惯。\n",
    )
    dossier_bad = (
        DOSSIER.replace("[{指标: 每周缺交, 基线: 9次, 目标: 3次}]", "[按时交作业]"),
        DOSSIER.replace(", 基线: 9次, 目标: 3次}", ", 基线: 9次}"),
    )
    dossier_good = (DOSSIER,)

    def check(self, article: Article) -> Iterator[Finding]:
        about = article.about
        if about.own or about.kind != "计划" or TEACHING.search(about.title):
            return
        parts = [part for part in parts_of(article, "目标") if len(part.text) >= LEAST]
        if not parts or any(
            OBSERVABLE.search(unnumbered(passage.text))
            for part in parts
            for passage in part.passages
        ):
            return
        passage = parts[0].passages[0]
        yield Finding(
            passage,
            0,
            len(passage.text),
            "目标里没有一个数字，也没有看得见的表现，期末说不清有没有达到",
            "写上指标、现在是多少、要到多少，如“及格率由80.6%提高到92%，以期末成绩统计为准”",
            others=((parts[0].heading.passage, 0),),
        )
