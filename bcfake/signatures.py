"""What is signed with an app's client secret: callbacks to it, and its customer login tokens.

Written here again, on the standard library alone, so that the client and the fake check each
other; and because secrets as short as BigCommerce's make PyJWT warn, which no thread can silence
for itself.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from bcfake.message import DECODER

Claims = Mapping[str, Any]


def signed_payload(content: Claims, secret: str) -> str:
    """The older form: base64 of the JSON, a dot, base64 of the hex digest of its HMAC-SHA256."""
    body = json.dumps(content).encode()
    digest = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return ".".join(base64.b64encode(part).decode() for part in (body, digest.encode()))


def signed_jwt(claims: Claims, secret: str) -> str:
    """A JSON Web Token, signed with HS256."""
    signing = f"{_written({'typ': 'JWT', 'alg': 'HS256'})}.{_written(claims)}"
    return f"{signing}.{_encoded(_signature(signing, secret))}"


def unusable_jwt(claims: Claims) -> str:
    """A token that looks like BigCommerce's and that nobody takes: its secret is known to all."""
    return signed_jwt(claims, "bcfake")


def tampered(signed: str) -> str:
    """A signed text of either form whose content is another's: the signature does not fit it."""
    parts = signed.split(".")
    content = json.loads(_decoded(parts[-2]))
    content["user"] = {**content.get("user", {}), "id": 1, "email": "mallory@example.com"}
    encode = _written if len(parts) == 3 else _padded
    return ".".join([*parts[:-2], encode(content), parts[-1]])


def claims_of(token: str) -> dict[str, Any]:
    """The claims of a JWT, whoever signed it; raises ValueError when it is none."""
    header, claims, _ = _split(token)
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise ValueError("a JWT holds two objects")
    if header.get("alg") != "HS256":
        raise ValueError(f"it is signed with {header.get('alg')!r}, not with HS256")
    return claims


def is_signed(token: str, secret: str) -> bool:
    """Whether a JWT, of which `claims_of` gave claims, is signed with this secret."""
    signing, _, signature = token.rpartition(".")
    return hmac.compare_digest(_signature(signing, secret), _decoded(signature))


def _split(token: str) -> tuple[Any, Any, bytes]:
    try:
        header, claims, signature = map(_decoded, token.split("."))
        return DECODER.decode(header.decode()), DECODER.decode(claims.decode()), signature
    except (ValueError, RecursionError):
        raise ValueError("it is no JWT") from None


def _signature(signing: str, secret: str) -> bytes:
    return hmac.new(secret.encode(), signing.encode(), hashlib.sha256).digest()


def _written(value: Any) -> str:
    return _encoded(json.dumps(value, separators=(",", ":")).encode())


def _padded(value: Any) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _decoded(text: str) -> bytes:
    """Of either alphabet, with its padding or without; raises ValueError."""
    plain = text.translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        raise ValueError("it is no base64") from None
