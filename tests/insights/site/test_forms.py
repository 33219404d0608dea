"""Forms: only our own, only by whom they were given to, and never too large."""

from __future__ import annotations

from typing import Callable

import pytest
from fastapi import FastAPI

from bot.insights.site.hardening import LARGEST_BODY
from tests.insights.site.test_access import ALLOWED
from tests.insights.site.visiting import PASSWORD, Visitor

Visit = Callable[..., Visitor]
POSTS = [path for (method, path) in ALLOWED if method == "POST"]
FIELDS = {"naam": "nieuweling", "rol": "reader"}


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("token", [None, "", "verkeerd", "é"])
def test_a_form_without_its_token_does_nothing(visit: Visit, path: str, token: str | None) -> None:
    visitor = visit("administrator")
    fields = {**FIELDS, **({} if token is None else {"formulier": token})}
    assert visitor.client.post(path, data=fields).status_code == 403
    assert visitor.is_in
    assert "nieuweling" not in visitor.get("/beheer/accounts").text


def test_a_token_of_somebody_else_does_nothing(visit: Visit) -> None:
    reader, administrator = visit("reader"), visit("administrator")
    fields = {**FIELDS, "formulier": reader.csrf}
    assert administrator.client.post("/beheer/accounts/nieuw", data=fields).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elders.example"},
        {"Origin": "http://testserver.elders.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_on_another_site_does_nothing_even_with_the_token(visit: Visit, headers: dict[str, str]) -> None:
    visitor = visit("administrator")
    fields = {**FIELDS, "formulier": visitor.csrf}
    assert visitor.client.post("/beheer/accounts/nieuw", data=fields, headers=headers).status_code == 403
    own = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    assert visitor.client.post("/beheer/accounts/nieuw", data=fields, headers=own).status_code == 200


def test_nobody_can_be_logged_in_by_another_site(app: FastAPI) -> None:
    """Otherwise somebody would read figures in the account of who wants to know what they look at."""
    visitor = Visitor(app)
    fields = {"naam": "reader", "wachtwoord": PASSWORD}
    assert visitor.client.post("/inloggen", data=fields).status_code == 403
    assert visitor.client.post("/inloggen", data={**fields, "formulier": ""}).status_code == 403
    visitor.get("/inloggen")
    assert visitor.client.post("/inloggen", data={**fields, "formulier": "geraden"}).status_code == 403


@pytest.mark.parametrize("path", POSTS)
def test_a_body_that_is_too_large_is_refused(visit: Visit, path: str) -> None:
    for name in ("administrator", ""):
        visitor = visit(name)
        answer = visitor.client.post(path, content=b"x=" + b"y" * LARGEST_BODY)
        assert answer.status_code in (303, 403, 413)
        assert "nieuweling" not in answer.text


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data", "multipart/form-data; boundary=x"]
)
def test_a_body_that_is_no_form_is_refused(visit: Visit, kind: str) -> None:
    visitor = visit("administrator")
    answer = visitor.client.post("/beheer/accounts/nieuw", content=b"{]", headers={"Content-Type": kind})
    assert answer.status_code in (400, 403)
