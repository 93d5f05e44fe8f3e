"""T12."""

from __future__ import annotations

from plangen.checker.writing.listed_words import ListedWordsRule


class MissingCharacters(ListedWordsRule):
    """No character is lost that turns the meaning round or breaks a word."""

    id = "T12"
    summary = "没有掉字：必可少、持之恒、5名后进行"
    why = "“必不可少”掉了“不”，意思就反了；复制和改写时最容易掉字。"
    bad = (
        "家长的配合是必可少的。",
        "学习贵在持之恒。",
        "我班后进行为数不多，多鼓励学困，他们就敢举手。",
        "他们学习上能刻苦，一碰到难题就放弃。",
        "重点转化3名后进行的学习习惯，不认真，能按时完成作业。",
    )
    good = (
        "家长的配合是必不可少的。",
        "学习贵在持之以恒。",
        "课后进行为数不多的几次谈话，扶贫助学困境儿童。",
        "他学习上能刻苦，一遇到难题就请教同学，遇到困难也不退缩。",
        "关心学困儿童，鼓励学困家庭。",
        "放学后进行辅导，转化后进行巩固。",
        "上课不走神，能专心听讲；不马虎，能按时完成作业。",
    )
    words = "missing_words"
    message = "“{wrong}”像是掉了字"
    remedy = "应是“{right}”"
