"""HTTPS for the fake: an authority of its own, made when asked for and gone with the process."""

from __future__ import annotations

import shutil
import ssl
import weakref
from pathlib import Path
from tempfile import mkdtemp

# What the certificate answers to: where BigCommerce is, and where the fake really is.
NAMES = (
    "api.bigcommerce.com",
    "login.bigcommerce.com",
    "*.mybigcommerce.com",
    "localhost",
    "127.0.0.1",
    "::1",
)
HOW = 'HTTPS needs the package trustme: pip install "bigcommerce[testing]"'


class Authority:
    """A certificate authority and one certificate for NAMES, and `host`, signed by it.

    Lives in a directory that only this user may read and that is removed by `close`, at the latest
    when the process ends. Raises ImportError, saying what to install, without trustme.
    """

    def __init__(self, host: str = "localhost") -> None:
        try:
            import trustme
        except ImportError:
            raise ImportError(HOW) from None
        made = trustme.CA(organization_name="bcfake", organization_unit_name="fake BigCommerce")
        certificate = made.issue_cert(*dict.fromkeys([*NAMES, host]))
        self.directory = Path(mkdtemp(prefix="bcfake-"))  # mode 0700
        self._gone = weakref.finalize(self, shutil.rmtree, self.directory, ignore_errors=True)
        made.cert_pem.write_to_path(str(self.bundle))
        self.key.touch(mode=0o600)
        certificate.private_key_pem.write_to_path(str(self.key))
        for each in certificate.cert_chain_pems:
            each.write_to_path(str(self.certificate), append=True)

    @property
    def bundle(self) -> Path:
        """The authority's certificate (PEM): what clients are to trust."""
        return self.directory / "ca.pem"

    @property
    def certificate(self) -> Path:
        """The server's certificate (PEM)."""
        return self.directory / "server.pem"

    @property
    def key(self) -> Path:
        """The server's private key (PEM, mode 0600)."""
        return self.directory / "server.key"

    def client_context(self) -> ssl.SSLContext:
        """A context of a client that trusts this authority alone."""
        return ssl.create_default_context(cafile=str(self.bundle))

    def close(self) -> None:
        """Remove the files; the authority is worth nothing any more."""
        self._gone()
