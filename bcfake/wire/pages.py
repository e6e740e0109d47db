"""What the pages beside the API share: how they are answered, and noted in the journal."""

from __future__ import annotations

from email.utils import formatdate

from bcfake.fake import FakeStore
from bcfake.guard import is_bigcommerce
from bcfake.journal import Entry, Journal, redacted
from bcfake.message import Reply, Request

HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(title: str, text: str, status: int = 200) -> Reply:
    """A small HTML page."""
    body = f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{text}</p>"
    return Reply(status, body.encode(), dict(HTML))


def redirect(request: Request, path: str) -> Reply:
    """302 to a path of the same host."""
    return Reply(302, headers={**HTML, "Location": request.origin + path})


def host_of(request: Request) -> str:
    """The host a request names, without its port."""
    return request.origin.partition("://")[2].partition(":")[0].lower()


def is_elsewhere(request: Request, start: str) -> bool:
    """Whether a request is to a host of BigCommerce's whose name does not begin so."""
    host = host_of(request)
    return is_bigcommerce(host) and not host.startswith(start)


def noted(
    journal: Journal,
    request: Request,
    reply: Reply,
    template: str,
    *,
    shop: FakeStore | None = None,
    hint: str = "",
    note: str = "",
    sent: bytes = b"",
    answered: bytes = b"",
) -> Reply:
    """The reply, with the headers that all have; kept in a journal without secrets: a path by its
    template, no query, and of the bodies what is `sent` and `answered`."""
    reply.headers.setdefault("Content-Length", str(len(reply.body)))
    if shop is not None:
        reply.headers.setdefault("Date", formatdate(shop.clock.time(), usegmt=True))
    entry = Entry(
        number=journal.next_number(),
        method=request.method,
        path=template,
        query="",
        template=template,
        status=reply.status,
        request_body=sent,
        response_body=answered,
        request_headers=redacted(request.headers),
        hint=hint,
        note=note,
    )
    journal.add(entry)
    return reply
