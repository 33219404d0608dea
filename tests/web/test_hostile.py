"""Whatever somebody types or the bot repeats: shown as text, inside its own message, without breaking the page."""

from __future__ import annotations

from typing import Callable

import pytest
from playwright.sync_api import expect

from .serving import Served
from .visiting import Visit

MakeVisit = Callable[..., Visit]

HOSTILE = {
    "markup": "<img src=x onerror=\"document.title='x'\"><script>document.title='x'</script>",
    "links": "[a](javascript:alert(1)) [b](data:text/html,x) [c](//elders.example) <https://a@elders.example>",
    "picture": "![x](data:image/png;base64,AAAA)",
    "direction": "\u202eomgekeerd \u2066en open",
    "accents": "".join(letter + "\u0300\u0316\u0489" * 40 for letter in "vol"),
    "word": "a" * 10_000,
    "marks": "*_" * 4000 + "x",
    "brackets": "[" * 2000 + "](" * 2000,
    "quotes": "> " * 400 + "diep",
}


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_it_stays_a_text(served: Served, visit: MakeVisit, text: str, script: bool) -> None:
    served.agent.says({"text": f"Jij zei: {text}", "buttons": [{"title": text[:200], "payload": "x"}]})
    tab = visit(served.url, java_script_enabled=script, viewport={"width": 320, "height": 640})
    page = tab.page
    page.goto(served.url)
    if script:
        page.wait_for_selector("#tools:not([hidden])", state="attached")
    page.fill("#message", text)
    page.get_by_role("button", name="Stuur", exact=True).click()
    expect(page.locator("#log > .bot").nth(1)).to_contain_text("Jij zei:")
    assert (page.locator("#log .user p").text_content() or "").strip() == text
    assert page.locator("#log").locator("img, script, a").count() == 0
    assert page.title() == "Kompaan" and tab.foreign == []
    assert page.locator("html").evaluate("e => e.scrollWidth") <= 320
    for message in page.locator("#log .message").all():
        assert message.evaluate("e => getComputedStyle(e).overflowY") == "clip", (
            "accents pile up over what is beside it"
        )


def test_a_text_that_turns_around_turns_nothing_else_around(served: Served, visit: MakeVisit) -> None:
    served.agent.says({"text": "\u202eomgekeerd\n\nBel 112 nu."})
    tab = visit(served.url)
    page = tab.arrive()
    tab.say("\u202eomgekeerd")
    left = "p => { const r = document.createRange(); r.selectNodeContents(p); return r.getBoundingClientRect().left; }"
    after = page.locator("#log .bot").last.locator("p").last
    assert after.text_content() == "Bel 112 nu."
    assert after.evaluate(left) == page.locator("#log .bot p").first.evaluate(left)
