"""``plangen summary``: the term-end summary of a dossier."""

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


def summary(
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
    """用同一份档案写出学期末的总结；档案里要先填“总结”部分。

    例：

      plangen summary 档案.yaml

      plangen summary 档案.yaml -o 总结.docx
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
        summary=True,
    )
