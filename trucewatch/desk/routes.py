"""The desk's pages, each a function of the state."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from trucewatch.config import Workspace
from trucewatch.desk import agreements, document, findings, incident, incidents, lists
from trucewatch.desk.basemap import basemap
from trucewatch.desk.filters import Filters
from trucewatch.desk.labels import labels
from trucewatch.desk.names import registry_names
from trucewatch.errors import TrucewatchError
from trucewatch.ledger.state import State
from trucewatch.model import Agreement

Page = Annotated[int, Query(ge=1, le=100_000)]
Render = Callable[..., HTMLResponse]
GEOJSON = "application/geo+json"
KEPT = {"Cache-Control": "private, max-age=3600"}  # what the map draws itself from changes with a release


def add_pages(app: FastAPI, render: Render, state: Callable[[], Iterator[State]]) -> None:
    """Adds all routes.

    Args:
        app: the application.
        render: makes a page of a template's name, the section it stands in, and what it shows.
        state: opens the workspace's state for the time of a request.
    """
    opened = Depends(state)
    _add_board(app, render, opened)
    _add_lists(app, render, opened)

    @app.get("/incident/{key}")
    def one_incident(key: str, s: State = opened) -> HTMLResponse:
        return render("incident.html", "/", **_found(incident.incident(s, key), "incident", key))

    @app.get("/finding/{key}")
    def one_finding(key: str, s: State = opened) -> HTMLResponse:
        return render("finding.html", "/findings", **_found(findings.finding(s, key), "finding", key))

    @app.get("/document/{key}")
    def one_document(request: Request, key: str, s: State = opened) -> HTMLResponse:
        found = document.document(s, key, request.query_params)
        return render("document.html", "/documents", **_found(found, "document", key))

    @app.get("/agreement/{key}")
    def one_agreement(key: str, s: State = opened) -> HTMLResponse:
        return render(
            "agreement.html", "/agreements", **_found(agreements.agreement(s, key), "agreement", key)
        )


def _add_board(app: FastAPI, render: Render, opened: Any) -> None:
    @app.get("/")
    def board(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = incidents.incident_list(s, request.query_params, page)
        return render("incidents.html", "/", page_title="Incidents", **found)

    @app.get("/incidents")
    def incident_list(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        """The list and the timeline alone, to be swapped in; the address bar is given the page's own."""
        made = render("swap.html", "/", **incidents.incident_list(s, request.query_params, page))
        place = Filters.of(request.query_params).link(page=str(page) if page > 1 else None)
        made.headers["HX-Replace-Url"] = place
        return made

    @app.get("/incidents.geojson")
    def points(request: Request, s: State = opened) -> JSONResponse:
        return JSONResponse(incidents.points(s, request.query_params), media_type=GEOJSON)

    @app.get("/labels.geojson")
    def places() -> Response:
        return Response(labels(), media_type=GEOJSON, headers=KEPT)

    @app.get("/basemap.geojson")
    def land(s: State = opened) -> Response:
        return Response(basemap(_countries(s)), media_type=GEOJSON, headers=KEPT)


def _add_lists(app: FastAPI, render: Render, opened: Any) -> None:
    @app.get("/findings")
    def finding_list(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = findings.findings(s, request.query_params, page)
        return render("findings.html", "/findings", page_title="Findings", **found)

    @app.get("/statements")
    def statement_list(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = lists.statements(s, request.query_params, page)
        return render("statements.html", "/statements", page_title="Statements", **found)

    @app.get("/tallies")
    def tally_list(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = lists.tallies(s, request.query_params, page)
        return render("tallies.html", "/tallies", page_title="Tallies", **found)

    @app.get("/documents")
    def document_list(request: Request, page: Page = 1, s: State = opened) -> HTMLResponse:
        found = lists.documents(s, request.query_params, page)
        return render("documents.html", "/documents", page_title="Documents", **found)

    @app.get("/agreements")
    def agreement_list(s: State = opened) -> HTMLResponse:
        found = agreements.agreements(s)
        return render("agreements.html", "/agreements", page_title="Agreements", **found)


def _found(value: Any, kind: str, key: str) -> Any:
    if value is None:
        raise HTTPException(404, f"There is no {kind} {key} now; it may have been retired.")
    return value


def _countries(state: State) -> tuple[str, ...]:
    return tuple(sorted({one.country for one in state.all(Agreement)}))


def warm(workspace: Workspace) -> None:
    """Makes what takes a second or two to make and then stays, so that nobody waits for it.

    What fails here is told on the page that asks for it.
    """
    with suppress(TrucewatchError, OSError):
        registry_names()
        labels()
        with State.open(workspace) as state:
            countries = _countries(state)
        basemap(countries)
