"""The API described for programs (OpenAPI), and the page that describes it for people."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

PREFIX = "/api/v1"
_ABOUT = (
    "Dezelfde cijfers als op de site voor coördinatoren, met dezelfde bescherming: afgerond, kleine cijfers verborgen, "
    "alleen voorbije maanden. Je leest alleen. Stuur je token mee in de kop `Authorization: Bearer ...`."
)
_ERRORS = {
    "400": "De vraag klopt niet; `detail` zegt wat er kan.",
    "401": "Het token ontbreekt, is verlopen of is niet juist.",
    "404": "Dit bestaat niet, of er zijn geen cijfers van.",
    "429": "Te veel vragen op korte tijd; `Retry-After` zegt hoeveel seconden je wacht.",
}


def routes_of(app: FastAPI) -> list[APIRoute]:
    """The routes of the API."""
    return [route for route in app.routes if isinstance(route, APIRoute) and route.path.startswith(PREFIX)]


def described(app: FastAPI) -> dict[str, Any]:
    """The whole API as OpenAPI."""
    made = get_openapi(title="Kompaan, cijfers", version="1", description=_ABOUT, routes=routes_of(app))
    made["components"].setdefault("securitySchemes", {})["token"] = {"type": "http", "scheme": "bearer"}
    made["security"] = [{"token": []}]
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            operation["responses"].update({code: {"description": said} for code, said in _ERRORS.items()})
    for unused in ("HTTPValidationError", "ValidationError"):
        made["components"]["schemas"].pop(unused, None)
    return made
