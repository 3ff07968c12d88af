"""The style and the one script of the pages; both are the same for everybody."""

from importlib.resources import files

from fastapi import APIRouter, Response

router = APIRouter(include_in_schema=False)

_FOLDER = files("trajectory_recorder.collector.pages")
_HEADERS = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}


@router.get("/assets/pages.css")
def style() -> Response:
    return Response(_FOLDER.joinpath("pages.css").read_bytes(), media_type="text/css", headers=_HEADERS)


@router.get("/assets/pages.js")
def script() -> Response:
    return Response(_FOLDER.joinpath("pages.js").read_bytes(), media_type="text/javascript", headers=_HEADERS)
