"""For programs that have https://api.bigcommerce.com fixed: what makes them come here instead."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from bcfake.guard import HOSTS

NO_PROXY = ("no_proxy", "NO_PROXY")
TRUSTING = ("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")
BELOW = tuple(f".{host}" for host in HOSTS)  # as a domain is written where all below it is meant
PYTHON = '''\
"""Leads BigCommerce's hosts to the fake; found by Python itself when this is in PYTHONPATH."""
import importlib.machinery
import importlib.util
import os
import socket
import sys

_STAND_IN = "{stand_in}"  # the hosts' address, until a connection to it is made
_HOSTS = {hosts}
_resolve = socket.getaddrinfo


def _resolved(host, *rest, **more):
    name = host.decode() if isinstance(host, bytes) else str(host)
    return _resolve(_STAND_IN if name.endswith(_HOSTS) else host, *rest, **more)


def _led(connect):
    def led(self, address):
        to_us = isinstance(address, tuple) and address[0] in (_STAND_IN, _STAND_IN.encode())
        return connect(self, ("{host}", {port}) if to_us else address)

    return led


socket.getaddrinfo = _resolved
socket.socket.connect = _led(socket.socket.connect)
socket.socket.connect_ex = _led(socket.socket.connect_ex)

_here = os.path.dirname(os.path.abspath(__file__))
_elsewhere = [each for each in sys.path if os.path.abspath(each) != _here]
_shadowed = importlib.machinery.PathFinder.find_spec("sitecustomize", _elsewhere)
if _shadowed is not None:  # one of the machine's own
    _shadowed.loader.exec_module(importlib.util.module_from_spec(_shadowed))
'''
STAND_INS = "127.66.67.70", "100::6266"  # nobody's: loopback, and what is discarded
NODE = """\
// Leads BigCommerce's hosts to the fake: node --require this file, https and fetch alike.
const tls = require("node:tls");
const connect = tls.connect;
tls.connect = (options, ...rest) => {{
  const name = (options && options.host) || "";
  if (!{hosts}.some((each) => name.endsWith(each)))
    return connect(options, ...rest);
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
    stand_in = STAND_INS[":" in host]
    code = PYTHON.format(host=host, port=port, stand_in=stand_in, hosts=BELOW)
    (directory / "sitecustomize.py").write_text(code, "utf-8")
    script = directory / "here.cjs"
    script.write_text(NODE.format(host=host, port=port, hosts=json.dumps(BELOW)), "utf-8")
    return script


def environment(
    directory: Path, bundle: Path, host: str, port: int, environ: Mapping[str, str]
) -> dict[str, str]:
    """What leads a child process here: variables to lay over `environ`, whose own stay in force.

    Python children import `directory`'s sitecustomize.py, Node's require its script; each trusts
    `bundle`, and asks no proxy for BigCommerce's hosts.
    """
    script = write(directory, host, port)
    trusting = dict.fromkeys(TRUSTING, str(bundle))
    no_proxy = {name: _joined(",", environ.get(name, ""), *BELOW) for name in NO_PROXY}
    return (
        trusting
        | no_proxy
        | {
            "PYTHONPATH": _joined(os.pathsep, str(directory), environ.get("PYTHONPATH", "")),
            "NODE_OPTIONS": _joined(" ", environ.get("NODE_OPTIONS", ""), f'--require "{script}"'),
        }
    )


def _joined(separator: str, *parts: str) -> str:
    return separator.join(filter(None, parts))
