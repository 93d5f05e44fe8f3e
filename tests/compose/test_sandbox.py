"""What templates cannot do: known ways out of the sandbox, and templates without an end."""

from __future__ import annotations

import builtins
import datetime as dt
import os
import subprocess
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from plangen import resources
from plangen.compose import budget
from plangen.compose.choosing import Chooser
from plangen.compose.environment import environment
from plangen.compose.masking import Mask
from plangen.compose.view import Guard
from plangen.facts.derive import derive
from plangen.library.choices import Choices
from plangen.model.dossier import Dossier, Masking
from plangen.problems import Problem, ProblemsError

# No rendering may take longer, on whatever machine.
SECONDS = 20.0
VALUES = {
    "文种": "学困生转化计划",
    "学校": "向阳小学",
    "日期": "2026-09-07",
    "学困生": [{"姓名": "许晓", "原因": ["作业拖欠不完成"]}, {"姓名": "马小雨"}],
}


def context() -> dict[str, Any]:
    """Return what a section sees, and values that are handed in raw by mistake."""
    dossier = Dossier.model_validate(VALUES)
    none: list[list[str]] = [[], []]
    facts = derive(dossier, Choices(pupil_causes=none, pupil_measures=none))
    guard = Guard(Mask(dossier, Masking.SURNAME))
    return {
        "d": guard(dossier),
        "f": guard(facts),
        "pick": Chooser(dossier).pick,
        "given": guard(["一", "二"]),
        "mapping": guard({"甲": "一"}),
        "model": dossier,
        "path": Path(__file__),
        "module": os,
        "number": 3,
        "share": Decimal("0.5"),
        "day": dt.date(2026, 9, 7),
        "generator": (item for item in "一二"),
        "error": ValueError("一"),
        "function": context,
        "kind": type(dossier),
    }


ESCAPES = """\
{{ ''.__class__ }}
{{ ''.__class__.__mro__[1].__subclasses__() }}
{{ ''['__class__'] }}
{{ ''['__cla' ~ 'ss__'] }}
{{ [].__class__.__base__ }}
{{ ().__class__.__bases__[0].__subclasses__() }}
{{ ''|attr('__class__') }}
{{ ''|attr('__cla' ~ 'ss__')|attr('__mro__') }}
{{ ['']|map('attr', '__class__')|list|first }}
{{ [d]|map(attribute='__class__')|first }}
{{ [d]|map(attribute='_target')|first }}
{{ [d]|map(attribute='_guard._mask')|first }}
{{ ['']|groupby('__class__')|first }}
{{ ['']|selectattr('__class__.__mro__')|list|length }}
{{ ['b', 'a']|sort(attribute='__class__.__name__')|first }}
{{ [1, 2]|sum(attribute='__class__') }}
{{ '{0.__class__}'.format('') }}
{{ '{0.__class__.__mro__}'.format(d) }}
{{ '{x.__class__}'.format_map({'x': d}) }}
{{ '{:1000000000}'.format(1) }}
{{ '%1000000000d' % 1 }}
{{ '%s' % d }}
{{ '%d'|format(1) }}
{{ cycler.__init__.__globals__ }}
{{ cycler.__init__.__globals__.os.popen('touch 脱逃').read() }}
{{ joiner.__init__.__globals__['os'] }}
{{ namespace.__init__.__globals__ }}
{{ lipsum.__globals__['os'].popen('touch 脱逃') }}
{{ lipsum(5) }}
{{ range.__globals__ }}
{{ span.__globals__ }}
{{ room.__code__ }}
{{ dict.__base__.__subclasses__() }}
{{ dict.mro() }}
{{ dict.fromkeys('ab') | length }}
{{ namespace.mro() }}
{{ self.__class__ }}
{{ self._TemplateReference__context }}
{{ self._TemplateReference__context.environment }}
{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}
{% macro m() %}{% endmacro %}{{ m._environment }}
{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}
{% macro m() %}{{ caller.__call__.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}
{% for x in [1] %}{{ loop.__class__ }}{% endfor %}
{% for x in [1] %}{{ loop._iterable }}{% endfor %}
{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}
{% import 'sections/_words.md.j2' as w %}{{ w.__class__ }}
{% import 'sections/_words.md.j2' as w %}{{ w._body_stream }}
{% import 'os' as os %}{{ os.system('touch 脱逃') }}
{% from 'os' import system %}{{ system('touch 脱逃') }}
{{ import('os') }}
{{ __import__('os') }}
{{ __builtins__ }}
{{ open('/etc/passwd').read() }}
{{ eval('1') }}
{{ getattr('', '__class__') }}
{{ environment }}
{{ context.environment }}
{{ config }}
{{ d._target }}
{{ d['_target'] }}
{{ d._guard._mask }}
{{ d.__getattr__('_target') }}
{{ d.model_dump() }}
{{ d.model_dump_json() }}
{{ d.parse_file('/etc/passwd') }}
{{ d.model_construct() }}
{{ d.model_fields }}
{{ d.__init__.__globals__ }}
{{ d.__dict__ }}
{{ model.model_dump_json() }}
{{ model.parse_file('/etc/passwd') }}
{{ model.model_construct(school='一').school }}
{{ model.copy() }}
{{ model.__class__ }}
{{ model.__pydantic_validator__ }}
{{ kind('一') }}
{{ kind.parse_file('/etc/passwd') }}
{{ kind.model_validate({}) }}
{{ path.read_text() }}
{{ path.write_text('脱逃') }}
{{ path.parent }}
{{ path.unlink() }}
{{ path.open().read() }}
{{ module.popen('touch 脱逃') }}
{{ module.environ }}
{{ pick.__func__.__globals__ }}
{{ pick.__self__._seed }}
{{ pick.__self__ }}
{{ function.__globals__ }}
{{ function.__code__.co_consts }}
{{ error.__traceback__ }}
{{ error.args }}
{{ error.with_traceback(none) }}
{{ generator.gi_frame }}
{{ generator.gi_code.co_consts }}
{{ generator.gi_frame.f_back.f_globals }}
{{ generator.send(none) }}
{{ generator.close() }}
{{ ([1]|map('abs')).gi_frame.f_globals }}
{{ (1).__class__ }}
{{ number.to_bytes(2, 'big') }}
{{ number.real }}
{{ share.copy_abs() }}
{{ day.today() }}
{{ day.__class__.today() }}
{{ day.fromtimestamp(0) }}
{{ day.strftime('%Y') }}
{{ 'abc'.encode() }}
{{ 'abc'.translate({}) }}
{{ 'abc'.join(['a', 'b']) }}
{{ 'abc'.maketrans('a', 'b') }}
{% do given.append('三') %}
{% do given.extend(['三']) %}
{% do given.insert(0, '三') %}
{% do given.pop() %}
{% do given.clear() %}
{% do given.sort() %}
{% do given.reverse() %}
{% do given.remove('一') %}
{% do mapping.update({'乙': '二'}) %}
{% do mapping.pop('甲') %}
{% do mapping.clear() %}
{% do mapping.setdefault('乙', '二') %}
{% do mapping.popitem() %}
{% do f.pupils.append(d) %}
{% do f.pupils.clear() %}
{% set given.x = 1 %}
{% set d.school = '别校' %}
{{ {}.__class__ }}
{{ ({}.items()).mapping }}
{{ undefined.__class__ }}
{{ none.__class__.__base__ }}
{{ true.__class__ }}
{{ d }}
{{ f.pupils }}
{{ pick }}
{{ dict }}
{{ ''|pprint }}
{{ d|tojson }}
{{ d|xmlattr }}
{{ d|string }}
{{ [1, 2]|random }}
{{ 'a'|safe }}
{% include '../秘密.md.j2' %}
{% include 'sections/../../秘密.md.j2' %}
{% include '/etc/passwd' %}
{% include 'C:\\\\秘密' %}
{% include 'sections\\\\..\\\\..\\\\秘密.md.j2' %}
{% include ['../秘密.md.j2', '/etc/passwd'] %}
{% import '../秘密.md.j2' as s %}
{% from '/etc/passwd' import x %}
{% extends '../秘密.md.j2' %}
{% extends '/etc/passwd' %}
{% include 'sections/外面.md.j2' %}
{% include path %}
{% include d %}
""".splitlines()

ENDLESS = """\
{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}
{% for a in range(9999) %}{% for b in range(9999) if false %}x{% endfor %}{% endfor %}
{% for a in range(9999) %}{% set x = range(9999)|list %}{% endfor %}
{% for a in range(9999) %}{% set x = range(9999)|map('string')|list|length %}{% endfor %}
{% for a in range(9999) %}{% set x = range(9999)|sum %}{% endfor %}
{% for a in range(9999) %}{% set x = range(9999)|select('odd')|list %}{% endfor %}
{{ range(10**9)|length }}
{{ range(20000)|length }}
{{ 'x' * 10**9 }}
{{ 10**9 * 'x' }}
{{ ['x'] * 10**9 }}
{{ (['x' * 10000] * 1000)|join }}
{{ 10**(10**8) }}
{{ 2**100000 }}
{{ 9**9**9**9**9 }}
{{ (2**4000) * (2**4000) }}
{{ 'x'|center(10**9) }}
{{ 'x'|indent(10**9) }}
{{ 'x'|ljust(10**9) }}
{{ 'x'.center(10**9) }}
{{ 'x'.zfill(10**9) }}
{{ 'x'.rjust(10**9) }}
{{ '\t'.expandtabs(10**9) }}
{{ room(10**9) }}
{{ 1.5|round(10**9) }}
{{ [1]|batch(10**9, 'x')|list|length }}
{{ [1]|slice(10**9)|list|length }}
{{ ('a' * 10000)|replace('a', 'b' * 10000) }}
{{ ('a' * 10000).replace('a', 'b' * 10000) }}
{{ ('a' * 2000000)|replace('', 'bb') }}
{{ range(9999)|join('x' * 10000) }}
{{ ([['x' * 1000000]] * 100)|map('first')|listed }}
{{ ([['x' * 1000000]] * 100)|map('first')|lines }}
{% set n = namespace(x='xx') %}{% for a in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}
{% set n = namespace(x='xx') %}{% for a in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}
{% set n = namespace(x=[1]) %}{% for a in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}
{% set n = namespace(x=[1]) %}{% for a in range(99) %}{% set n.x = [n.x, n.x] %}{% endfor %}
{% set n = namespace(x=(1,)) %}{% for a in range(99) %}{% set n.x = (n.x, n.x) %}{% endfor %}
{% set n = namespace(x={}) %}{% for a in range(99) %}{% set n.x = {1: n.x, 2: n.x} %}{% endfor %}
{% set n = namespace(x=9) %}{% for a in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}
{% set n = namespace(x=9) %}{% for a in range(99) %}{% set n.x = n.x ** 3 %}{% endfor %}
{% set x = [1] %}{% for a in range(99) %}{% do x.extend(x) %}{% endfor %}
{% set x = [1] %}{% do x.append(x) %}{{ x == [x] }}
{% set x = [] %}{% do x.append(x) %}{{ x|listed }}
{%set n=namespace(x='xx')%}{%for a in range(99)%}{%set n.x%}{{n.x}}{{n.x}}{%endset%}{%endfor%}
{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}
{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}
{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}
{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}
{% for x in [[1]] recursive %}{{ loop([[1]]) }}{% endfor %}
{% for x in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}
{% set a = [] %}{% for x in range(99) %}{% do a.append('x' * 100000) %}{% endfor %}{{ a|join }}
{% for x in range(9999) %}{{ 'x' * 1000 }}{% endfor %}
{% set text = 'x' * 2000000 %}{{ text }}{{ text }}
{% set s = 'x' * 2000000 %}{% for a in range(9999) %}{% set t = s[1:] %}{% endfor %}
{% set s = 'x' * 2000000 %}{% for a in range(9999) %}{% set t = s ~ a %}{% endfor %}
{% set s = 'x' * 2000000 %}{% for a in range(9999) %}{% set t = s.upper() %}{% endfor %}
{% set s = 'x' * 2000000 %}{% for a in range(9999) %}{% set t = s == s ~ '' %}{% endfor %}
{% set s = 'x' * 2000000 %}{% for a in range(9999) %}{{ 1 if 'y' in s }}{% endfor %}
{% for a in range(9999) %}{% set t = 'x' * 2000000 %}{% endfor %}
{% for a in range(9999) %}{% set t = [1] * 90000 %}{% endfor %}
{% for a in range(9999) %}{% set t = 'x,' * 90000 %}{% set u = t.split(',') %}{% endfor %}
{% set t = ('x' * 2000000)|list %}
{% set t = (',' * 200000).split(',') %}
{% include 'sections/绕.md.j2' %}
{% include 'sections/绕一.md.j2' %}
{% import 'sections/绕入.md.j2' as w %}{{ w.x }}
{% extends 'sections/绕承.md.j2' %}
""".splitlines()


@pytest.fixture
def school(tmp_path: Path) -> Path:
    folder = tmp_path / "模板"
    (folder / "sections").mkdir(parents=True)
    (tmp_path / "秘密.md.j2").write_text("秘密{% macro x() %}秘密{% endmacro %}", encoding="utf-8")
    (folder / "sections/外面.md.j2").symlink_to(tmp_path / "秘密.md.j2")
    for name, text in {
        "绕": "{% include 'sections/绕.md.j2' %}",
        "绕一": "{% include 'sections/绕二.md.j2' %}",
        "绕二": "{% include 'sections/绕一.md.j2' %}",
        "绕入": "{% import 'sections/绕入.md.j2' as w %}{% set x = w.x %}",
        "绕承": "{% extends 'sections/绕承.md.j2' %}",
    }.items():
        (folder / f"sections/{name}.md.j2").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def nothing_happens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fail a test in which a template starts a process or opens a file of another folder."""
    opened = builtins.open

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a template reached the system")

    def watched(file: Any, *args: Any, **kwargs: Any) -> Any:
        assert "passwd" not in str(file)
        return opened(file, *args, **kwargs)

    for owner, name in ((os, "system"), (os, "popen"), (subprocess, "Popen")):
        monkeypatch.setattr(owner, name, refuse)
    monkeypatch.setattr(builtins, "open", watched)
    monkeypatch.chdir(tmp_path)


def failure(school: Path, text: str) -> Problem:
    """Render a text as a section of the school's, and return the one problem that stops it."""
    (school / "sections/试.md.j2").write_text(f"一行\n{text}\n", encoding="utf-8")
    with resources.using(school), pytest.raises(ProblemsError) as caught:
        environment().get_template("sections/试.md.j2").render(context())
    (problem,) = caught.value.problems
    return problem


@pytest.mark.usefixtures("nothing_happens")
@pytest.mark.parametrize("text", ESCAPES)
def test_no_way_leads_out_of_the_sandbox(school: Path, tmp_path: Path, text: str) -> None:
    mine = Path(__file__).read_bytes()
    problem = failure(school, text)
    assert school in (problem.file, *problem.file.parents)
    assert problem.hint
    assert "秘密" not in problem.message.replace("秘密.md.j2", "").replace("C:\\秘密", "")
    assert not any(word in problem.message for word in ("Error", "unsafe", "undefined", "object"))
    assert Path(__file__).read_bytes() == mine
    assert sorted(path.name for path in tmp_path.iterdir()) == ["模板", "秘密.md.j2"]


@pytest.mark.parametrize("text", ENDLESS)
def test_a_template_without_an_end_is_stopped(school: Path, text: str) -> None:
    begin = time.perf_counter()
    problem = failure(school, text)
    assert time.perf_counter() - begin < SECONDS
    assert problem.hint
    assert school in problem.file.parents


@pytest.mark.parametrize("text", ["{% do given.append('三') %}", "{% do f.pupils.clear() %}"])
def test_what_is_handed_in_stays_as_it_is(school: Path, text: str) -> None:
    (school / "sections/试.md.j2").write_text(text, encoding="utf-8")
    known = context()
    with resources.using(school), pytest.raises(ProblemsError):
        environment().get_template("sections/试.md.j2").render(known)
    assert known["given"] == ["一", "二"]
    assert len(known["f"].pupils) == 2


ORDINARY = {
    "{{ d.school }}": "向阳小学",
    "{{ f.pupils | map(attribute='name') | listed('和') }}": "许×和马×",
    "{% set x = [] %}{% for a in range(3) %}{% do x.append(a) %}{% endfor %}{{ x | join('-') }}": (
        "0-1-2"
    ),
    "{% for p in f.pupils if p.name %}{{ loop.index }}{{ ',' if loop.first }}{% endfor %}": "1,2",
    "{% set n = namespace(x=1) %}{% for a in [2] %}{% set n.x = a %}{% endfor %}{{ n.x }}": "2",
    "{% macro m(x) %}{{ x }}{{ caller() }}{% endmacro %}{% call m('一') %}二{% endcall %}": "一二",
    "{% for x in [1, [2]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}": "12",
    "{% set c = cycler('甲', '乙') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}": "甲乙甲",
    "{{ 7 // 2 }}{{ 7 % 2 }}{{ 2 ** 10 }}{{ 'ab' * 2 }}": "311024abab",
    "{{ {'a': 1}.get('a') }}{{ ('a', 'b')[1] }}{{ 'a' in 'abc' }}": "1bTrue",
    "{{ 1.25 | round(1) }}{{ [1, 2, 3] | sum }}{{ [3, 1] | sort | first }}": "1.261",
    "{{ [1, 2, 3] | batch(2) | list | length }}{{ 'aba' | replace('a', 'c') }}": "2cbc",
    "{% with %}{% set x %}一{% endset %}{{ x }}{% endwith %}": "一",
    "{{ pick('键', ['同', '同']) }}{{ day.year }}": "同2026",
    "{{ none | default('无', true) }}{{ 没有 | default('缺') }}{{ 没有 is defined }}": "无缺False",
    "{% include '没有.md.j2' ignore missing %}一": "一",
    "{{ span(day, day) }}{{ room(0) }}": "9月7日",
    "{{ 'ab'.upper() }}{{ 'AB'.lower() }}": "ABab",
}


@pytest.mark.parametrize(("text", "printed"), ORDINARY.items())
def test_what_templates_need_they_can(school: Path, text: str, printed: str) -> None:
    assert environment().from_string(text).render(context()) == printed
    with resources.using(school):
        assert environment().from_string(text).render(context()) == printed


def test_each_rendering_has_a_budget_of_its_own(school: Path) -> None:
    turns = budget.MOST_WORK // budget.STEP // budget.LONGEST_RANGE // 3
    loops = "{% for a in range(10000) %}{% endfor %}" * turns
    with resources.using(school):
        template = environment().from_string(loops)
        for _ in range(4):
            template.render()


def test_the_budget_is_used_up_at_the_same_place_every_time(school: Path) -> None:
    text = "{% for a in range(9999) %}\n{% for b in range(9999) %}x{% endfor %}{% endfor %}"
    assert {failure(school, text).line for _ in range(2)} == {3}
