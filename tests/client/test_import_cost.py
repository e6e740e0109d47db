"""What `import bigcommerce` costs."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
before = set(sys.modules)  # of who measures this process, too
import bigcommerce
print(*sorted(name for name in set(sys.modules) - before if name.partition(".")[0] in {given!r}))
"""


def loaded(*packages: str) -> list[str]:
    script = SCRIPT.format(given=packages)
    run = [sys.executable, "-c", script]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()


def test_nothing_is_loaded_before_it_is_used() -> None:
    """So that it costs next to nothing."""
    assert loaded("requests", "urllib3", "jwt", "hashlib", "http") == []
    assert loaded("bigcommerce") == [
        "bigcommerce",
        "bigcommerce.customer_login_token",
        "bigcommerce.version",
    ]


def test_the_client_needs_no_v3_graphql_or_resource_before_it_is_used() -> None:
    script = (
        "import sys, bigcommerce; bigcommerce.BigcommerceApi(client_id='i', store_hash='h');"
        "print(*[n for n in sys.modules if n.startswith('bigcommerce.')])"
    )
    run = [sys.executable, "-c", script]
    names = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in names if name.split(".")[1] in ("v3", "graphql", "retry")]
    assert [name for name in names if name.startswith("bigcommerce.resources.")] == []


def test_names_are_listed_before_they_are_loaded() -> None:
    script = (
        "import bigcommerce, bigcommerce.resources as r;"
        "assert {'BigcommerceApi', 'resources'} <= set(dir(bigcommerce));"
        "assert {'Orders', 'orders', 'ApiResource'} <= set(dir(r));"
        "assert not hasattr(r, 'Nothing') and not hasattr(bigcommerce, 'Nothing');"
        "assert r.products.Products is r.Products"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
