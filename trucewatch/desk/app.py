"""Routes. Every page is rendered on the server; scripts only draw the map and swap the list.

Nothing here writes: a person's rulings are recorded with `trucewatch decide`, so that the desk
needs no login until it does.
"""

import mimetypes
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.middleware.gzip import GZipMiddleware

from trucewatch.config import Workspace, assets_root
from trucewatch.desk import phrases
from trucewatch.desk.routes import add_pages
from trucewatch.errors import TrucewatchError
from trucewatch.ledger.state import State
from trucewatch.publish.tables import VERDICT_WORDS

HERE = Path(__file__).parent
SECTIONS = (
    ("/", "Incidents"),
    ("/findings", "Findings"),
    ("/statements", "Statements"),
    ("/tallies", "Tallies"),
    ("/documents", "Documents"),
    ("/agreements", "Agreements"),
)
# style-src: MapLibre positions its controls and popups through element styles
CSP = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
    "style-src 'self'; style-src-attr 'unsafe-inline'; worker-src 'self' blob:; child-src blob:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def environment() -> Environment:
    """Templates that escape everything and refuse unknown names."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
    )
    made.globals.update(
        words=phrases.words,
        count_of=phrases.count_of,
        moment_words=phrases.moment_words,
        verdicts=phrases.VERDICTS,
        verdict_words=VERDICT_WORDS,
        precision_words=phrases.PRECISION_WORDS,
        sections=SECTIONS,
    )
    return made


def create_app(workspace: Workspace, *, host: str = "127.0.0.1") -> FastAPI:
    """The desk of one workspace.

    Args:
        workspace: what it shows.
        host: the address it is served on. On loopback only requests that name a loopback host are
            answered, so that a page elsewhere cannot reach it through a name of its own.
    """
    mimetypes.add_type("text/javascript", ".mjs")
    mimetypes.add_type("text/javascript", ".js")
    app = FastAPI(title="Trucewatch desk", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=5)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    app.mount("/assets", StaticFiles(directory=assets_root(), check_dir=False))
    templates = environment()

    def render(name: str, section: str, status: int = 200, **context: Any) -> HTMLResponse:
        shown = {
            "workspace_name": workspace.settings.name,
            "page_title": "Desk",
            **context,
            "section": section,
        }
        return HTMLResponse(templates.get_template(name).render(shown), status_code=status)

    def state() -> Iterator[State]:
        with State.open(workspace) as opened:
            yield opened

    @app.middleware("http")
    async def guard(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        named = request.headers.get("host", "")
        name = named.rpartition(":")[0] if not named.endswith("]") and ":" in named else named
        if host in LOOPBACK and name.strip("[]") not in LOOPBACK:
            return Response("This desk answers on loopback only.", status_code=421, headers=HEADERS)
        response = await call_next(request)
        response.headers.update(HEADERS)
        # Asked for again each time, files answer in a line that they have not changed.
        files = request.url.path.startswith(("/assets/", "/static/"))
        response.headers.setdefault("Cache-Control", "no-cache" if files else "no-store")
        return response

    @app.exception_handler(StarletteHTTPException)
    def refused(request: Request, error: StarletteHTTPException) -> Response:
        heading = "Not found" if error.status_code == 404 else "That cannot be shown"
        return render("error.html", "", error.status_code, heading=heading, message=str(error.detail))

    @app.exception_handler(TrucewatchError)
    def failed(request: Request, error: TrucewatchError) -> Response:
        return render("error.html", "", 500, heading="The workspace cannot be read", message=str(error))

    add_pages(app, render, state)
    return app
