"""``plangen summary``: the term-end summary of a dossier."""

from __future__ import annotations

from plangen.cli.options import (
    Backup,
    Changed,
    Dossiers,
    FailFast,
    Force,
    Formats,
    Ignored,
    Jobs,
    Mask,
    Output,
    Reference,
    StyleName,
    Templates,
    Values,
    read_values,
)
from plangen.cli.writing import Saving, write_documents


def summary(
    dossiers: Dossiers,
    output: Output = None,
    formats: Formats = None,
    mask: Mask = None,
    style: StyleName = None,
    reference: Reference = None,
    values: Values = None,
    templates: Templates = None,
    ignore: Ignored = None,
    force: Force = False,
    backup: Backup = False,
    changed: Changed = False,
    jobs: Jobs = None,
    fail_fast: FailFast = False,
) -> None:
    """用同一份档案写出学期末的总结；档案里要先填“总结”部分。

    例：

      plangen summary 档案.yaml

      plangen summary 档案.yaml -o 总结.docx

      plangen summary 全校档案/ -o 全校总结/
    """
    write_documents(
        dossiers,
        output,
        formats,
        read_values(values, mask, style),
        reference,
        templates,
        ignore,
        Saving(force, backup),
        summary=True,
        changed=changed,
        jobs=jobs,
        fail_fast=fail_fast,
        watch=False,
    )
