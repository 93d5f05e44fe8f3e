"""The usual way with pandoc: ``with_pandoc.py data.yaml template.md.j2 output.docx``."""

import subprocess
import sys

import jinja2
import yaml

data, template, output = sys.argv[1:]
with open(data, encoding="utf-8") as file, open(template, encoding="utf-8") as words:  # noqa: PTH123
    written = jinja2.Template(words.read(), trim_blocks=True)
    text = written.render(yaml.safe_load(file))
command = ["pandoc", "-f", "markdown", "-o", output]
subprocess.run(command, input=text.encode(), check=True)  # noqa: S603
