"""The page for browsers without JavaScript: a form that posts, and shows the conversation."""

from __future__ import annotations

from cachetools import TTLCache
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.web.conversations import Conversations, Listen, greeting, new_conversation
from bot.web.incoming import Incoming, clean, is_id, short_enough
from bot.web.ready import ready_agent, require_agent
from bot.web.refusal import Refusal
from bot.web.rendering import View, render, render_leaving
from bot.web.site import Site
from bot.web.static import packable
from bot.web.texts import REPLIES, TEXTS
from bot.web.transcript import Said, Transcript, unsealed

HTML = "text/html; charset=utf-8"

FORGET = '"cache"'
"""Has a browser throw away the pages it keeps for the button *back*; without JavaScript nothing else does."""


LEFT_FOR = 3600.0
"""Seconds that a page left with *Snel weg* shows an empty start when the button *back* sends it again."""

MOST_LEFT = 10_000


class PlainPage:
    """The page itself, and what its form does where no script takes over."""

    def __init__(self, site: Site, conversations: Conversations) -> None:
        self._site = site
        self._conversations = conversations
        self._left: TTLCache[str, bool] = TTLCache(MOST_LEFT, LEFT_FOR)

    def start(self, request: Request) -> HTTPResponse:
        """The page at the start, with an id for a conversation that may come."""
        view = View(greeting(ready_agent(request)), conversation=new_conversation())
        return packable(request, render(view, self._site), HTML, {})

    async def post(self, request: Request, listen: Listen) -> HTTPResponse:
        """What the form asks for: a turn, to erase, or to leave. Always a page, also when something is wrong."""
        form = {name: str(values[0]) for name, values in (request.form or {}).items() if values}
        conversation = form.get("conversation", "")
        wanted = form.get("do")
        if wanted in ("leave", "forget"):
            return self._leave(request, conversation, silently=wanted == "forget")
        # A form on another site must not be able to put words in somebody's mouth.
        if request.headers.get("sec-fetch-site") == "cross-site" or not is_id(conversation):
            return self.start(request)
        if wanted == "erase":
            return await self._erase(request, conversation)
        past = unsealed(form.get("past", ""), conversation)
        if "keep" in form:
            return self._keep(request, form, past)
        try:
            return await self._turn(request, form, past, listen)
        except Refusal as refusal:
            if conversation in self._left:
                return self.start(request)
            if refusal.code == "gone":
                return self._page(View(greeting(ready_agent(request)), remark=REPLIES["gone"]))
            return self._page(
                View(
                    greeting(ready_agent(request)),
                    past,
                    conversation,
                    status=REPLIES[refusal.code],
                    draft=form.get("message", ""),
                ),
            )

    async def _turn(self, request: Request, form: dict[str, str], past: Transcript, listen: Listen) -> HTTPResponse:
        agent, conversation = require_agent(request), form["conversation"]
        choice, typed = form.get("choice"), form.get("message", "")
        text = short_enough(clean(typed if choice is None else choice))
        hello = greeting(agent)
        if not text:
            return self._page(View(hello, past, conversation, status=REPLIES["empty"]))
        id_ = form.get("id") if is_id(form.get("id")) else None
        turn = await self._conversations.hear(agent, Incoming(conversation, text, id_, bool(form.get("begun"))), listen)
        messages = await turn.whole()
        erased = next((each for each in messages if (each.get("custom") or {}).get("type") == "erased"), None)
        if erased:
            await self._conversations.erase(agent, conversation)
            return self._page(View(hello, remark=erased.get("text") or REPLIES["erased"]))
        shown = text if choice is None else (past if past.turns else Transcript((Said("", [hello]),))).title_of(choice)
        draft = typed if choice is not None else ""
        return self._page(View(hello, past.and_then(Said(shown, messages)), conversation, draft=draft))

    async def _erase(self, request: Request, conversation: str) -> HTTPResponse:
        agent, remark = ready_agent(request), REPLIES["erased"]
        try:
            if agent is not None:
                await self._conversations.erase(agent, conversation)
        except Refusal as refusal:
            remark = REPLIES[refusal.code]
        return self._page(View(greeting(agent), remark=remark))

    def _keep(self, request: Request, form: dict[str, str], past: Transcript) -> HTTPResponse:
        """A text of the conversation as a file; the page stays where it is."""
        text = past.note(form["keep"])
        if text is None:
            hello, draft = greeting(ready_agent(request)), form.get("message", "")
            return self._page(View(hello, past, form["conversation"], status=REPLIES["no_note"], draft=draft))
        name = TEXTS["script"]["note_file"]
        return HTTPResponse(
            f"{text}\n",
            content_type="text/plain; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def _leave(self, request: Request, conversation: str, silently: bool) -> HTTPResponse:
        """Erase, and go at once; a page that is leaving by itself needs no page to go to."""
        agent = ready_agent(request)
        if agent is not None and is_id(conversation):
            self._left[conversation] = True
            self._conversations.begin_erasing(agent, conversation)
        if silently:
            return HTTPResponse(status=204)
        return HTTPResponse(render_leaving(self._site), content_type=HTML, headers={"Clear-Site-Data": FORGET})

    def _page(self, view: View) -> HTTPResponse:
        return HTTPResponse(render(view, self._site), content_type=HTML)
