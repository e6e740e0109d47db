"""Signed payloads: is what reached the app's callback URL really from BigCommerce?"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import time
import warnings
from collections.abc import Iterator
from typing import Any, Literal

import jwt

_ALGORITHMS = ["HS256", "HS512"]  # HS512 signs the Current Customer token


def verify_payload(
    signed_payload: str, client_secret: str, max_age: float | None = None
) -> dict[str, Any] | Literal[False]:
    """Check the older `signed_payload` of a load, uninstall or remove-user callback.

    Takes the query parameter, the app's client secret and, if the payload may not be older than
    that, `max_age` in seconds, compared with its `timestamp`. Returns the payload, or False when
    the signature is wrong, the text is malformed or too old; never raises for bad input.
    """
    try:
        body, signature = (base64.b64decode(part) for part in signed_payload.split("."))
        expected = hmac.new(client_secret.encode(), body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected.encode(), signature):
            return False
        payload = json.loads(body)
    except (AttributeError, TypeError, ValueError):
        return False
    if not isinstance(payload, dict) or not _is_young(payload, max_age):
        return False
    return payload


def _is_young(payload: dict[str, Any], max_age: float | None) -> bool:
    if max_age is None:
        return True
    timestamp = payload.get("timestamp")
    return isinstance(timestamp, int | float) and time.time() - timestamp <= max_age


def verify_payload_jwt(
    signed_payload: str, client_secret: str, client_id: str, leeway: float = 0
) -> dict[str, Any]:
    """Check the `signed_payload_jwt` of a callback, or a Current Customer token.

    Takes the token, the app's client secret, its client id (which must be the audience) and the
    seconds by which clocks may differ. Returns the claims; raises PyJWT's own errors, all of them
    `jwt.InvalidTokenError`, when the token must not be trusted.
    """
    with _short_secrets_allowed():
        return jwt.decode(
            signed_payload,
            client_secret,
            algorithms=_ALGORITHMS,
            audience=client_id,
            leeway=leeway,
        )


def sign(claims: dict[str, Any], client_secret: str) -> str:
    """A JWT of `claims`, signed HS256 with the app's client secret."""
    with _short_secrets_allowed():
        return jwt.encode(claims, client_secret, algorithm="HS256")


@contextlib.contextmanager
def _short_secrets_allowed() -> Iterator[None]:
    # BigCommerce issues 31-byte secrets, one short of what recent PyJWT asks for.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", getattr(jwt, "InsecureKeyLengthWarning", UserWarning))
        yield
