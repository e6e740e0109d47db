"""Who may use the control API: this machine, or whoever has the server's token."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from bcfake.guard import is_bigcommerce, is_local
from bcfake.paths import url_parts

HEADER = "X-Bcfake-Control-Token"
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-Ip")


def refused(headers: Mapping[str, str], caller: str, token: str) -> str:
    """Why a request may not be answered; "" if it may.

    `caller` is the address of the other end. From this machine no token is needed, unless the
    request was passed on for somebody else, or made by a web page that came from elsewhere.
    """
    given = headers.get(HEADER)
    if given is not None:
        right = hmac.compare_digest(given.encode(), token.encode())
        return "" if right else "the control token is not this server's"
    if not is_local(caller.removeprefix("::ffff:")):
        return f"from {caller}, the control API takes requests with its token only"
    for name in FORWARDED:
        if name in headers:
            return f"a request passed on by a proxy ({name}) needs the control token"
    host = url_parts("//" + headers.get("Host", "")).hostname or ""
    if not is_local(host) and not is_bigcommerce(host):
        return f"a request for the host {host!r:.80} needs the control token"
    origin = headers.get("Origin")
    if origin is not None and not is_local(url_parts(origin).hostname or "nowhere"):
        return f"a web page of {origin!r:.80} needs the control token"
    return ""
