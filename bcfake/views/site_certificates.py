"""The TLS certificates of sites as V3 shows and takes them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bcfake import viewing
from bcfake.errors import Invalid
from bcfake.fields import Object, Text, Timestamp, separated
from bcfake.paths import url_parts
from bcfake.resources.channels import SITE_CERTIFICATES
from bcfake.schema import Call
from bcfake.tables import Row
from bcfake.view import Endpoint, Sight
from bcfake.views.sites import SITES, SPEC, primary, ssl_status

VALID = timedelta(days=365)
MOMENT = Timestamp(name="moment", wire="iso")
BODY = (
    Text(name="url"),
    Object(
        name="certificate",
        required=True,
        fields=(
            Text(name="certificate", min=1, required=True),
            Text(name="private_key", min=1, required=True),  # used for nothing, and not kept
            Text(name="intermediate_certificates"),
        ),
    ),
)


def _host(url: str) -> str:
    return url_parts(url if "//" in url else f"//{url}").netloc


def _shown(row: Row) -> dict[str, Any]:
    host = _host(row["url"])
    return {
        "common_name": host,
        "subject_alternative_names": [host],
        "validity_not_before": MOMENT.render(row["installed_at"]),
        "validity_not_after": MOMENT.render(row["installed_at"] + VALID),
        "signing_algorithm": "sha256WithRSAEncryption",
        "issuer": "",
        "certificate": row["certificate"],
        "intermediate_certificates": row["intermediate_certificates"],
    }


def show(call: Call) -> dict[str, Any]:
    """GET /sites/{id}/certificate: that of the site's primary URL, else the last installed."""
    site = viewing.find(SITES, call.store, call.ids)
    sight = Sight(call.store, site, call.base)
    found = call.store.find(SITE_CERTIFICATES, site_id=site["id"])
    own = [row for row in found if _host(row["url"]) == _host(primary(sight))]
    last = (own or found)[-1:]
    installed = _shown(last[0]) if last else None
    return {"status": ssl_status(sight), "installed_certificate": installed}


def put(call: Call) -> dict[str, Any]:
    """PUT /sites/{id}/certificate: install one for a URL, in place of the one it has."""
    site = viewing.find(SITES, call.store, call.ids)
    sent = viewing.parse_loosely(BODY, call.body)
    url = sent.get("url") or primary(Sight(call.store, site, call.base))
    if not _host(url):
        raise Invalid("url", f"{url!r} names no host.")
    for row in call.store.find(SITE_CERTIFICATES, url=url):
        call.store.remove(SITE_CERTIFICATES, row["id"])
    kept = {n: v for n, v in sent["certificate"].items() if n != "private_key"}
    call.store.create(SITE_CERTIFICATES, {"url": url, **kept}, parent=site["id"])
    return {}


def show_all(call: Call) -> list[Any]:
    """GET /sites/certificates: those installed, for some URLs where these are named."""
    rows = call.store.list(SITE_CERTIFICATES)
    if "urls:in" in call.query:
        wanted = {_host(url) for url in separated(call.query["urls:in"])}
        rows = [row for row in rows if _host(row["url"]) in wanted]
    return [_shown(row) for row in rows]


ENDPOINTS = (
    Endpoint("GET", "sites/certificates", show_all, ("urls:in",), spec=SPEC),
    Endpoint("GET", "sites/{site_id}/certificate", show, spec=SPEC),
    Endpoint("PUT", "sites/{site_id}/certificate", put, spec=SPEC),
)
