"""The usual way with docxtpl: ``with_docxtpl.py data.yaml template.docx output.docx``."""

import sys

import yaml
from docxtpl import DocxTemplate

data, template, output = sys.argv[1:]
with open(data, encoding="utf-8") as file:  # noqa: PTH123  (as such scripts are written)
    values = yaml.safe_load(file)
document = DocxTemplate(template)
document.render(values, autoescape=True)
document.save(output)
