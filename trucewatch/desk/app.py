"""Routes. Every page is rendered on the server; scripts only draw the map and swap the list.

Nothing here writes: a person's rulings are recorded with `trucewatch decide`, so that the desk
needs no login until it does.
"""

import mimetypes
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException as StarletteHTTPException

from trucewatch.config import Workspace, assets_root
from trucewatch.desk import pages, views
from trucewatch.desk.labels import labels
from trucewatch.errors import TrucewatchError
from trucewatch.ledger.state import State
from trucewatch.model import Agreement
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

Page = Annotated[int, Query(ge=1, le=100_000)]


def environment() -> Environment:
    """Templates that escape everything and refuse unknown names."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
    )
    made.globals.update(
        words=views.words,
        verdict_words=VERDICT_WORDS,
        precision_words=views.PRECISION_WORDS,
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
        if not request.url.path.startswith(("/assets", "/static")):
            response.headers["Cache-Control"] = "no-store"
        return response

    @app.exception_handler(StarletteHTTPException)
    def refused(request: Request, error: StarletteHTTPException) -> Response:
        heading = "Not found" if error.status_code == 404 else "That cannot be shown"
        return render("error.html", "", error.status_code, heading=heading, message=str(error.detail))

    @app.exception_handler(TrucewatchError)
    def failed(request: Request, error: TrucewatchError) -> Response:
        return render("error.html", "", 500, heading="The workspace cannot be read", message=str(error))

    _add_pages(app, render, state)
    return app


def _add_pages(
    app: FastAPI, render: Callable[..., HTMLResponse], state: Callable[[], Iterator[State]]
) -> None:
    opened = Depends(state)

    @app.get("/")
    def incidents(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = views.incident_list(s, request.query_params, page)
        return render("incidents.html", "/", page_title="Incidents", oob=False, **found)

    @app.get("/incidents")
    def incident_list(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        return render(
            "incident_list.html", "/", oob=True, **views.incident_list(s, request.query_params, page)
        )

    @app.get("/incidents.geojson")
    def points(request: Request, s: State = opened) -> JSONResponse:
        return JSONResponse(views.points(s, request.query_params), media_type="application/geo+json")

    @app.get("/labels.geojson")
    def places() -> Response:
        return Response(labels(), media_type="application/geo+json")

    @app.get("/incident/{key}")
    def incident(key: str, s: State = opened) -> HTMLResponse:
        return render("incident.html", "/", **_found(pages.incident(s, key), "incident", key))

    @app.get("/findings")
    def findings(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = views.findings(s, request.query_params, page)
        return render("findings.html", "/findings", page_title="Findings", **found)

    @app.get("/finding/{key}")
    def finding(key: str, s: State = opened) -> HTMLResponse:
        return render("finding.html", "/findings", **_found(pages.finding(s, key), "finding", key))

    @app.get("/statements")
    def statements(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = views.statements(s, request.query_params, page)
        return render("statements.html", "/statements", page_title="Statements", **found)

    @app.get("/tallies")
    def tallies(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = views.tallies(s, request.query_params, page)
        return render("tallies.html", "/tallies", page_title="Tallies", **found)

    @app.get("/documents")
    def documents(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = views.documents(s, request.query_params, page)
        return render("documents.html", "/documents", page_title="Documents", **found)

    @app.get("/document/{key}")
    def document(request: Request, key: str, s: State = opened) -> HTMLResponse:
        found = pages.document(s, key, request.query_params)
        return render("document.html", "/documents", **_found(found, "document", key))

    @app.get("/agreements")
    def agreements(s: State = opened) -> HTMLResponse:
        listed = list(s.all(Agreement))
        return render("agreements.html", "/agreements", page_title="Agreements", agreements=listed)

    @app.get("/agreement/{key}")
    def agreement(key: str, s: State = opened) -> HTMLResponse:
        found = _found(s.get(Agreement, key), "agreement", key)
        return render("agreement.html", "/agreements", page_title=found.title, agreement=found)


def _found(value: Any, kind: str, key: str) -> Any:
    if value is None:
        raise HTTPException(404, f"There is no {kind} {key} now; it may have been retired.")
    return value
