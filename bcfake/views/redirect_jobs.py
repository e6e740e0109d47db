"""Redirects brought in and out as CSV files, by jobs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from bcfake import viewing
from bcfake.errors import Conflict, Missing, NotFound, Refusal, TooMany
from bcfake.fields import Choice, Flag, Int, Json, ListOf, Text, Timestamp
from bcfake.resources.channels import SITES
from bcfake.resources.content import REDIRECTS, full_url
from bcfake.resources.redirect_jobs import REDIRECT_JOBS, STATUSES
from bcfake.schema import LIST, Call
from bcfake.store import Rows
from bcfake.tables import Row
from bcfake.view import EVENTS, Document, Endpoint, Pair, Raw, Sight, View, problem, told
from bcfake.views.content import REDIRECTS_SPEC as SPEC
from bcfake.views.content import set_redirect
from bcfake.views.forms import upload_in
from bcfake.views.sites import primary

PATH = "storefront/redirects/imex"
LARGEST = 20 * 1024 * 1024  # bytes
COLUMNS = ("Domain", "Old Path", "Manual URL/Path", "Dynamic Target Type", "Dynamic Target ID")
TARGET_URL = "Dynamic Target URL"
CSV = "text/csv"

JOBS = View(
    path=f"{PATH}/jobs",
    noun="job",
    source=REDIRECT_JOBS,
    spec=SPEC,
    verbs=frozenset({LIST}),
    key="uuid",
    fields=(
        Pair(Text(name="id", read_only=True), "uuid"),
        Choice(name="type", values=("import", "export")),
        Choice(name="status", values=STATUSES),
        *(Int(name=name) for name in ("completed_items", "failed_items", "total_items")),
        Json(name="errors"),
        *(Timestamp(name=name, wire="iso") for name in ("created_at", "completed_at")),
    ),
    filters=("id", "type", "status"),
    known_gaps=("A page has 50 jobs unless limit says otherwise, not 10.",),
)


def _done(call: Call, **values: Any) -> Raw:
    return Raw({"id": call.store.create(REDIRECT_JOBS, values)["uuid"]}, 201)


def _domains(call: Call) -> Mapping[int, str]:
    """The host of each site's primary URL, by the site's id."""
    sites = call.store.list(SITES)
    return {
        site["id"]: urlsplit(primary(Sight(call.store, site, call.base))).netloc for site in sites
    }


# ---- out

WANTED = (
    Int(name="site_id", nullable=True),
    ListOf(name="redirect_ids", item=Int(name="id")),
    Flag(name="include_dynamic_target_urls"),
)


def export(call: Call) -> Raw:
    """POST …/export: write redirects into a file, those of a site or with these ids."""
    sent = viewing.parse_loosely(WANTED, call.body or {})
    site, ids = sent.get("site_id"), sent.get("redirect_ids")
    rows = [
        row
        for row in call.store.list(REDIRECTS)
        if (not site or row["site_id"] == site) and (not ids or row["id"] in ids)
    ]
    if not rows:
        raise Conflict("No redirects in your store meet the criteria in your request.")
    dynamic = sent.get("include_dynamic_target_urls", False)
    content, counted = _written(call, rows, dynamic), {"completed_items": len(rows)}
    return _done(call, type="export", content=content, total_items=len(rows), **counted)


def _written(call: Call, rows: Rows, dynamic: bool) -> str:
    domains, text = _domains(call), io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*COLUMNS, TARGET_URL] if dynamic else COLUMNS)
    for row in rows:
        kind, ref = row["forward"]["type"], row["forward"]["ref"]
        manual = kind == "manual"
        target = (ref, "", "") if manual else ("", kind.capitalize(), ref)
        shown = "" if manual else full_url(row, call.base)
        line = (domains.get(row["site_id"], ""), row["path"], *target)
        writer.writerow([*line, shown] if dynamic else line)
    return text.getvalue()


# ---- in


def import_(call: Call) -> Raw:
    """POST …/import: set the redirects in a file, telling of each line that cannot be."""
    try:
        sent = upload_in(call, "import_file")
    except Missing:
        return problem(400, "The form has no file import_file.")
    if len(sent.content) > LARGEST:
        raise TooMany("The file is too large: at most 20 MB fit.")
    lines = _read(sent.content)
    if lines is None:
        return problem(400, "The file is no CSV with the columns " + ",".join(COLUMNS) + ".")
    errors = tuple(_set_each(call, lines))
    done = len(lines) - len(errors)
    counts = {"completed_items": done, "failed_items": len(errors), "total_items": len(lines)}
    return _done(call, type="import", errors=errors, **counts)


def _read(content: bytes) -> list[dict[str, str]] | None:
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(content.decode()))]
    except (UnicodeDecodeError, csv.Error):
        return None
    if not rows or tuple(rows[0][: len(COLUMNS)]) != COLUMNS:
        return None
    return [dict(zip(COLUMNS, (*row, *[""] * 5), strict=False)) for row in rows[1:] if row]


def _set_each(call: Call, lines: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    sites = {domain: id for id, domain in _domains(call).items()}
    for number, line in enumerate(lines, 2):
        try:
            if line["Domain"] not in sites:
                raise NotFound(f"No site has the domain {line['Domain']!r}.")
            set_redirect(call.store, _item(line, sites[line["Domain"]]))
        except Refusal as refusal:
            yield {"row": number, "message": str(refusal)}


def _item(line: Mapping[str, str], site_id: int) -> dict[str, Any]:
    if line["Manual URL/Path"]:
        to = {"type": "url", "url": line["Manual URL/Path"]}
    else:
        kind = line["Dynamic Target Type"].lower()
        to = {"type": kind, "entity_id": line["Dynamic Target ID"]}
    return {"from_path": line["Old Path"], "site_id": site_id, "to": to}


# ---- what becomes of jobs


def _job(kind: str, call: Call) -> Row:
    for row in call.store.find(REDIRECT_JOBS, uuid=str(call.ids[0]), type=kind):
        return row
    raise NotFound(f"There is no {kind} job {call.ids[0]}.")


def events(kind: str, call: Call) -> Document:
    """GET …/events: how far the job is, which is all the way."""
    job = viewing.shown(JOBS, call, _job(kind, call))
    names = ["status", "completed_items", "total_items"]
    names += ["failed_items", "errors"] if kind == "import" else []
    return told({"job_id": job["id"], **{name: job[name] for name in names}})


def download(call: Call) -> Document:
    """GET …/download: the file that an export wrote."""
    return Document(_job("export", call)["content"])


VIEWS = (JOBS,)
ENDPOINTS = (
    Endpoint("POST", f"{PATH}/export", export, spec=SPEC, scope="content"),
    Endpoint("POST", f"{PATH}/import", import_, takes_files=True, spec=SPEC, scope="content"),
    *(
        Endpoint(
            "GET",
            f"{PATH}/{kind}/{{uuid}}/events",
            partial(events, kind),
            spec=SPEC,
            scope="content",
            gives=EVENTS,
        )
        for kind in ("export", "import")
    ),
    Endpoint(
        "GET", f"{PATH}/export/{{uuid}}/download", download, spec=SPEC, scope="content", gives=CSV
    ),
)
