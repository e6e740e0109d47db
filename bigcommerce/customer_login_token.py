"""Tokens with which an app logs a shopper in to a storefront."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bigcommerce.api import BigcommerceApi


class CustomerLoginTokens:
    """Log a customer in: `bigcommerce.customer_login_token.create_url(api, customer_id)`."""

    @classmethod
    def create(
        cls,
        client: BigcommerceApi,
        customer_id: int,
        redirect_url: str | None = None,
        request_ip: str | None = None,
        iat_time: int | None = None,
        channel_id: int = 1,
        *,
        client_secret: str | None = None,
    ) -> str:
        """A JWT for the storefront's `/login/token/`, good for one use within 30 seconds.

        Takes an OAuth client and the customer; where to go after the login; the only IP address
        that may use it; the time of issue in unix seconds (now by default; the store's clock
        counts); the channel. Signs with `client_secret`, else with the environment variable
        APP_CLIENT_SECRET; raises AttributeError without either, or for a basic-auth client.
        """
        from bigcommerce.login import sign  # needs jwt, which `import bigcommerce` is spared

        secret = client_secret or os.environ.get("APP_CLIENT_SECRET")
        if not secret:
            raise AttributeError(
                "no client secret: pass client_secret= or set the variable APP_CLIENT_SECRET"
            )
        connection: Any = client.connection
        claims = {
            "iss": connection.client_id,
            "iat": int(time.time()) if iat_time is None else int(iat_time),
            "jti": os.urandom(16).hex(),
            "operation": "customer_login",
            "store_hash": connection.store_hash,
            "customer_id": customer_id,
            "channel_id": channel_id,
        }
        optional = {"redirect_to": redirect_url, "request_ip": request_ip}
        return sign(claims | {name: value for name, value in optional.items() if value}, secret)

    @classmethod
    def create_url(
        cls,
        client: BigcommerceApi,
        customer_id: int,
        redirect_url: str | None = None,
        request_ip: str | None = None,
        use_bc_time: bool = False,
        channel_id: int = 1,
        *,
        client_secret: str | None = None,
    ) -> str:
        """The storefront URL that logs the customer in.

        Asks the API for the store's address, and with `use_bc_time` for its clock, for use where
        this machine's may be wrong. The rest is as for `create`.
        """
        secure_url = client.Store.all()["secure_url"]
        issued = client.Time.all()["time"] if use_bc_time else None
        token = cls.create(
            client,
            customer_id,
            redirect_url,
            request_ip,
            issued,
            channel_id,
            client_secret=client_secret,
        )
        return f"{secure_url}/login/token/{token}"
