"""What must hold where only the client is installed."""

import subprocess
import sys
from importlib.metadata import distributions

expected = {"bigcommerce", "requests", "pyjwt", "certifi", "charset-normalizer", "idna", "urllib3"}
allowed = expected | {"pip", "setuptools", "typing-extensions"}
installed = {each.metadata["Name"].lower().replace("_", "-") for each in distributions()}
assert expected <= installed <= allowed, installed ^ expected

import bigcommerce  # noqa: E402

assert "flask" not in sys.modules
assert "pytest" not in sys.modules
assert bigcommerce.api.BigcommerceApi

answer = subprocess.run([sys.executable, "-m", "bcfake"], capture_output=True, text=True)
assert answer.returncode != 0
assert 'pip install "bigcommerce[testing]"' in answer.stderr, answer.stderr
assert len(answer.stderr.strip().splitlines()) == 1, answer.stderr
print("the client alone works")
