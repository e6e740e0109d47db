"""Image files at the URLs that answers give: no token, no quota, no journal, as on a CDN."""

from __future__ import annotations

import re

from bcfake.fake import FakeStore
from bcfake.message import Reply, Request
from bcfake.platform import Platform
from bcfake.resources.product_images import image_at

ROOT = "/product_images/"


def serve_image(platform: Platform, request: Request) -> Reply:
    """The file of a product image, or 404."""
    if request.method not in ("GET", "HEAD"):
        return Reply(405, headers={"Allow": "GET, HEAD"})
    shop, path = _located(platform, request)
    image = None if shop is None else image_at(shop.data, path)
    if image is None:
        return Reply(404, b"Not Found", {"Content-Type": "text/plain", "Content-Length": "9"})
    headers = {"Content-Type": image.content_type, "Content-Length": str(len(image.content))}
    return Reply(200, image.content, headers)


def _located(platform: Platform, request: Request) -> tuple[FakeStore | None, str]:
    """The store, by the folder of its own or by its host, and the path below its images."""
    path = request.path.removeprefix(ROOT)
    found = re.fullmatch(r"s-([^/]+)/(.+)", path)
    if found:
        return platform.by_hash(found[1]), found[2]
    own = re.search(r"//store-([^.]+)\.", request.origin)
    return (platform.by_hash(own[1]) if own else platform.only_store), path
