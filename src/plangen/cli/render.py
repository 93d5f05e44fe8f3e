"""``plangen render``: the document of a dossier."""

from __future__ import annotations

from plangen.cli.writing import Dossiers, Force, Formats, Mask, Output, write_documents


def render(
    dossiers: Dossiers,
    output: Output = None,
    formats: Formats = None,
    mask: Mask = None,
    force: Force = False,
) -> None:
    """按档案写出文稿（默认是 Word 文档）。

    例：

      plangen render 档案.yaml

      plangen render 四1班.yaml 四2班.yaml -o 计划/

      plangen render 档案.yaml -f docx,md --mask 代号
    """
    write_documents(dossiers, output, formats, mask, force=force, summary=False)
