"""Puts the Dutch words beside a payload, so that page and server-made page show the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.web.texts import TEXTS, field_label

Custom = dict[str, Any]
WORDS: Mapping[str, str] = TEXTS["messages"]
MOST_STEPS = 12
"""More questions than this are told in words alone."""

_PHONE = re.compile(r"\+?\d{3,15}")
_SITE = re.compile(r"https://[^\s/@]+\.[^\s/@]+(?:/\S*)?", re.IGNORECASE)


def worded(custom: Custom) -> Custom:
    """The payload with what the page writes around it; a type that is not known stays as it is."""
    add = _ADDED.get(str(custom.get("type")))
    return {**custom, **add(custom)} if add else custom


def phone_address(phone: object) -> str | None:
    """The `tel:` address of a number, or None when it is none."""
    digits = re.sub(r"[\s./()-]", "", str(phone or ""))
    return f"tel:{digits}" if _PHONE.fullmatch(digits) else None


def site_address(url: object) -> str | None:
    """The https address that is meant, or None."""
    text = str(url or "")
    whole = f"https://{text}" if text and "://" not in text and ":" not in text else text
    return whole if _SITE.fullmatch(whole) else None


def _position(custom: Custom) -> Custom:
    numbers = re.fullmatch(r"(\d+)(?:/(\d+))?", str(custom.get("position") or ""))
    if numbers is None:
        return {}
    here, all_ = numbers.groups()
    words = WORDS["position_of"].format(here=here, all=all_) if all_ else WORDS["position"].format(here=here)
    steps = int(all_) if all_ and 1 < int(all_) <= MOST_STEPS else 0
    return {"words": words, "here": int(here), "steps": steps}


def _reflection_question(custom: Custom) -> Custom:
    placed = _position(custom)
    theme, level = str(custom.get("theme") or ""), str(custom.get("level") or "")
    about = (placed.get("words"), TEXTS["themes"].get(theme, theme), TEXTS["levels"].get(level))
    return {**placed, "words": " · ".join(filter(None, about))}


def _summary(custom: Custom) -> Custom:
    answered, skipped, note = custom.get("answered"), custom.get("skipped"), _card(custom)
    if not isinstance(answered, int):
        return note
    words = WORDS["answered_one"] if answered == 1 else WORDS["answered"].format(count=answered)
    return {"words": WORDS["skipped"].format(answered=words, count=skipped) if skipped else words, **note}


def _card(custom: Custom) -> Custom:
    return _note(custom, "markdown", "masked_markdown")


def _note(custom: Custom, whole: str, masked: str) -> Custom:
    """A text to take along; beside it the one without names and numbers, where there is any difference."""
    texts = {"whole": custom.get(whole), "masked": custom.get(masked)}
    return {"note": {kind: str(text) for kind, text in texts.items() if text} if texts["whole"] else None}


def _comparison(custom: Custom) -> Custom:
    ids = _list(custom, "ids")
    names = [*_list(custom, "names"), *ids[len(_list(custom, "names")) :]]
    rows = [
        {**row, "label": field_label(str(row.get("field", ""))), "values": [_plain(v) for v in _list(row, "values")]}
        for row in _list(custom, "rows")
        if isinstance(row, dict) and row.get("field") != "name"
    ]
    return {"names": [str(name) for name in names], "rows": rows}


def _plain(value: object) -> str:
    """A value of a row: a text, or an object that has one."""
    inner = value.get("value") if isinstance(value, dict) else value
    return str(inner) if inner not in (None, "") else WORDS["not_said"]


def _crisis(custom: Custom) -> Custom:
    return {"lines": [reachable(line) for line in _list(custom, "lines") if isinstance(line, dict)]}


def _contact(custom: Custom) -> Custom:
    contact, note = custom.get("contact"), _note(custom, "card_markdown", "card_masked_markdown")
    return {"contact": reachable(contact) if isinstance(contact, dict) else None, **note}


def reachable(line: Mapping[str, Any]) -> Custom:
    """A line or place with addresses that can be tapped: `tel`, `site` and the site's short name."""
    site = site_address(line.get("url"))
    short = re.sub(r"^https://(?:www\.)?|/$", "", site) if site else None
    return {**line, "tel": phone_address(line.get("phone")), "site": site, "site_name": short}


def _privacy(custom: Custom) -> Custom:
    kinds = dict.fromkeys(filter(None, (TEXTS["kinds"].get(kind) for kind in _list(custom, "kinds"))))
    return {"words": WORDS["seen"].format(kinds=", ".join(kinds) or WORDS["seen_something"])}


def _signal(custom: Custom) -> Custom:
    return {"words": WORDS["signal_about"].format(theme=custom.get("theme"))} if custom.get("theme") else {}


def _list(holder: Mapping[str, Any], key: str) -> list[Any]:
    value = holder.get(key)
    return value if isinstance(value, list) else []


_ADDED: Mapping[str, Callable[[Custom], Custom]] = {
    "reflection_question": _reflection_question,
    "orientation_question": _position,
    "reflection_summary": _summary,
    "card": _card,
    "comparison": _comparison,
    "crisis": _crisis,
    "advice": _contact,
    "contact": _contact,
    "privacy_notice": _privacy,
    "signal_preview": _signal,
}
