"""The same protection on every answer, and nothing that a browser would keep."""

from __future__ import annotations

import httpx
import pytest

from bot.web.headers import security_headers
from bot.web.site import Site
from bot.web.static import LAUNCHER, page_files

from .serving import CONVERSATIONS, MESSAGES, Served

SECURITY_HEADERS = security_headers(Site())

PATHS = (
    "/",
    "/kompaan.js",
    "/kompaan.css",
    "/health",
    MESSAGES,
    CONVERSATIONS,
    "/niets",
    "/../x",
    "/%00",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_security_headers(served: Served, method: str, path: str) -> None:
    response = httpx.request(method, served.url + path, headers={"Origin": "https://elders.example"})
    assert response.status_code < 500
    for name, value in SECURITY_HEADERS.items():
        assert response.headers.get_list(name) == [value]
    assert response.headers.get_list("cache-control") in (["no-store"], ["max-age=300"])
    given = {name.lower() for name in response.headers}
    assert not given & {
        "server",
        "set-cookie",
        "access-control-allow-origin",
        "access-control-allow-credentials",
    }
    if method not in ("HEAD", "OPTIONS"):
        assert "html" not in response.headers.get("content-type", "") or path == "/"


def test_the_policy_allows_only_what_the_page_needs() -> None:
    policy = dict(part.split(" ", 1) for part in SECURITY_HEADERS["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


def test_answers_and_the_page_are_not_stored(served: Served) -> None:
    page, answer = httpx.get(served.url + "/"), served.say("hallo")
    assert page.headers["cache-control"] == answer.headers["cache-control"] == "no-store"
    assert page.headers["content-type"] == "text/html; charset=utf-8"


def test_the_page_stands_where_rasa_says_hello(served: Served) -> None:
    page = httpx.get(served.url + "/")
    assert "Hello from Rasa" not in page.text
    assert '<html lang="nl-BE">' in page.text
    assert httpx.head(served.url + "/").status_code == 200


@pytest.mark.parametrize("name", page_files())
def test_files_of_the_page_have_their_type(served: Served, name: str) -> None:
    file, response = page_files()[name], httpx.get(f"{served.url}/{name}")
    assert response.status_code == 200
    assert response.headers["content-type"] == file.content_type
    assert response.headers["cache-control"] == "max-age=300"
    assert response.content == file.body
    assert response.headers["content-encoding"] == "gzip"
    bare = httpx.get(f"{served.url}/{name}", headers={"Accept-Encoding": "identity"})
    assert bare.content == file.body
    assert "content-encoding" not in bare.headers
    shared = "cross-origin" if name == LAUNCHER else "same-origin"
    assert response.headers["cross-origin-resource-policy"] == shared


def test_only_named_sites_may_show_the_page_in_a_frame() -> None:
    headers = security_headers(Site(embed_on=("https://een.example", "https://twee.example")))
    assert headers["Content-Security-Policy"].endswith("frame-ancestors https://een.example https://twee.example")
    assert "X-Frame-Options" not in headers
