"""``plangen render``: the document of a dossier."""

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
    Watched,
    read_values,
)
from plangen.cli.writing import Saving, write_documents


def render(
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
    watch: Watched = False,
) -> None:
    """按档案写出文稿（默认是 Word 文档）。

    例：

      plangen render 档案.yaml

      plangen render 四1班.yaml 四2班.yaml -o 计划/

      plangen render 档案.yaml --style 公文 -f docx,md --mask 代号

      plangen render 全校档案/ -o 全校计划/ --changed

      plangen render 档案.yaml --watch
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
        summary=False,
        changed=changed,
        jobs=jobs,
        fail_fast=fail_fast,
        watch=watch,
    )
