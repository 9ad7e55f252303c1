"""The visitor's pages: the chat, its frame on other sites, the notices, and the files they need."""

import gzip
import json
import uuid
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from sanic import Blueprint, HTTPResponse, Request
from sanic.exceptions import NotFound
from sanic.response import html, redirect
from sanic.response import json as json_response

from bot.web.assets import BRIEFLY, PREFIX, Assets
from bot.web.chat.choice_looks import LOOKS
from bot.web.chat.page_texts import Language, load_page_texts
from bot.web.chat.plain import RefusedError, say
from bot.web.chat.rich_text import RichText
from bot.web.chat.transcript import Transcript, draw
from bot.web.incoming import LONGEST_TEXT
from bot.web.refused_turns import NoConversationError
from bot.web.security import POLICY, key_in_cookie, remove_key_cookie, set_key_cookie
from bot.web.services import services

IDLE_MINUTES = 28
IDLE_WARNING_MINUTES = 2
# Loaded with the page, so that the browser fetches them side by side.
MODULES = (
    "chat.js", "api.js", "announcer.js", "composer.js", "conversation.js", "outbox.js", "parts.js",
    "stream.js", "dom.js", "frame.js", "leave.js", "storage.js", "messages.js", "dock.js", "richtext.js",
    "texts.js", "steps.js", "status.js",
)  # fmt: skip

chat = Blueprint("chat")
assets = Assets()
# A page elsewhere loads embed.js.
ELSEWHERE = {"x-content-type-options": "nosniff", "cross-origin-resource-policy": "cross-origin"}
texts = load_page_texts()
rich_text = RichText.of(texts.numbers(), texts.sites())
templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals["asset"] = assets.address
templates.globals["looks"] = LOOKS
templates.globals["police"] = texts.police()


def language_of(request: Request) -> Language:
    """The language that the address or the form asks for; Dutch otherwise."""
    asked = request.args.get("lang") or (request.form.get("language") if request.form else None)
    return "en" if asked == "en" else "nl"


def in_frame(request: Request) -> bool:
    """Whether embed.js shows the page in a frame of another site."""
    return bool(request.args.get("embed") == "1")


def address_of_chat(request: Request, language: Language) -> str:
    """The chat in this language; in a frame it stays the chat of a frame."""
    return f"/chat?lang={language}{'&embed=1' if in_frame(request) else ''}"


def page_data(request: Request, language: Language) -> Markup:
    """What the scripts of the chat need, as JSON that is safe inside a script element."""
    t = texts.texts[language]
    data = {
        "language": language,
        "home": address_of_chat(request, language),
        "brand": t["brand"],
        "emergency": "{danger} {call}. {low} {number}".format(**t["emergency"]),
        "call112": t["emergency"]["call"],
        "leave": t["exit"]["title"],
        "close": t["options"]["close"],
        "looks": LOOKS,
        "noSteps": t["side"]["no_steps"],
        "longestText": LONGEST_TEXT,
        "idleMinutes": IDLE_MINUTES,
        "idleWarningMinutes": IDLE_WARNING_MINUTES,
        "numbers": texts.numbers(),
        "sites": texts.sites(),
        "hasGlossary": bool(texts.glossary),
        "glossaryAddress": f"/chat/words?lang={language}",
        "options": t["options"],
        "summary": {**t["summary"], "keep": t["side"]["evidence_keep"], "how": t["side"]["evidence_how"]},
        "rating": t["rating"],
        "erase": t["erase"],
        "glossary": t["glossary"],
        "texts": t["script"],
    }
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704


def page(
    request: Request, body: str, status: int = 200, *, in_frames: bool = False, own_frames: bool = False
) -> HTTPResponse:
    """A page under the strict policy.

    in_frames: pages of EMBED_PARENTS may show it in a frame. own_frames: it shows our own pages in frames.
    """
    ancestors = " ".join(("'self'", *services(request).settings.embed_parents)) if in_frames else "'none'"
    policy = POLICY.format(ancestors=ancestors)
    headers = {
        "content-security-policy": policy + ("; frame-src 'self'" if own_frames else ""),
        "cache-control": "no-store",
        "vary": "accept-encoding",
        # With "no-referrer" a browser would not say which page a form came from.
        "referrer-policy": "same-origin",
    }
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return html(body, status, headers)
    compressed = gzip.compress(body.encode("utf-8"), 5, mtime=0)
    headers["content-encoding"] = "gzip"
    return HTTPResponse(compressed, status, headers, "text/html; charset=utf-8")


@chat.get("/chat", name="page")
async def show_chat(request: Request) -> HTTPResponse:
    return page(request, render_chat(request, await transcript(request)), in_frames=True)


@chat.post("/chat", name="say")
async def say_plainly(request: Request) -> HTTPResponse:
    """Say something without JavaScript; the page that follows shows the answer."""
    language = language_of(request)
    try:
        begun = await say(request, language)
    except RefusedError as refusal:
        problem = texts.texts[language]["plain"][refusal.text].format(limit=LONGEST_TEXT)
        drawn = await transcript(request)
        body = render_chat(request, drawn, problem=problem, draft=refusal.draft)
        return page(request, body, refusal.status, in_frames=True)
    response = redirect(f"{address_of_chat(request, language)}#latest", status=303)
    if begun is not None:
        set_key_cookie(response, services(request).settings, begun.id, begun.token)
    return response


async def transcript(request: Request) -> Transcript | None:
    """The conversation of this browser, by its cookie; None when it has none."""
    parts = services(request)
    key = key_in_cookie(request, parts.settings)
    if key is None:
        return None
    try:
        messages, state = await parts.visitors.news(key, 0)
        guidance = await parts.visitors.guidance(key)
    except NoConversationError:
        return None
    page_texts = texts.texts[language_of(request)]
    return draw(key.conversation_id, messages, state, guidance, page_texts, rich_text, parts.clock())


def render_chat(
    request: Request, conversation: Transcript | None, *, problem: str = "", draft: str = ""
) -> str:
    language = language_of(request)
    embedded = in_frame(request)
    return templates.get_template("chat.html.j2").render(
        t=texts.texts[language],
        language=language,
        embedded=embedded,
        conversation=conversation,
        contacts=texts.beside_the_chat(),
        message_id=str(uuid.uuid4()),
        parents=services(request).settings.embed_parents,
        modules=MODULES,
        page_data=page_data(request, language),
        path=lambda code: address_of_chat(request, code),
        action=f"/chat?embed=1&lang={language}" if embedded else "/chat",
        new_action="/chat/new?embed=1" if embedded else "/chat/new",
        problem=problem,
        draft=draft,
        linked=rich_text.line,
    )


@chat.get("/chat/words")
async def show_words(request: Request) -> HTTPResponse:
    words = texts.words(language_of(request))
    return json_response(words, headers={"cache-control": BRIEFLY})


@chat.get("/toegankelijkheid")
async def show_accessibility(request: Request) -> HTTPResponse:
    return document(request, "accessibility", "/toegankelijkheid")


@chat.get("/privacy")
async def show_privacy(request: Request) -> HTTPResponse:
    return document(request, "privacy", "/privacy")


def document(request: Request, name: str, address: str) -> HTTPResponse:
    language = language_of(request)
    body = templates.get_template("document.html.j2").render(
        t=texts.texts[language],
        language=language,
        document=texts.documents[language][name],
        linked=rich_text.line,
        contact=services(request).settings.accessibility_contact,
        path=lambda code: f"{address}?lang={code}",
    )
    return page(request, body)


@chat.get("/embed-demo")
async def show_demo(request: Request) -> HTTPResponse:
    language = language_of(request)
    body = templates.get_template("embed_demo.html.j2").render(
        t=texts.texts[language], language=language, host=f"{request.scheme}://{request.host}"
    )
    return page(request, body, own_frames=True)


@chat.get("/embed.js")
async def send_embed(request: Request) -> HTTPResponse:
    asset = assets.get("embed.js")
    if asset is None:
        raise NotFound
    return asset.respond(request, BRIEFLY, ELSEWHERE)


@chat.get(f"{PREFIX}/<version:str>/<name:path>")
async def send_asset(request: Request, version: str, name: str) -> HTTPResponse:
    """A static file."""
    asset = assets.get(name)
    if asset is None:
        raise NotFound
    return asset.respond(request, assets.caching(version), ELSEWHERE)


@chat.post("/chat/leave")
async def leave(request: Request) -> HTTPResponse:
    """Forget whose conversation it is, and go on to a page that says nothing.

    By a page and not by a redirect: the policy lets forms go to our own pages only.
    """
    language = language_of(request)
    address = texts.texts[language]["exit"]["address"]
    body = templates.get_template("left.html.j2").render(
        language=language, address=address, host=urlsplit(address).hostname
    )
    response = page(request, body)
    remove_key_cookie(response, services(request).settings)
    return response


@chat.post("/chat/new")
async def begin_anew(request: Request) -> HTTPResponse:
    """Forget a conversation that is closed; the chat then begins a new one."""
    response = redirect(address_of_chat(request, language_of(request)), status=303)
    remove_key_cookie(response, services(request).settings)
    return response
