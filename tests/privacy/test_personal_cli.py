"""`kompaan mask` reads lines and writes JSON, whatever the lines are."""

from __future__ import annotations

import io
import json
import subprocess
import sys

from bot.privacy.cli import masked_lines


def masked(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in masked_lines(io.BytesIO(data))]


def test_a_line_in_is_a_line_out() -> None:
    assert masked(b"ik ben emma\n\nhallo") == [
        {"text": "ik ben [naam]", "kinds": ["name"]},
        {"text": "", "kinds": []},
        {"text": "hallo", "kinds": []},
    ]


def test_anything_can_come_in() -> None:
    lines = [b"\0\0", b"\xff\xfe emma", b"a" * 100_000, b"\r", "ik ben zoë 😭".encode(), b'"\\']
    result = masked(b"\n".join(lines))
    assert len(result) == len(lines)
    assert result[1]["kinds"] == ["name"]
    assert result[4]["text"] == "ik ben [naam] 😭"


def test_an_answer_comes_before_the_next_question() -> None:
    command = [sys.executable, "-c", "from bot.privacy.cli import mask; mask()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        for name in (b"emma", b"jens"):
            process.stdin.write(b"ik ben " + name + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["text"] == "ik ben [naam]"
        process.stdin.close()
    assert process.returncode == 0
