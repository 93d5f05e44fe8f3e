"""``plangen render``: the document of a dossier."""

from __future__ import annotations

from plangen.cli.writing import (
    Backup,
    Dossiers,
    Force,
    Formats,
    Ignored,
    Mask,
    Output,
    Reference,
    StyleName,
    write_documents,
)


def render(
    dossiers: Dossiers,
    output: Output = None,
    formats: Formats = None,
    mask: Mask = None,
    style: StyleName = None,
    reference: Reference = None,
    ignore: Ignored = None,
    force: Force = False,
    backup: Backup = False,
) -> None:
    """按档案写出文稿（默认是 Word 文档）。

    例：

      plangen render 档案.yaml

      plangen render 四1班.yaml 四2班.yaml -o 计划/

      plangen render 档案.yaml --style 公文 -f docx,md --mask 代号
    """
    write_documents(
        dossiers,
        output,
        formats,
        mask,
        style,
        reference,
        ignore,
        force=force,
        backup=backup,
        summary=False,
    )
