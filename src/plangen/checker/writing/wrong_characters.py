"""T11."""

from __future__ import annotations

from plangen.checker.writing.listed_words import ListedWordsRule


class WrongCharacters(ListedWordsRule):
    """Words are written with the right characters."""

    id = "T11"
    summary = "没有错别字：更本、导至、在接再厉"
    why = "错别字在老师写的文稿里格外显眼；这里只查不会看错的，其余的还要自己读一遍。"
    bad = (
        "他们更本不会列竖式，导至作业出错。",
        "希望同学们在接再厉，象朋友一样互相帮助。",
        "本学期查缺补露，因才施教。",
        "错题要在讲一遍，要象大哥哥一样和他们玩。",
    )
    good = (
        "这种变化更本质，引导至课堂，正好象征着团结。",
        "用工单位给家长开会，家长们很支持。",
        "他自己已经写完，成绩单也带回家了。",
        "不用工具，徒手量一量；不用工作簿。",
        "要在读一遍课文的基础上复述，学生在写一遍。",
        "大象和小朋友一样爱玩，要把对象和目标写清。",
        "责任和学生同在，教材已经钻研过。",
    )
    words = "wrong_words"
    message = "“{wrong}”是错别字"
    remedy = "应写成“{right}”"
