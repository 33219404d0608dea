"""Nothing that people type reaches a log, whatever a library puts into its records."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.settings import PROJECT

SECRET = "zebrapaardje"

OTHERS = {
    "message": "logging.getLogger('rasa.core').error('said: SECRET')",
    "argument": "logging.getLogger('sanic.error').error('said: %s', 'SECRET')",
    "dictionary": "logging.getLogger('other').error('said: %(text)s', {'text': 'SECRET'})",
    "exception": 'try_and(\'logging.getLogger("asyncio").exception("failed")\')',
    "exception given": "logging.getLogger('aiohttp').error('failed', exc_info=ValueError('SECRET'))",
    "stack": "SECRET = 'SECRET'; logging.getLogger('other').error('failed', stack_info=True)",
    "extra": "logging.getLogger('other').error('failed', extra={'text': 'SECRET'})",
    "root": "logging.error('SECRET')",
    "main": "logging.getLogger('__main__').critical('SECRET')",
    "name that only begins like ours": "logging.getLogger('bots').error('SECRET')",
    "library with a handler of its own": (
        "own = logging.getLogger('loud'); own.propagate = False; own.setLevel(1); "
        "handler = logging.StreamHandler(); handler.setFormatter(logging.Formatter('%(message)s %(args)s')); "
        "own.addHandler(handler); own.error('said %s', 'SECRET')"
    ),
    "library that prints what it adds": (
        "own = logging.getLogger('access'); own.propagate = False; handler = logging.StreamHandler(); "
        "handler.setFormatter(logging.Formatter('%(request)s %(message)s')); own.addHandler(handler); "
        "own.error('said', extra={'request': 'GET /SECRET'})"
    ),
    "record that cannot be written": "logging.getLogger('bot').error('%d SECRET', 'SECRET')",
    "own exception": 'try_and(\'logging.getLogger("bot.x").exception("failed")\')',
    "own stack": "logging.getLogger('actions.x').error('failed', stack_info=True)",
    "library that sets its own level": "own = logging.getLogger('rasa.x'); own.setLevel(10); own.debug('SECRET')",
    "record made by hand": (
        "logging.getLogger('other').handle(logging.getLogger('other').makeRecord("
        "'other', 40, 'f.py', 1, 'SECRET %s', ('SECRET',), None))"
    ),
    "warning": "warnings.warn('SECRET')",
    "deprecation": "warnings.warn('SECRET', DeprecationWarning)",
    "structlog": "structlog.get_logger().error('SECRET', text='SECRET')",
    "structlog exception": 'try_and(\'structlog.get_logger("rasa").exception("failed", text="SECRET")\')',
    "structlog bound": "structlog.get_logger().bind(text='SECRET').warning('event.SECRET')",
    "structlog made before": "early.error('SECRET', text='SECRET')",
}

BEGIN = """
import logging, sys, warnings
import structlog
early = structlog.get_logger('early')
from bot.server.quiet import be_quiet
be_quiet()
def try_and(log):
    try:
        raise ValueError('SECRET')
    except ValueError:
        exec(log)
"""


def printed(code: str, **environment: str) -> str:
    """What a process prints that is quiet and then runs some code."""
    ended = subprocess.run(
        [sys.executable, "-c", (BEGIN + code).replace("SECRET", SECRET)],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


def test_records_of_others_are_withheld() -> None:
    """All of them in one process, each with a mark after it: starting Python takes longer than the test."""
    marked = [f"{code}\nprint('after {name}', file=sys.stderr, flush=True)" for name, code in OTHERS.items()]
    text = printed("\n".join(marked))
    leaks = [part.splitlines()[-1] for part in text.split(SECRET)[:-1]]
    assert SECRET not in text, leaks
    assert text.count("after ") == len(OTHERS)


@pytest.mark.parametrize(
    ("name", "code"), [(name, OTHERS[name]) for name in ("message", "exception", "library with a handler of its own")]
)
def test_that_there_was_something_is_told(name: str, code: str) -> None:
    text = printed(code)
    assert "message withheld (" in text
    assert "Traceback" not in text


def test_logger_level_and_place_remain() -> None:
    text = printed("logging.getLogger('rasa.core.processor').error('SECRET')")
    assert text.startswith("ERROR rasa.core.processor: message withheld (")


def test_structlog_says_that_there_was_something() -> None:
    text = printed("structlog.get_logger('rasa').error('SECRET')")
    assert "withheld" in text


@pytest.mark.parametrize("level", ["DEBUG", "debug", "INFO"])
def test_at_every_level_the_words_of_others_are_withheld(level: str) -> None:
    text = printed(
        "logging.getLogger('other').info('SECRET'); structlog.get_logger('x').info('SECRET')", LOG_LEVEL=level
    )
    assert text.count("withheld") == 2
    assert SECRET not in text


@pytest.mark.parametrize("level", ["", "LUID", "WARNING"])
def test_a_level_that_is_none_is_a_warning(level: str) -> None:
    assert printed("logging.getLogger('bot').info('x'); logging.info('x')", LOG_LEVEL=level) == ""


def test_below_a_warning_nothing_is_printed() -> None:
    quiet = "logging.getLogger('rasa').info('x'); structlog.get_logger('rasa').info('x'); logging.info('x')"
    assert printed(quiet) == ""


def test_our_own_words_are_printed_as_they_are() -> None:
    code = "logging.getLogger('bot.insights').warning('Counting failed (%s).', 'Error')"
    code += "\nlogging.getLogger('actions').error('twee')"
    assert printed(code) == "WARNING bot.insights: Counting failed (Error).\nERROR actions: twee\n"


def test_without_it_the_same_records_would_tell() -> None:
    """The tests above can fail: what they withhold is really there."""
    code = (BEGIN.replace("be_quiet()\n", "\n") + OTHERS["argument"]).replace("SECRET", SECRET)
    ended = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert SECRET in ended.stderr
