"""The storefront, as far as a customer login token goes: in at /login/token/, on to a page."""

from __future__ import annotations

import re

from bcfake import signatures
from bcfake.fake import FakeStore
from bcfake.logins import ACCOUNT, NotLoggedIn
from bcfake.message import Reply, Request
from bcfake.platform import Platform
from bcfake.wire import pages
from bcfake.wire.answers import gateway_error

TOKEN = "/login/token/"
TEMPLATE = TOKEN + "{token}"
LOGIN = "/login.php"
SESSION = "SHOP_SESSION_TOKEN"
SOURCE = "BigCommerce's guide to the Customer Login API"


def serve_login(platform: Platform, request: Request) -> Reply:
    """302 to where the token leads, with a session; 302 to the login page for a bad token."""
    token = request.path.removeprefix(TOKEN)
    shop = _located(platform, request, token)
    if pages.is_elsewhere(request, "store-") or request.method != "GET":
        return pages.noted(platform.stray, request, gateway_error(404), TEMPLATE)
    away = pages.redirect(request, LOGIN)
    if shop is None:
        hint = "neither the host nor the token's store_hash is an open store's"
        return pages.noted(platform.stray, request, away, TEMPLATE, hint=hint)
    try:
        login = shop.logins.log_in(token, shop.store_hash, request.address)
    except NotLoggedIn as refused:
        hint = f"not logged in: {refused}"
        return pages.noted(shop.requests, request, away, TEMPLATE, shop=shop, hint=hint)
    reply = pages.redirect(request, login.path)
    secure = "; Secure" if request.origin.startswith("https:") else ""
    reply.headers["Set-Cookie"] = f"{SESSION}={login.session}; Path=/; HttpOnly{secure}"
    note = f"customer {login.customer_id} logged in"
    return pages.noted(shop.requests, request, reply, TEMPLATE, shop=shop, note=note)


def serve_account(platform: Platform, request: Request) -> Reply:
    """The account page of who has a session; the login page is where others are sent."""
    found = re.search(rf"\b{SESSION}=(\w+)", request.headers.get("cookie", ""))
    session = found[1] if found else ""
    for shop in platform.stores:
        login = shop.logins.sessions.get(session)
        if login is not None:
            reply = pages.page("My Account", f"Customer {login.customer_id} is logged in.")
            return pages.noted(shop.requests, request, reply, ACCOUNT, shop=shop)
    return _noted(platform, request, pages.redirect(request, LOGIN), ACCOUNT)


def serve_sign_in(platform: Platform, request: Request) -> Reply:
    """The login page, with no form on it."""
    return _noted(platform, request, pages.page("Sign in", "You are not logged in."), LOGIN)


def _noted(platform: Platform, request: Request, reply: Reply, path: str) -> Reply:
    if pages.is_elsewhere(request, "store-"):
        return pages.noted(platform.stray, request, gateway_error(404), path)
    shop = _located(platform, request)
    journal = platform.stray if shop is None else shop.requests
    return pages.noted(journal, request, reply, path, shop=shop)


def _located(platform: Platform, request: Request, token: str = "") -> FakeStore | None:
    """The store whose host is asked; on another host the one the token names, or the only one."""
    own = re.match(r"store-([^.]+)\.", pages.host_of(request))
    if own:
        return platform.by_hash(own[1])
    try:
        named = platform.by_hash(str(signatures.claims_of(token).get("store_hash")))
    except ValueError:
        named = None
    return named or platform.only_store


PAGES = {TOKEN: serve_login, ACCOUNT: serve_account, LOGIN: serve_sign_in}
