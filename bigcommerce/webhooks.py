"""Webhook deliveries: is what reached the destination really from BigCommerce?

They are signed the way of Standard Webhooks (standardwebhooks.com), with the app's client secret.
"""

from __future__ import annotations

import base64
import hmac
import json
import time
from collections.abc import Iterable, Mapping
from typing import Any

from bigcommerce.rate_limit import header, number


class InvalidWebhook(ValueError):
    """The delivery is not BigCommerce's, was changed on its way, or is too old."""


def verify(
    body: bytes | str,
    headers: Mapping[str, str] | Iterable[tuple[str, str]],
    client_secret: str,
    max_age: float | None = 300,
    now: float | None = None,
) -> dict[str, Any]:
    """The payload of a delivery: `scope`, `store_id`, `data`, `hash`, `producer`, `created_at`.

    Takes the body as it arrived, the request's headers, the app's client secret, and by how many
    seconds its time may differ from `now` (unix seconds; this machine's clock by default), None
    for any. Raises `InvalidWebhook`, and ValueError for an empty secret. A delivery may come
    twice: its `hash` is then the same.
    """
    if not client_secret:
        raise ValueError("client_secret is empty: anybody could sign with that")
    content = body.encode() if isinstance(body, str) else body
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    received = dict(headers)  # those of Flask, for one, are no Mapping
    id, sent_at, signatures = (header(received, name) for name in names)
    if not id or not sent_at or not signatures:
        raise InvalidWebhook(f"the headers {', '.join(names)} are needed")
    _refuse_old(sent_at, max_age, time.time() if now is None else now)
    signed = f"{id}.{sent_at}.".encode() + content
    wanted = base64.b64encode(hmac.digest(client_secret.encode(), signed, "sha256"))
    given = [text.partition(",") for text in signatures.split()]
    if not any(
        version == "v1" and hmac.compare_digest(signature.encode(), wanted)
        for version, _, signature in given
    ):
        raise InvalidWebhook("the signature is not that of this body and client secret")
    return _payload(content)


def _refuse_old(sent_at: str, max_age: float | None, now: float) -> None:
    moment = number(sent_at)
    if moment is None or (max_age is not None and abs(now - moment) > max_age):
        raise InvalidWebhook(f"sent at {sent_at}, which is not within {max_age} s of {now:.0f}")


def _payload(content: bytes) -> dict[str, Any]:
    try:
        payload = json.loads(content)
    except ValueError:
        raise InvalidWebhook("the body is not JSON") from None
    if not isinstance(payload, dict):
        raise InvalidWebhook("the body is not a JSON object")
    return payload
