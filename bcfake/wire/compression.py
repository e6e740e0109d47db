"""Answers compressed where the caller asks for it: of use only where a wire carries them."""

from __future__ import annotations

import gzip
from dataclasses import replace
from functools import lru_cache

from bcfake.message import Reply, Request

LEVEL = 1  # the cheapest
SMALLEST = 1024  # bytes of an answer worth compressing
NEVER = ("q=0", "q=0.0", "q=0.00", "q=0.000")


def compressed(request: Request, reply: Reply) -> Reply:
    """The reply, its body compressed if the request takes gzip; errors are so whatever their size
    (recorded: clients were caught by it)."""
    if "Content-Encoding" in reply.headers:
        return reply
    if not reply.body or reply.headers.get("Content-Type", "").startswith("image/"):
        return reply
    headers = {**reply.headers, "Vary": "Accept-Encoding"}
    small = len(reply.body) < SMALLEST and reply.status < 400
    if small or not takes_gzip(request.headers.get("accept-encoding", "")):
        return replace(reply, headers=headers)
    body = packed(reply.body)
    return Reply(
        reply.status,
        body,
        {**headers, "Content-Encoding": "gzip", "Content-Length": str(len(body))},
    )


@lru_cache(maxsize=8)
def packed(body: bytes) -> bytes:
    """The body as gzip; kept for a while, because the same list is often asked for again."""
    return gzip.compress(body, LEVEL, mtime=0)


def takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding header lets an answer be gzip."""
    weights = {}
    for each in accepted.lower().replace(" ", "").split(","):
        name, _, weight = each.partition(";")
        weights[name] = weight not in NEVER
    return weights.get("gzip", weights.get("*", False))
