"""The example for Node, run as its first lines say."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bcfake import Platform, Server

SCRIPT = Path(__file__).parents[2] / "examples" / "node" / "shop.mjs"


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
@pytest.mark.skipif(not SCRIPT.exists(), reason="the tests run without the examples beside them")
def test_a_node_script_seeds_breaks_and_resets_a_store_over_https() -> None:
    with Server(Platform(), tls=True) as server:
        assert server.authority is not None
        env = {"PATH": os.environ["PATH"], "NODE_EXTRA_CA_CERTS": str(server.authority.bundle)}
        command = ["node", str(SCRIPT), server.control_url]
        done = subprocess.run(
            command, env=env, capture_output=True, text=True, check=False, timeout=60
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == [
            "seeded: Mug costs 9.5000",
            "broken: 503, then 200",
            "throttled: 429, after 30 s: 200",
            "journal: fault: GET /products -> 503 (1x, before)",
            "paged: 1, 2, 3 seen as 1, 3",
            "verdict: expected no 429, found 1:",
            "reset: 0 mugs, 0 problems",
        ]
        assert not server.platform.has_stores
