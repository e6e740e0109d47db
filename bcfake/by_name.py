"""For programs that have https://api.bigcommerce.com fixed: what makes them come here instead."""

from __future__ import annotations

from pathlib import Path

PYTHON = '''\
"""Leads BigCommerce's hosts to the fake; found by Python itself when this is in PYTHONPATH."""
import socket

_resolve = socket.getaddrinfo


def _here(host, port, *rest, **more):
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name.endswith((".bigcommerce.com", ".mybigcommerce.com")):
        host, port = "{host}", {port}
    return _resolve(host, port, *rest, **more)


socket.getaddrinfo = _here
'''
NODE = """\
// Leads BigCommerce's hosts to the fake: node --require this file, https and fetch alike.
const tls = require("node:tls");
const connect = tls.connect;
tls.connect = (options, ...rest) => {{
  const name = (options && options.host) || "";
  if (!/\\.(my)?bigcommerce\\.com$/.test(name)) return connect(options, ...rest);
  const servername = options.servername || name;
  return connect({{ ...options, servername, host: "{host}", port: {port}, path: null }}, ...rest);
}};
"""
HOW = """\
Programs that have https://api.bigcommerce.com fixed come here, unchanged, when started so
(until this server stops; {bundle} is its certificate authority):

  curl --cacert {bundle} --connect-to ::{host}:{port} \\
    -H "X-Auth-Token: {token}" https://api.bigcommerce.com/stores/{store_hash}/v2/store

  REQUESTS_CA_BUNDLE={bundle} SSL_CERT_FILE={bundle} \\
    PYTHONPATH={directory} python program.py

  NODE_EXTRA_CA_CERTS={bundle} NODE_OPTIONS="--require {script}" \\
    node program.js
"""


def write(directory: Path, host: str, port: int) -> Path:
    """Write what leads Python (`sitecustomize.py`) and Node here; returns the script for Node."""
    (directory / "sitecustomize.py").write_text(PYTHON.format(host=host, port=port), "utf-8")
    script = directory / "here.cjs"
    script.write_text(NODE.format(host=host, port=port), "utf-8")
    return script
