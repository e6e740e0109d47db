"""The login host's token endpoint, where an app exchanges a code for its token."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from bcfake.apps import App
from bcfake.fake import FakeStore
from bcfake.grants import BAD_CLIENT, BAD_SECRET, BAD_TYPE, Refused
from bcfake.har import REDACTED
from bcfake.message import LOGIN_ORIGIN, Reply, Request, to_json
from bcfake.platform import Platform
from bcfake.scopes import text
from bcfake.wire import forms, pages
from bcfake.wire.answers import JSON, gateway_error

PATH = "/oauth2/token"
FORM = "application/x-www-form-urlencoded"
BAD_FORMAT = 406, "Invalid format."  # pasted in an issue thread
NEEDED = ("client_id", "client_secret", "code", "redirect_uri")
SECRET = ("client_secret", "code", "access_token")


def serve_token(platform: Platform, request: Request) -> Reply:
    """The token for a code, or the refusal; noted in the journal of the store it is about."""
    if pages.is_elsewhere(request, "login."):
        reply = gateway_error(404)
        hint = f"the token endpoint is at {LOGIN_ORIGIN}{PATH}"
        return pages.noted(platform.stray, request, reply, PATH, hint=hint)
    if request.method != "POST":
        return pages.noted(platform.stray, request, pages.redirect(request, "/login"), PATH)
    form: Mapping[str, str] = {}
    shop, hint, note = None, "", ""
    try:
        form = _form(request)
        shop, app = _app(platform, form)
        shown = _exchange(platform, shop, app, form)
        status, note = 200, f"gave a token to client {app.client_id}"
    except Refused as refused:
        status, shown, hint = refused.status, {"error": refused.error}, refused.hint
    return pages.noted(
        platform.stray if shop is None else shop.requests,
        request,
        Reply(status, to_json(shown), dict(JSON)),
        PATH,
        shop=shop,
        hint=hint,
        note=note,
        sent=_without_secrets(form),
        answered=_without_secrets(shown),
    )


def _without_secrets(values: Mapping[str, Any]) -> bytes:
    return to_json({name: REDACTED if name in SECRET else v for name, v in values.items()})


def _form(request: Request) -> Mapping[str, str]:
    """The fields, sent as a form or as JSON; raises Refused."""
    accept = request.headers.get("accept", "*/*")
    if not any(word in accept for word in ("json", "*/*", "application/*")):
        raise Refused(*BAD_FORMAT, f"Accept is {accept!r}; the answer is JSON")
    kind = forms.content_type(request)
    try:
        if kind == FORM:
            return dict(parse_qsl(request.body.decode(), keep_blank_values=True))
        sent = json.loads(request.body) if kind == "application/json" else None
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict) or not all(isinstance(text, str) for text in sent.values()):
        raise Refused(*BAD_FORMAT, f"send {FORM} or a JSON object of strings, not {kind!r}")
    return sent


def _app(platform: Platform, form: Mapping[str, str]) -> tuple[FakeStore, App]:
    """The app by its client id, on the store that gave the code or that the context names."""
    client_id = form.get("client_id", "")
    apps = [(shop, app) for shop in platform.stores if (app := shop.apps.get(client_id))]
    if not apps:
        raise Refused(*BAD_CLIENT, f"no open store has an app with the client id {client_id!r}")
    code, context = form.get("code", ""), form.get("context", "")
    gave = [found for found in apps if found[0].apps.grants.find(code)]
    named = [found for found in apps if found[0].apps.context == context]
    return (gave or named or apps)[0]


def _exchange(
    platform: Platform, shop: FakeStore, app: App, form: Mapping[str, str]
) -> dict[str, Any]:
    """The answer to a good request; raises Refused."""
    missing = [name for name in NEEDED if not form.get(name)]
    if missing:
        raise Refused(400, "invalid_request", f"{', '.join(missing)} is missing")
    sent = form["client_secret"].encode("utf-8", "surrogatepass")  # JSON may hold half a pair
    if not hmac.compare_digest(sent, app.client_secret.encode()):
        raise Refused(*BAD_SECRET, "the client secret is not the app's")
    if form.get("grant_type") != "authorization_code":
        raise Refused(*BAD_TYPE, f"grant_type {form.get('grant_type')!r}: authorization_code")
    open_stores = {each.apps.context for each in platform.stores}
    grant, token = shop.apps.grants.redeem(form, shop.apps.context, open_stores.__contains__)
    return {
        "access_token": str(token),
        "scope": text(token.scopes) or None,  # null for a token bound to no store (issue thread)
        "user": grant.user.facts,
        "owner": shop.apps.owner.facts,
        "context": form.get("context", ""),
        "account_uuid": app.account_uuid,
    }
