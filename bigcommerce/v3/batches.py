"""Many rows in as few requests as BigCommerce takes them, and files."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from urllib3.filepost import encode_multipart_formdata

from bigcommerce.exception import HttpException, NetworkException
from bigcommerce.paging import at_least
from bigcommerce.v3.records import Batch, answer_to, data_of, record, stopped
from bigcommerce.v3.table import MOST_DELETED, Spec

if TYPE_CHECKING:
    from bigcommerce.connection import OAuthConnection


def send_rows(
    connection: OAuthConnection, method: str, path: str, rows: Iterable[Any], size: int
) -> Batch:
    """Send `rows` as arrays of at most `size`."""
    return _each(connection, method, path, _chunks(rows, size), None)


def delete_rows(
    connection: OAuthConnection, spec: Spec, path: str, doomed: Iterable[Any], size: int | None
) -> Batch:
    """Delete by ids, in the URL or, where BigCommerce wants them so, in the body.

    Raises ValueError for a forgotten id, None or "", before anything is deleted.
    """
    doomed = list(doomed)
    if None in doomed or "" in doomed:
        raise ValueError(f"an id of {spec.name} is missing among those to delete: {doomed!r}")
    documented = any(word.startswith("delete_many=") for word in spec.operations.split())
    most = size or (spec.limits["delete_many"] if documented else MOST_DELETED)
    place, _, key = spec.doomed.partition(".")
    name = None if place == "body" else spec.doomed
    return _each(connection, "DELETE", path, _chunks(doomed, most), name, key)


def _chunks(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    at_least("batch_size", size, 1)
    remaining = iter(rows)
    while chunk := list(itertools.islice(remaining, size)):
        yield chunk


def _each(
    connection: OAuthConnection,
    method: str,
    path: str,
    chunks: Iterator[list[Any]],
    name: str | None,
    key: str = "",
) -> Batch:
    done = Batch()
    for chunk in chunks:
        sent = {key: chunk} if key else chunk
        try:
            body = connection.make_request(
                method, path, sent if name is None else None, {} if name is None else {name: chunk}
            )
        except (HttpException, NetworkException) as failure:
            if not done.answers:
                raise
            left = [*chunk, *itertools.chain.from_iterable(chunks)]
            raise stopped(done, left, failure) from failure
        answer = answer_to(connection.last_response, body)
        done.answers.append(answer)
        data = data_of(body) or []
        done.extend(record(row, answer) for row in (data if isinstance(data, list) else [data]))
    return done


def uploaded(content: bytes, name: str, field: str) -> tuple[bytes, dict[str, str]]:
    """The body and headers that send one file."""
    data, content_type = encode_multipart_formdata({field: (name, content)})
    return data, {"Content-Type": content_type}
