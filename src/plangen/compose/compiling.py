"""How templates are compiled, so that what they make and walk through is weighed.

What is kept of compiled templates (``bytecode``) is good as long as this file is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, operators

if TYPE_CHECKING:
    from jinja2.compiler import Frame

# Filters that no template can name: what a loop goes through, and each turn of it.
EACH: Final = "each of"
STEPPED: Final = "a step"


def let_loops_pay(template: nodes.Template) -> None:
    """Let each loop pay for what it goes through, and for each turn."""
    for loop in list(template.find_all(nodes.For)):
        loop.iter = nodes.Filter(loop.iter, EACH, [], [], None, None, lineno=loop.lineno)
        nothing = nodes.Const(None, lineno=loop.lineno)
        step = nodes.Filter(nothing, STEPPED, [], [], None, None, lineno=loop.lineno)
        loop.body = [nodes.ExprStmt(step, lineno=loop.lineno), *loop.body]


class WeighingGenerator(CodeGenerator):
    """Compiles templates so that lists, comparisons and joined texts are weighed."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Weigh what ``~`` joins."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """Weigh a list that is made."""
        self.write("environment.weighed(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """Weigh a mapping that is made."""
        self.write("environment.weighed(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        """Weigh a tuple that is made."""
        made = node.ctx == "load"
        self.write("environment.weighed(" if made else "")
        super().visit_Tuple(node, frame)
        self.write(")" if made else "")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Weigh what is cut out."""
        cut = isinstance(node.arg, nodes.Slice)
        self.write("environment.weighed(" if cut else "")
        super().visit_Getitem(node, frame)
        self.write(")" if cut else "")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """Weigh the first of what is compared."""
        self.write("(environment.weighed(")
        self.visit(node.expr, frame)
        self.write(")")
        for operand in node.ops:
            self.visit(operand, frame)
        self.write(")")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:  # noqa: N802
        """Weigh the next of what is compared."""
        self.write(f" {operators[node.op]} environment.weighed(")
        self.visit(node.expr, frame)
        self.write(")")
