"""Whether the results of a dossier agree: pupils' scores, class results, baselines and targets."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from plangen.model.examinations import indicator_value, is_outcome
from plangen.model.score_statistics import EXEMPT
from plangen.model.values import GRADE_NAMES, LOWER_GRADES
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.model.dossier import ClassResult, Dossier, Goal, Pupil
    from plangen.model.talent import Talent
    from plangen.source import SourceFile
    from plangen.source.tree import ValuePath

RESULT_PLACES = (("学生情况", "全班成绩"), ("总结", "全班成绩"))


def check_results(dossier: Dossier, source: SourceFile) -> None:
    """Add a problem for every pair of results that contradict each other."""
    _check_scores(dossier, source)
    _check_class_results(dossier, source)
    _check_goals(dossier, source)
    _check_executions(dossier, source)
    _check_reached(dossier, source)


def _pupils(dossier: Dossier) -> Iterator[tuple[ValuePath, Pupil | Talent]]:
    """Yield every pupil with a result or a target of his own, and where he is written."""
    yield from ((("学困生", i), pupil) for i, pupil in enumerate(dossier.pupils))
    if dossier.talent is not None:
        yield from ((("培优", "学生", i), pupil) for i, pupil in enumerate(dossier.talent.pupils))


def _goals(dossier: Dossier) -> Iterator[tuple[ValuePath, Goal]]:
    """Yield every goal, and where it is written."""
    yield from ((("目标", i), goal) for i, goal in enumerate(dossier.goals))
    if dossier.talent is not None:
        yield from ((("培优", "目标", i), goal) for i, goal in enumerate(dossier.talent.goals))


def _check_scores(dossier: Dossier, source: SourceFile) -> None:
    lower = dossier.grade in LOWER_GRADES
    if dossier.full_marks is not None and dossier.full_marks <= 0:
        source.add_at(("满分",), "满分应当大于 0", "一般写 满分: 100")
        return
    for written, pupil in _pupils(dossier):
        for column, score in pupil.scores.items():
            place = (*written, "成绩", column)
            if score.points is None:
                continue
            if dossier.full_marks is not None and score.points > dossier.full_marks:
                source.add_at(
                    place, f"成绩 {score.text} 超过满分 {dossier.full_marks}", "核对成绩或满分"
                )
            if lower:
                source.add_at(
                    place,
                    f"{GRADE_NAMES[(dossier.grade or 1) - 1]}不进行纸笔考试，成绩宜用等级",
                    "写 优、良、合格、待合格；依据：教育部 2021 年 8 月 30 日通知",
                    Severity.WARNING,
                )
        target = pupil.target
        if (
            target is not None
            and target.number is not None
            and dossier.full_marks is not None
            and target.unit in {"", "分"}
            and target.number > dossier.full_marks
        ):
            source.add_at(
                (*written, "目标"),
                f"目标 {target.text} 超过满分 {dossier.full_marks}",
                "核对目标或满分",
            )


def _check_class_results(dossier: Dossier, source: SourceFile) -> None:
    groups = [(("学生情况", "全班成绩"), dossier.situation.results)]
    if dossier.outcome is not None:
        groups.append((("总结", "全班成绩"), dossier.outcome.results))
    seen: dict[str, tuple[ClassResult, str]] = {}
    for base, results in groups:
        for column, result in results.items():
            place = (*base, column)
            _check_class_result(dossier, source, place, result)
            where = source.where(place)
            if column in seen and seen[column][0] != result:
                source.add_at(
                    place,
                    f"“{column}”的全班成绩与{seen[column][1]}写的不一样",
                    "两处只留一处，或改成一样",
                )
            seen.setdefault(column, (result, where))
    merged = {column: result for column, (result, _) in seen.items()}
    _check_baselines(dossier, source, merged)
    _check_roster_results(dossier, source, merged)


def _check_roster_results(
    dossier: Dossier, source: SourceFile, results: dict[str, ClassResult]
) -> None:
    """No more of the listed pupils may have failed or been absent than the class result leaves."""
    for column, result in results.items():
        scores = [pupil.scores[column] for pupil in dossier.pupils if column in pupil.scores]
        failed = sum(
            score.points is not None and not dossier.thresholds.is_pass(score, dossier.full_marks)
            for score in scores
        )
        absent = sum(bool(score.absence) and score.absence != EXEMPT for score in scores)
        enrolled = result.enrolled or dossier.situation.total
        room = (
            ("不及格", failed, result.present, result.passed),
            ("缺考", absent, enrolled, result.present),
        )
        for what, listed, whole, rest in room:
            if whole is not None and rest is not None and listed > whole - rest >= 0:
                where = source.where(_result_place(source, column))
                source.add_at(
                    ("学困生",),
                    f"名单里“{column}”{what} {listed} 人，全班成绩（{where}）只有"
                    f" {whole - rest} 人{what}",
                    "核对学生成绩或全班成绩",
                )


def _check_class_result(
    dossier: Dossier,
    source: SourceFile,
    place: tuple[str, ...],
    result: ClassResult,
) -> None:
    limits = (
        ("实考", result.present, "应考", result.enrolled),
        ("实考", result.present, "全班人数", dossier.situation.total),
        ("及格", result.passed, "实考", result.present),
        ("优秀", result.excellent, "及格", result.passed),
        ("低分", result.low, "实考", result.present),
    )
    for name, value, limit_name, limit in limits:
        if value is not None and limit is not None and value > limit:
            source.add_at(
                (*place, name),
                f"{name} {value} 人，比{limit_name} {limit} 人还多",
                "核对后改正其中一个",
                rule="N03",
            )
    if result.present == 0:
        source.add_at((*place, "实考"), "实考是 0 人，这一次没有成绩", "没有考就删去这一行")
    marks = (result.top_marks, result.good_marks, result.pass_marks, result.fail_marks)
    total = sum(mark for mark in marks if mark is not None)
    if result.present is not None and None not in marks and total != result.present:
        source.add_at(
            place,
            f"优、良、合格、待合格合起来是 {total} 人，实考写的是 {result.present} 人",
            "核对后改正其中一个",
            rule="N03",
        )
    whole = result.enrolled or dossier.situation.total
    if whole is not None and total > whole:
        message = f"优、良、合格、待合格合起来是 {total} 人，比全班 {whole} 人还多"
        source.add_at(place, message, "核对后改正其中一个", rule="N03")
    if (
        result.average is not None
        and dossier.full_marks is not None
        and result.average > dossier.full_marks
    ):
        source.add_at(
            (*place, "平均分"),
            f"平均分 {result.average} 超过满分 {dossier.full_marks}",
            "核对平均分或满分",
        )


def _check_baselines(
    dossier: Dossier,
    source: SourceFile,
    results: dict[str, ClassResult],
) -> None:
    """Compare a goal's stated baseline with the first examination that gives the indicator."""
    for written, goal in _goals(dossier):
        if goal.indicator is None or goal.baseline is None or goal.baseline.number is None:
            continue
        for column, result in results.items():
            value = indicator_value(goal.indicator, result)
            if value is None or is_outcome(column):
                continue
            stated = goal.baseline.number
            exponent = stated.as_tuple().exponent
            places = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
            if value.quantize(places, ROUND_HALF_UP) != stated:
                source.add_at(
                    (*written, "基线"),
                    f"{goal.indicator}的基线写的是 {goal.baseline.text}，按“{column}”的数据"
                    f"（{source.where(_result_place(source, column))}）应为"
                    f" {value.quantize(Decimal('0.1'), ROUND_HALF_UP)}{goal.baseline.unit}",
                    "核对后改正其中一处，或删去基线，由程序计算",
                )
            break


def _check_goals(dossier: Dossier, source: SourceFile) -> None:
    """A rate is a percentage of at most 100; one indicator has one target."""
    seen: dict[str, str] = {}
    for written, goal in _goals(dossier):
        if goal.indicator is None:
            continue
        place = (*written, "指标")
        where = source.where(place)
        if goal.indicator in seen:
            source.add_at(
                place,
                f"指标“{goal.indicator}”写了两次（另一处在{seen[goal.indicator]}）",
                "留下一处",
                Severity.WARNING,
            )
        seen.setdefault(goal.indicator, where)
        for key, figure in (("基线", goal.baseline), ("目标", goal.target)):
            if figure is None or figure.number is None or not goal.indicator.endswith("率"):
                continue
            if not figure.can_be_rate:
                source.add_at(
                    (*written, key),
                    f"{goal.indicator}的{key}写的是 {figure.text}，应当是不超过 100% 的百分数",
                    f"写成 {key}: 92% 这样；要写人数，指标写“{goal.indicator[:-1]}人数”",
                )


def _check_executions(dossier: Dossier, source: SourceFile) -> None:
    """What was not done has left no record."""
    for name, execution in (dossier.outcome.executions if dossier.outcome else {}).items():
        if execution.times == 0 and execution.record and execution.record not in {"无", "没有"}:
            source.add_at(
                ("总结", "措施执行", name, "次数"),
                f"“{name}”的次数是 0，却写了记录“{execution.record}”",
                "核对后改正其中一个",
            )


def _check_reached(dossier: Dossier, source: SourceFile) -> None:
    """A result belongs to a goal: one of another name would not be printed."""
    names = [goal.name for _, goal in _goals(dossier)]
    for name in dossier.outcome.reached if dossier.outcome else ():
        if name not in names:
            source.add_at(
                ("总结", "目标达成", name),
                f"“目标达成”里的“{name}”不在目标里，没有写进总结",
                did_you_mean(name, names) or "先把它列进“目标”，名称要一样",
                Severity.WARNING,
                key=True,
            )


def _result_place(source: SourceFile, column: str) -> tuple[str, ...]:
    places = [(*base, column) for base in RESULT_PLACES]
    return next((place for place in places if source.has(place)), places[0])
