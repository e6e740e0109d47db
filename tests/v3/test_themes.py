"""Themes: in by a file, active in channels, out again; and templates that pages have of them."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from bcfake.fake import FakeStore

ASSOCIATIONS = "/storefront/custom-template-associations"


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("config.json", "{}")
    return file.getvalue()


def job(v3: Any, answer: Any) -> Any:
    return v3("GET", f"/themes/jobs/{answer.json()['job_id']}").json()["data"]


@pytest.fixture
def mine(v3: Any) -> Any:
    """A theme of one's own, uploaded."""
    made = v3("POST", "/themes", files={"file": ("mine.zip", zipped())})
    assert made.status_code == 201
    done = job(v3, made)
    assert done["status"] == "COMPLETED"
    return v3("GET", f"/themes/{done['result']['theme_id']}").json()["data"]


def test_an_uploaded_theme_is_private_and_not_active(mine: Any) -> None:
    assert (mine["name"], mine["is_private"], mine["is_active"]) == ("mine", True, False)


def test_a_theme_is_a_zip_file(v3: Any) -> None:
    done = job(v3, v3("POST", "/themes", files={"file": ("mine.zip", b"text")}))

    assert (done["status"], done["result"]) == ("FAILED", {})
    assert "mine.zip" in done["errors"][0]["message"]
    assert v3("POST", "/themes", files={"other": ("mine.zip", zipped())}).status_code == 422
    assert v3("GET", "/themes/jobs/none").status_code == 404


def test_an_activated_variation_is_the_channels_theme(mine: Any, v3: Any) -> None:
    before = v3("GET", "/channels/1/active-theme").json()["data"]
    variation = mine["variations"][0]["uuid"]

    activated = v3("POST", "/themes/actions/activate", json={"variation_id": variation})

    assert activated.status_code == 204
    after = v3("GET", "/channels/1/active-theme").json()["data"]
    assert after["active_theme_uuid"] == mine["uuid"] != before["active_theme_uuid"]
    assert v3("DELETE", f"/themes/{mine['uuid']}").status_code == 409
    assert v3("DELETE", f"/themes/{before['active_theme_uuid']}").status_code == 204
    none = {"variation_id": "none"}
    assert v3("POST", "/themes/actions/activate", json=none).status_code == 404


def test_a_new_channel_has_no_theme_until_one_is_activated(v3: Any, bcfake: FakeStore) -> None:
    id = bcfake.channels.add()["id"]
    path = f"/channels/{id}/active-theme"
    missing = v3("GET", path)
    assert missing.status_code == 404
    assert missing.json()["title"] == f"No active theme found with channel_id: {id}"

    [theme] = v3("GET", "/themes").json()["data"]
    body = {"variation_id": theme["variations"][1]["uuid"], "which": "last_created"}
    v3("POST", f"/themes/actions/activate?channel_id={id}", json=body)

    assert v3("GET", path).json()["data"]["active_theme_uuid"] == theme["uuid"]


def test_configurations_are_asked_for_by_a_filter(v3: Any) -> None:
    [theme] = v3("GET", "/themes").json()["data"]
    path, [first, second, _] = f"/themes/{theme['uuid']}/configurations", theme["variations"]

    def found(**query: Any) -> list[Any]:
        return [each["variation_id"] for each in v3("GET", path, params=query).json()["data"]]

    assert v3("GET", path).status_code == 422
    assert found(variation_uuid=second["uuid"]) == [second["uuid"]]
    assert found(**{"channel_id:in": 1}) == [first["uuid"]]
    assert found(**{"uuid:in": "none"}) == []
    valid = v3("POST", f"{path}/validate", json={"variation_id": first["uuid"], "settings": {}})
    assert (valid.status_code, valid.json()) == (200, {})
    wrong = v3("POST", f"{path}/validate", json={"variation_id": "none"})
    assert "variation_id" in wrong.json()["errors"]


def test_a_download_is_a_job_too(mine: Any, v3: Any) -> None:
    path = f"/themes/{mine['uuid']}/actions/download"

    done = job(v3, v3("POST", path, json={"which": "original"}))

    assert done["result"]["download_url"].endswith(".zip")
    assert v3("POST", path, json={"which": "first"}).status_code == 422


def test_a_template_is_valid_that_the_active_theme_has(v3: Any, bcfake: FakeStore) -> None:
    bcfake.themes.update(1, custom_templates={"brand": ["big.html"]})
    version = v3("GET", "/channels/1/active-theme").json()["data"]["active_theme_version_uuid"]
    files = v3("GET", f"/themes/custom-templates/{version}").json()["data"]
    assert files == {"product": [], "category": [], "brand": ["big.html"], "page": []}
    assert v3("GET", "/themes/custom-templates/none").status_code == 404

    one = {"channel_id": 1, "entity_type": "brand", "entity_id": 5, "file_name": "big.html"}
    other = {**one, "entity_type": "page"}
    assert v3("PUT", ASSOCIATIONS, json=[one, other]).json() == {}

    shown = v3("GET", f"{ASSOCIATIONS}?type=brand").json()["data"]
    assert [each["is_valid"] for each in shown] == [True]
    assert len(v3("GET", f"{ASSOCIATIONS}?is_valid=false").json()["data"]) == 1


def test_an_association_replaces_the_one_there_is(v3: Any) -> None:
    one = {"channel_id": 1, "entity_type": "brand", "entity_id": 5, "file_name": "a.html"}
    for name in ("a.html", "b.html"):
        v3("PUT", ASSOCIATIONS, json=[{**one, "file_name": name}])
    [kept] = v3("GET", ASSOCIATIONS).json()["data"]
    assert kept["file_name"] == "b.html"

    wrong = v3("PUT", ASSOCIATIONS, json=[one, {"channel_id": 1}])
    assert "1.entity_type" in wrong.json()["errors"]
    assert v3("PUT", ASSOCIATIONS, json=[]).status_code == 422
    assert v3("PUT", ASSOCIATIONS, json=[one] * 101).status_code == 413
    assert v3("DELETE", ASSOCIATIONS).status_code == 422
    assert v3("DELETE", f"{ASSOCIATIONS}?entity_id:in=5").status_code == 204
    assert v3("GET", ASSOCIATIONS).json()["data"] == []
