"""Noise, and the examples with something broken in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hostile.case import FIX, FOLLOW, RENDER, SUMMARY, Case, dice, examples, of_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

NOISE_SIZES = (1, 2, 3, 7, 16, 64, 255, 1024, 4096, 65_536, 1_000_000, 7_900_000)
MARKS = "：:，,-－—[]{}［】“”'\"#&*!|>%@`?\t\u3000 \n"
COMMANDS = (RENDER, SUMMARY, RENDER, FIX, FOLLOW)
MANY_EDITS = 12


def _noise(size: int) -> bytes:
    return dice("noise", size).randbytes(size)


def _printable_noise(size: int) -> bytes:
    chance = dice("printable", size)
    signs = "年级班学生的 \n-:：[]{}'\"#,，0123456789abc"
    return "".join(chance.choices(signs, k=size)).encode()


def _truncated(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _cut_within_a_character(data: bytes, chance: Random) -> bytes:
    inside = [at for at, byte in enumerate(data) if byte & 0xC0 == 0x80]
    return data[: chance.choice(inside)]


def _without_a_piece(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 400) :]


def _flipped(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 40))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _lines(edit: Callable[[list[str], Random], None]) -> Callable[[bytes, Random], bytes]:
    def mutate(data: bytes, chance: Random) -> bytes:
        lines = data.decode().split("\n")
        for _ in range(chance.randint(1, MANY_EDITS)):
            edit(lines, chance)
        return "\n".join(lines).encode()

    return mutate


def _drop(lines: list[str], chance: Random) -> None:
    del lines[chance.randrange(len(lines))]


def _repeat(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at:at] = lines[at : at + chance.randint(1, 8)]


def _swap(lines: list[str], chance: Random) -> None:
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]


def _indent(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    body = lines[at].lstrip()
    lines[at] = chance.choice(("", " ", "   ", "\t", "\u3000", "\u00a0", " " * 40)) + body


def _mark(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    line = lines[at]
    place = chance.randint(0, len(line))
    lines[at] = line[:place] + chance.choice(MARKS) + line[place + chance.randint(0, 2) :]


def _unmarked(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at].replace(chance.choice(":-[]{}',"), "", chance.randint(1, 3))


def _joined(lines: list[str], chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


MUTATIONS: dict[str, Callable[[bytes, Random], bytes]] = {
    "truncated": _truncated,
    "cut within a character": _cut_within_a_character,
    "without a piece": _without_a_piece,
    "bits flipped": _flipped,
    "lines dropped": _lines(_drop),
    "lines repeated": _lines(_repeat),
    "lines swapped": _lines(_swap),
    "indents changed": _lines(_indent),
    "marks put in": _lines(_mark),
    "marks taken out": _lines(_unmarked),
    "lines joined": _lines(_joined),
}


def _mutated(kind: str, example: str, command: tuple[str, ...]) -> Case:
    def data() -> bytes:
        return MUTATIONS[kind](examples()[example], dice(kind, example))

    return of_bytes(kind, example, data, commands=(command,))


def cases() -> Iterator[Case]:
    """Yield noise of many sizes, and every mutation of every second example in turn."""
    for size in NOISE_SIZES:
        yield of_bytes("noise", f"{size} bytes", partial(_noise, size))
    for size in NOISE_SIZES:
        yield of_bytes("noise of signs", f"{size} signs", partial(_printable_noise, size))
    for i, kind in enumerate(MUTATIONS):
        for j, example in enumerate(list(examples())[i % 2 :: 2]):
            yield _mutated(kind, example, COMMANDS[j % len(COMMANDS)])
