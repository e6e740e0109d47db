"""Bodies of multipart/form-data: files and texts by the names of their parts."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header

from bcfake.message import Request, Upload

FORM = "multipart/form-data"


def content_type(request: Request) -> str:
    """The MIME type of a request's body, without parameters and in small letters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def parts(request: Request) -> dict[str, Any]:
    """The parts of a body, files as `Upload`; of a repeated name, the last.

    Raises ValueError when it is not well-formed.
    """
    kind, options = parse_options_header(request.headers.get("content-type"))
    reader = FormDataParser(silent=False)
    _, texts, files = reader.parse(BytesIO(request.body), kind, len(request.body), options)
    named: dict[str, Any] = {name: values[-1] for name, values in texts.lists()}
    for name, sent in files.lists():
        with sent[-1].stream as stream:
            named[name] = Upload(sent[-1].filename or "", stream.read())
    return named
