"""The scenarios of `python -m bcfake verify`, played against `bcfake_target`.

The target is a fake store, so this says that verifying finds no difference where there is none and
leaves nothing behind; with `--bcfake-target=real` it is a sandbox store of one's own.
"""

from __future__ import annotations

import pytest

from bcfake.verify import verify
from bcfake.verify.scenarios import SCENARIOS
from bcfake.verify.steps import Scenario
from pytest_bcfake.target import Target


@pytest.mark.bcfake(allow_unknown="*")  # some steps ask for what there is not
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_the_target_answers_as_the_fake_does(scenario: Scenario, bcfake_target: Target) -> None:
    report = verify(
        bcfake_target.store_hash,
        bcfake_target.access_token,
        origin=bcfake_target.origin,
        scenarios=[scenario],
        wait=bcfake_target.wait,
    )
    assert report.stopped == ""
    assert report.counts["error"] == 0, report.summary
    assert report.left_behind == []
