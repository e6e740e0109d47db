"""Product images: sent as files or named by URL, kept by the store, served at the URLs given."""

from __future__ import annotations

import base64
from typing import Any
from urllib.parse import urlsplit

import pytest

from bcfake.errors import Invalid
from bcfake.fake import FakeStore
from bcfake.message import Upload
from bcfake.resources.image_files import LARGEST, PLACEHOLDERS

Entrance = Any
PNG = PLACEHOLDERS[".png"] + b"of my own"
SIZES = ("zoom_url", "thumbnail_url", "standard_url", "tiny_url")


def upload(
    entrance: Entrance, *parts: tuple[str, bytes], path: str = "", method: str = "POST"
) -> Any:
    """The answer to a form with these parts: (its Content-Disposition's rest, its content)."""
    lines = [
        b"--edge\r\nContent-Disposition: form-data; name=%s\r\n\r\n%s\r\n"
        % (name.encode(), content)
        for name, content in parts
    ]
    return entrance.send(
        method,
        path or "/products/1/images",
        data=b"".join([*lines, b"--edge--\r\n"]),
        headers={"Content-Type": "multipart/form-data; boundary=edge"},
    )


def download(entrance: Entrance, url: str, method: str = "GET") -> Any:
    """The answer at an address, without a token."""
    path = urlsplit(url).path
    return entrance.send(method, path, headers={"X-Auth-Token": None, "Accept": None})


@pytest.fixture(autouse=True)
def _mug(store: FakeStore) -> None:
    store.products.add(name="Mug")


def test_an_uploaded_file_is_served_at_every_url_given(entrance: Entrance) -> None:
    reply = upload(entrance, ('"image_file"; filename="my mug.png"', PNG), ('"sort_order"', b"2"))
    assert reply.status == 201, reply.body
    made = reply.json
    assert (made["sort_order"], made["image_file"][:10]) == (2, "m/my_mug__")
    primary = entrance.send("GET", "/products/1").json["primary_image"]
    for shown in (made, primary):
        for size in SIZES:
            file = download(entrance, shown[size])
            assert (file.status, file.headers["Content-Type"]) == (200, "image/png")
            assert file.body == PNG


def test_the_urls_are_at_the_host_that_was_asked(live: Entrance, in_process: Entrance) -> None:
    made = upload(in_process, ('"image_file"; filename="mug.png"', PNG)).json
    assert made["zoom_url"].startswith("https://api.bigcommerce.com/product_images/")
    shown = live.send("GET", "/products/1/images/1").json
    assert shown["zoom_url"].startswith("http://127.0.0.1:")
    assert urlsplit(shown["zoom_url"]).path == urlsplit(made["zoom_url"]).path


@pytest.mark.parametrize("suffix", PLACEHOLDERS)
def test_an_image_named_by_url_is_a_placeholder_of_its_kind(
    in_process: Entrance, suffix: str
) -> None:
    body = {"image_file": f"https://example.com/mug{suffix}?size=1"}
    made = in_process.send("POST", "/products/1/images", json=body).json
    file = download(in_process, made["standard_url"])
    kind = suffix[1:].replace("jpg", "jpeg")
    assert (file.status, file.headers["Content-Type"]) == (200, f"image/{kind}")
    assert file.body == PLACEHOLDERS[suffix]


def test_what_a_url_leads_to_can_be_said(in_process: Entrance, store: FakeStore) -> None:
    url = "https://example.com/mug.png"
    store.image_sources.add(url=url, content=PNG)
    made = in_process.send("POST", "/products/1/images", json={"image_file": url}).json
    assert download(in_process, made["zoom_url"]).body == PNG
    assert store.product_images.get(1)["image_file"].content == PNG


def test_a_url_that_leads_to_no_image_is_refused(in_process: Entrance, store: FakeStore) -> None:
    url = "https://example.com/gone.png"
    store.image_sources.add(url=url, content=b"<html>not found</html>")
    reply = in_process.send("POST", "/products/1/images", json={"image_file": url})
    assert (reply.status, reply.json[0]["message"]) == (400, "The field 'image_file' is invalid.")
    assert not len(store.product_images)


def test_what_a_url_leads_to_can_be_said_in_a_seed(in_process: Entrance, store: FakeStore) -> None:
    url = "https://example.com/mug.png"
    source = {"url": url, "content": base64.b64encode(PNG).decode()}
    store.seed({"version": 1, "rows": {"image_sources": [source]}})
    made = in_process.send("POST", "/products/1/images", json={"image_file": url}).json
    assert download(in_process, made["zoom_url"]).body == PNG


@pytest.mark.parametrize("content", ["not base64!", 7])
def test_a_file_is_bytes_or_base64(store: FakeStore, content: object) -> None:
    with pytest.raises(Invalid, match="is not bytes, or base64 text"):
        store.image_sources.add(content=content)


def test_an_image_may_be_seeded_with_its_file(in_process: Entrance, store: FakeStore) -> None:
    store.product_images.add(product_id=1, image_file=Upload("mug.png", PNG))
    [shown] = in_process.send("GET", "/products/1/images").json
    assert download(in_process, shown["tiny_url"]).body == PNG


def test_an_update_may_send_another_file_and_ends_the_old_url(in_process: Entrance) -> None:
    old = upload(in_process, ('"image_file"; filename="mug.png"', PNG)).json
    part = ('"image_file"; filename="mug.png"', PNG + b"2")
    new = upload(in_process, part, path="/products/1/images/1", method="PUT").json
    assert download(in_process, new["zoom_url"]).body == PNG + b"2"
    assert download(in_process, old["zoom_url"]).status == 404


@pytest.mark.parametrize("image_file", [None, "the same"])
def test_an_update_without_a_file_keeps_the_file(
    in_process: Entrance, image_file: str | None
) -> None:
    made = upload(in_process, ('"image_file"; filename="mug.png"', PNG)).json
    body = {"description": "Front"} | ({"image_file": made["image_file"]} if image_file else {})
    kept = in_process.send("PUT", "/products/1/images/1", json=body).json
    assert kept["zoom_url"] == made["zoom_url"]
    assert download(in_process, made["zoom_url"]).body == PNG


def test_files_are_part_of_the_state(in_process: Entrance, store: FakeStore) -> None:
    before = store.snapshot()
    made = upload(in_process, ('"image_file"; filename="mug.png"', PNG)).json
    after = store.snapshot()
    store.restore(before)
    assert download(in_process, made["zoom_url"]).status == 404
    store.restore(after)
    assert download(in_process, made["zoom_url"]).body == PNG


def test_images_go_with_their_product(in_process: Entrance) -> None:
    made = upload(in_process, ('"image_file"; filename="mug.png"', PNG)).json
    in_process.send("DELETE", "/products/1")
    assert download(in_process, made["zoom_url"]).status == 404


def test_another_name_product_or_store_is_404(entrance: Entrance, store: FakeStore) -> None:
    url = upload(entrance, ('"image_file"; filename="mug.png"', PNG)).json["zoom_url"]
    wrong = [
        url.replace(".1280.1280", ""),
        url.replace(".1280.1280", ".9.9"),
        url.replace("/products/1/", "/products/2/"),
        url.replace(store.store_hash, "nowhere"),
        url.rpartition("/")[0],
    ]
    assert [download(entrance, each).status for each in wrong] == [404] * len(wrong)


def test_images_are_only_read(entrance: Entrance) -> None:
    url = upload(entrance, ('"image_file"; filename="mug.png"', PNG)).json["zoom_url"]
    head = download(entrance, url, "HEAD")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(PNG)))
    refused = download(entrance, url, "DELETE")
    assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")


def test_images_of_the_legacy_host_are_served_there(
    in_process: Entrance, store: FakeStore, session: Any
) -> None:
    upload(in_process, ('"image_file"; filename="mug.png"', PNG))
    answer = session.get(f"https://{store.host}/api/v2/products/1/images/1", auth=store.basic_auth)
    url = answer.json()["zoom_url"]
    assert url.startswith(f"https://{store.host}/product_images/products/1/images/1/mug__")
    assert session.get(url).content == PNG


def test_images_take_no_quota_and_leave_no_trace(in_process: Entrance, store: FakeStore) -> None:
    url = upload(in_process, ('"image_file"; filename="mug.png"', PNG)).json["zoom_url"]
    left = store.quota.take().left
    download(in_process, url)
    assert store.requests.count == 1
    assert store.quota.take().left == left - 1


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (('"image_file"; filename="mug.png"', b"text"), "mug.png is not an image"),
        (('"image_file"; filename=""', b"text"), "is not an image"),
        (('"image_file"; filename="mug.txt"', PNG), "'mug.txt' is not an image"),
        (('"image_file"; filename="mug.png"', PNG + b"0" * LARGEST), "at most 8 MB"),
    ],
)
def test_a_file_that_cannot_be_an_image_is_refused(
    in_process: Entrance, store: FakeStore, part: tuple[str, bytes], reason: str
) -> None:
    reply = upload(in_process, part)
    [error] = reply.json
    assert (reply.status, error["message"]) == (400, "The field 'image_file' is invalid.")
    assert reason in error["details"]["invalid_reason"]
    assert not len(store.product_images)


def test_a_form_is_held_to_the_fields_like_json(entrance: Entrance) -> None:
    file = ('"image_file"; filename="mug.png"', PNG)
    refused = {
        '"colour"': "The field 'colour' is not supported by this resource.",
        '"is_thumbnail"': "The field 'is_thumbnail' is invalid.",
        '"description"; filename="a.png"': "The field 'description' is invalid.",
    }
    for part, message in refused.items():
        reply = upload(entrance, file, (part, b"red"))
        assert (reply.status, reply.json[0]["message"]) == (400, message)
    missing = upload(entrance, ('"description"', b"Front"))
    assert missing.json[0]["message"] == "The required field 'image_file' was not supplied."


def test_a_form_that_is_none_is_refused(entrance: Entrance) -> None:
    headers = {"Content-Type": "multipart/form-data"}
    reply = entrance.send("POST", "/products/1/images", data=b"{}", headers=headers)
    assert (reply.status, reply.json[0]["message"]) == (400, "The field 'body' is invalid.")


@pytest.mark.parametrize("path", ["/products", "/brands", "/categories", "/products/1/videos"])
def test_where_no_field_is_a_file_a_form_is_415(entrance: Entrance, path: str) -> None:
    assert upload(entrance, ('"name"', b"Acme"), path=path).status == 415
