"""What hangs on a product besides SKUs and rules, over HTTP: images, videos, fields, reviews."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from bcfake import FakeStore
from bcfake.errors import Forbidden
from bcfake.fields import Text
from bcfake.resources.product_videos import video_id
from bcfake.resources.references import holds_at_most
from bcfake.schema import ID, Catalogue, Resource
from bcfake.store import Store

Send = Callable[..., requests.Response]
YOUTUBE = "https://www.youtube.com/watch?v="


@pytest.fixture(autouse=True)
def mug(bcfake: FakeStore) -> None:
    """Every test here has the product 1."""
    bcfake.products.add(name="Mug")


# ---- images


def add_image(send: Send, name: str, **more: Any) -> dict[str, Any]:
    body = {"image_file": f"https://x.example/{name}", **more}
    made: dict[str, Any] = send("POST", "/products/1/images", body).json()
    return made


def thumbnail(send: Send) -> int:
    """The id of the product's primary image, which must be the only thumbnail."""
    primary = int(send("GET", "/products/1").json()["primary_image"]["id"])
    images = send("GET", "/products/1/images").json()
    assert [each["id"] for each in images if each["is_thumbnail"]] == [primary]
    return primary


def test_an_image_is_kept_by_the_store_and_shown_in_four_sizes(
    send: Send, bcfake: FakeStore
) -> None:
    made = add_image(send, "front%20view.jpg", description=None)
    path = made["image_file"]
    assert path.startswith("f/front_view__")
    stem = path.removeprefix("f/").removesuffix(".jpg")
    root = f"https://api.bigcommerce.com/product_images/s-{bcfake.store_hash}/products/1/images/1/"
    assert made["zoom_url"] == f"{root}{stem}.1280.1280.jpg?c=1"
    assert made["thumbnail_url"] == f"{root}{stem}.386.513.jpg?c=1"
    assert made["standard_url"] == f"{root}{stem}.220.290.jpg?c=1"
    assert made["tiny_url"] == f"{root}{stem}.44.58.jpg?c=1"
    assert send("GET", "/products/1/images/1").json() == made


def test_the_first_image_becomes_the_primary_one(send: Send) -> None:
    made = add_image(send, "a.jpg")
    primary = send("GET", "/products/1").json()["primary_image"]
    assert primary == {
        "id": made["id"],
        "zoom_url": made["zoom_url"],
        "thumbnail_url": made["standard_url"],  # the two sizes are swapped, as documented
        "standard_url": made["thumbnail_url"],
        "tiny_url": made["tiny_url"],
    }


def test_there_is_one_thumbnail_while_there_is_an_image(send: Send) -> None:
    add_image(send, "a.jpg")
    add_image(send, "b.jpg")
    assert thumbnail(send) == 1
    add_image(send, "c.jpg", is_thumbnail=True)
    assert thumbnail(send) == 3
    send("PUT", "/products/1/images/2", {"is_thumbnail": True})
    assert thumbnail(send) == 2
    send("PUT", "/products/1/images/1", {"description": "Front"})
    assert thumbnail(send) == 2
    send("DELETE", "/products/1/images/2")
    assert thumbnail(send) == 1
    send("DELETE", "/products/1/images")
    assert send("GET", "/products/1").json()["primary_image"]["id"] == 0


def test_an_image_moved_to_a_taken_place_shifts_those_from_there_on(send: Send) -> None:
    for place in range(3):
        add_image(send, f"{place}.jpg", sort_order=place)
    send("PUT", "/products/1/images/3", {"sort_order": 1})
    images = send("GET", "/products/1/images").json()
    assert [each["sort_order"] for each in images] == [0, 2, 1]


@pytest.mark.parametrize("field", ["date_created", "zoom_url", "product_id", "is_sample"])
def test_what_the_server_sets_on_an_image_cannot_be_sent(send: Send, field: str) -> None:
    body = {"image_file": "https://x.example/a.jpg", field: 1}
    reply = send("POST", "/products/1/images", body)
    assert reply.status_code == 400
    assert f"'{field}' cannot be written to" in reply.json()[0]["message"]


def test_images_are_listed_and_counted_across_products(send: Send, bcfake: FakeStore) -> None:
    add_image(send, "a.jpg")
    bcfake.product_images.add()
    assert len(send("GET", "/products/images").json()) == 2
    assert send("GET", "/products/images/count").json() == {"count": 2}


# ---- videos


def test_a_video_is_known_by_its_id_on_youtube(send: Send) -> None:
    reply = send("POST", "/products/1/videos", {"url": YOUTUBE + "UmhvxsOwhqk"})
    assert (reply.status_code, reply.json()) == (
        201,
        {
            "id": "UmhvxsOwhqk",
            "product_id": 1,
            "sort_order": 0,
            "name": "YouTube video UmhvxsOwhqk",
        },
    )
    assert send("GET", "/products/1/videos/UmhvxsOwhqk").json() == reply.json()


@pytest.mark.parametrize("id", ["00001234567", "1234567890"])
def test_a_video_whose_id_is_all_digits_is_found(send: Send, bcfake: FakeStore, id: str) -> None:
    bcfake.products.add()
    made = send("POST", "/products/1/videos", {"url": f"https://youtu.be/{id}"}).json()
    assert made["id"] == id
    assert send("GET", f"/products/1/videos/{id}").json() == made


def test_a_video_with_another_url_has_another_id(send: Send) -> None:
    send("POST", "/products/1/videos", {"url": YOUTUBE + "UmhvxsOwhqk", "name": "Episode 1"})
    body = {"url": YOUTUBE + "4wZ3ZG_Wams", "sort_order": 2}
    changed = send("PUT", "/products/1/videos/UmhvxsOwhqk", body).json()
    assert changed == {"id": "4wZ3ZG_Wams", "product_id": 1, "sort_order": 2, "name": "Episode 1"}
    assert send("GET", "/products/1/videos/UmhvxsOwhqk").status_code == 404
    assert send("DELETE", "/products/1/videos/4wZ3ZG_Wams").status_code == 204


def test_a_renamed_video_keeps_its_id(send: Send, bcfake: FakeStore) -> None:
    bcfake.product_videos.add(product_id=1, url=YOUTUBE + "UmhvxsOwhqk")
    renamed = send("PUT", "/products/1/videos/UmhvxsOwhqk", {"name": "Episode 1"}).json()
    assert (renamed["id"], renamed["name"]) == ("UmhvxsOwhqk", "Episode 1")


def test_a_video_is_on_a_product_once(send: Send, bcfake: FakeStore) -> None:
    bcfake.products.add()
    body = {"url": YOUTUBE + "UmhvxsOwhqk"}
    assert send("POST", "/products/1/videos", body).status_code == 201
    assert send("POST", "/products/1/videos", body).status_code == 409
    assert send("POST", "/products/2/videos", body).status_code == 201
    assert send("DELETE", "/products/2/videos/UmhvxsOwhqk").status_code == 204
    assert send("GET", "/products/1/videos/UmhvxsOwhqk").status_code == 200


@pytest.mark.parametrize(
    ("url", "id"),
    [
        (YOUTUBE + "4wZ3ZG_Wams&t=3", "4wZ3ZG_Wams"),
        ("https://youtu.be/4wZ3ZG_Wams", "4wZ3ZG_Wams"),
        ("https://www.youtube.com/embed/4wZ3ZG_Wams", "4wZ3ZG_Wams"),
        ("https://vimeo.com/4wZ3ZG_Wams", ""),
        ("https://www.youtube.com/", ""),
        ("4wZ3ZG_Wams", ""),
    ],
)
def test_the_id_of_a_video_is_read_from_its_address(send: Send, url: str, id: str) -> None:
    assert video_id(url) == id
    reply = send("POST", "/products/1/videos", {"url": url})
    assert reply.status_code == (201 if id else 400)


# ---- custom and configurable fields


def test_a_custom_field_needs_name_and_text_in_every_write(send: Send) -> None:
    whole = {"name": "Release date", "text": "2013-12-25"}
    made = send("POST", "/products/1/custom_fields", whole)
    assert (made.status_code, made.json()) == (201, {"id": 1, "product_id": 1, **whole})
    for body in ({"name": "x"}, {"text": "x"}, {"name": "", "text": "x"}):
        assert send("POST", "/products/1/custom_fields", body).status_code == 400
        assert send("PUT", "/products/1/custom_fields/1", body).status_code == 400
    assert send("GET", "/products/1/customfields").json() == [made.json()]


def test_a_pair_of_name_and_text_is_on_a_product_once(send: Send) -> None:
    pair = {"name": "Fabric", "text": "Cotton"}
    other = {"name": "Fabric", "text": "Wool"}
    assert send("POST", "/products/1/custom_fields", pair).status_code == 201
    assert send("POST", "/products/1/custom_fields", pair).status_code == 422
    assert send("POST", "/products/1/custom_fields", other).status_code == 201
    assert send("PUT", "/products/1/custom_fields/2", pair).status_code == 422
    assert send("PUT", "/products/1/custom_fields/2", other).status_code == 200


def test_a_product_has_at_most_200_custom_fields(send: Send, bcfake: FakeStore) -> None:
    bcfake.product_custom_fields.add_many(200, product_id=1)
    body = {"name": "One", "text": "more"}
    assert send("POST", "/products/1/custom_fields", body).status_code == 403


@pytest.mark.bcfake(allow_unknown=["POST /products/1/configurable_fields"])
def test_configurable_fields_can_only_be_read_and_deleted(send: Send, bcfake: FakeStore) -> None:
    bcfake.product_configurable_fields.add(product_id=1, name="Engraving", is_required=True)
    shown = {
        "id": 1,
        "product_id": 1,
        "name": "Engraving",
        "type": "T",
        "allowed_file_types": "",
        "max_size": 0,
        "select_options": "",
        "is_required": True,
        "sort_order": 0,
    }
    assert send("GET", "/products/1/configurable_fields").json() == [shown]
    assert send("GET", "/products/configurablefields/count").json() == {"count": 1}
    assert send("POST", "/products/1/configurable_fields", {"name": "x"}).status_code == 405
    assert send("DELETE", "/products/1/configurable_fields/1").status_code == 204


# ---- bulk prices


def test_a_discount_rule_has_an_id_in_quotes_and_a_bare_number(send: Send) -> None:
    body = {"min": 100, "max": 500, "type": "price", "type_value": "2.00"}
    reply = send("POST", "/products/1/discount_rules", body)
    made = {"id": "1", "product_id": 1, **body, "type_value": 2}
    assert (reply.status_code, reply.json()) == (201, made)
    assert send("GET", "/products/1/discountrules/1").json() == made


def test_a_discount_rule_keeps_its_range_when_none_is_sent(send: Send, bcfake: FakeStore) -> None:
    bcfake.product_discount_rules.add(product_id=1, min=10, max=20)
    body = {"type": "percent", "type_value": 12.5}
    changed = send("PUT", "/products/1/discount_rules/1", body).json()
    assert (changed["min"], changed["max"], changed["type_value"]) == (10, 20, 12.5)
    assert send("PUT", "/products/1/discount_rules/1", {"min": 11}).status_code == 400


@pytest.mark.parametrize(
    ("lowest", "highest", "status"),
    [
        (1, 9, 201),
        (21, 0, 201),
        (20, 0, 409),
        (1, 10, 409),
        (12, 15, 409),
        (0, 0, 409),
        (30, 30, 400),
        (30, 29, 400),
        (-1, 5, 400),
    ],
)
def test_ranges_of_bulk_prices_run_upwards_and_do_not_overlap(
    send: Send, bcfake: FakeStore, lowest: int, highest: int, status: int
) -> None:
    """The product has a rule for 10 to 20 pieces already."""
    bcfake.product_discount_rules.add(product_id=1, min=10, max=20)
    body = {"min": lowest, "max": highest, "type": "fixed", "type_value": 5}
    assert send("POST", "/products/1/discount_rules", body).status_code == status


def test_a_discount_rule_does_not_overlap_itself(send: Send, bcfake: FakeStore) -> None:
    bcfake.product_discount_rules.add(product_id=1, min=10, max=20)
    body = {"min": 11, "max": 19, "type": "fixed", "type_value": 5}
    assert send("PUT", "/products/1/discount_rules/1", body).status_code == 200


# ---- reviews

REVIEW = {"author": "Jane Doe", "title": "Good", "review": "Works."}


def test_the_rating_of_a_product_is_made_of_its_approved_reviews(send: Send) -> None:
    def rating() -> tuple[int, int]:
        product = send("GET", "/products/1").json()
        return product["rating_total"], product["rating_count"]

    send("POST", "/products/1/reviews", {**REVIEW, "rating": 4})
    assert rating() == (0, 0)
    send("PUT", "/products/1/reviews/1", {"status": 1})
    send("POST", "/products/1/reviews", {**REVIEW, "rating": 1, "status": 1})
    assert rating() == (5, 2)
    send("PUT", "/products/1/reviews/2", {"status": 2})
    assert rating() == (4, 1)
    send("DELETE", "/products/1/reviews")
    assert rating() == (0, 0)


@pytest.mark.parametrize("wrong", [{"rating": 0}, {"rating": 6}, {"rating": 4.5}, {"status": 3}])
def test_a_review_rates_from_one_to_five(send: Send, wrong: dict[str, Any]) -> None:
    reply = send("POST", "/products/1/reviews", {**REVIEW, "rating": 4, **wrong})
    assert reply.status_code == 400
    assert f"'{next(iter(wrong))}'" in reply.json()[0]["message"]


def test_a_review_may_say_when_it_was_written(send: Send) -> None:
    date = "Wed, 12 Dec 2012 06:00:00 +0000"
    body = {**REVIEW, "rating": 4, "date_created": date}
    assert send("POST", "/products/1/reviews", body).json()["date_created"] == date


# ---- what can only be read


@pytest.mark.bcfake(allow_unknown=["PUT /products/1/googleproductsearch"])
def test_a_google_mapping_is_one_bare_object(send: Send, bcfake: FakeStore) -> None:
    path = "/products/1/googleproductsearch"
    assert send("GET", path).status_code == 204
    bcfake.product_google_mappings.add(product_id=1, enabled=True, color="blue")
    shown = send("GET", path).json()
    assert (shown["enabled"], shown["product_id"], shown["color"]) == (True, 1, "blue")
    assert send("GET", "/products/77/googleproductsearch").status_code == 404
    assert send("PUT", path, {"color": "red"}).status_code == 405


def test_downloads_are_always_an_empty_list(send: Send) -> None:
    assert send("GET", "/products/1/downloads").status_code == 204
    assert send("GET", "/products/77/downloads").status_code == 404


# ---- limits


def test_a_limit_counts_the_rows_of_one_parent_or_of_the_store() -> None:
    note = Resource(
        name="notes",
        path="notes",
        source="",
        fields=(ID, Text(name="text")),
        rules=(holds_at_most(2),),
    )
    store = Store(Catalogue([note]))
    store.create(note, {})
    store.create(note, {})
    with pytest.raises(Forbidden, match="The maximum of 2 notes has been reached"):
        store.create(note, {})
    store.delete(note, 1)
    assert store.create(note, {})["id"] == 3
