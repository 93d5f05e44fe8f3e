"""引文: the words of others that a document begins with."""

from typing import Annotated

from pydantic import Field

from plangen.language.patterns import lazy
from plangen.model.parts import Part
from plangen.model.values import Listed, Text, named

QUOTED = lazy(r"“([^“”]*)”|「([^「」]*)」|\"([^\"]*)\"")
INNER_QUOTES = str.maketrans("“”", "‘’")


class Quotation(Part):
    """引文: a sentence of somebody else's, with its author and the work it stands in."""

    text: Text = Field(alias="文", description="引用的话，原文照写，引号可以不写。")
    author: Text | None = Field(None, alias="作者", description="谁说的，如 孔子。")
    work: Text | None = Field(None, alias="出处", description="出自哪本书或哪篇文章，如 《论语》。")

    @property
    def words(self) -> str:
        """The words quoted, without quotation marks around them; those inside become single."""
        whole = QUOTED.fullmatch(self.text)
        bare = next(filter(None, whole.groups()), "") if whole else self.text
        return bare.translate(INNER_QUOTES)

    @property
    def source(self) -> str:
        """Author and work, as far as they are known: 孔子《论语》."""
        return (self.author or "") + (f"《{self.work.strip('《》')}》" if self.work else "")


Quotations = Listed[Annotated[Quotation, named("文", one_line=("文", "作者"))]]
