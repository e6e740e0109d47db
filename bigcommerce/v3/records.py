"""What V3 calls return: rows, and what was sent beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from bigcommerce.exception import BigcommerceException, HttpException, NetworkException
from bigcommerce.rate_limit import header
from bigcommerce.resources.mapping import Mapping

if TYPE_CHECKING:
    from typing_extensions import Self


class Answer(NamedTuple):
    """What an answer held beside its data.

    `status` is 207 where a part of the request failed; `errors` then says which.
    """

    status: int | None
    meta: dict[str, Any]
    errors: Any
    request_id: str | None


class Record(Mapping):
    """A row of V3: a dict with `row.name` for `row["name"]`, and the `answer` it came with."""

    _answer: Answer = Answer(None, {}, None, None)

    def _twin(self, items: dict[str, Any]) -> Self:
        twin = super()._twin(items)
        object.__setattr__(twin, "_answer", self._answer)
        return twin

    @property
    def answer(self) -> Answer:
        """Status, meta and errors of the answer that gave this row."""
        return self._answer


class Batch(list[Record]):
    """The rows that a batch saved, in order, with the `answers` to its requests."""

    def __init__(self, rows: Iterable[Record] = (), answers: Iterable[Answer] = ()) -> None:
        super().__init__(rows)
        self.answers = list(answers)

    @property
    def errors(self) -> list[Any]:
        """What was refused although other rows were saved (status 207), as BigCommerce says it."""
        found = [answer.errors for answer in self.answers if answer.errors]
        return [error for each in found for error in (each if isinstance(each, list) else [each])]


class BatchException(BigcommerceException):
    """A batch stopped half-way: `done` holds what was saved, `left` what was not.

    It is a `BatchRefusedException` or a `BatchLostException`; what stopped it is the `__cause__`.
    """

    done: Batch
    left: list[Any]


class BatchRefusedException(BatchException, HttpException):
    """BigCommerce refused a request of the batch; `response` is its answer."""


class BatchLostException(BatchException, NetworkException):
    """A request of the batch got no answer: the first rows of `left` may be saved or not."""


def stopped(
    done: Batch, left: list[Any], failure: HttpException | NetworkException
) -> BatchException:
    """The exception for a batch that `failure` stopped."""
    told = f"{failure} (after {len(done.answers)} requests of a batch that succeeded)"
    error: BatchRefusedException | BatchLostException
    if isinstance(failure, HttpException):
        error = BatchRefusedException(told, failure.response)
    else:
        error = BatchLostException(told, request=failure.request)
        error.method, error.url = failure.method, failure.url
    error.done, error.left = done, left
    return error


def answer_to(response: Any, body: Any) -> Answer:
    """The Answer in a response with this parsed body."""
    envelope = body if isinstance(body, dict) else {}
    errors = envelope.get("errors") or envelope.get("batch_errors") or None
    meta = envelope.get("meta")
    return Answer(
        getattr(response, "status_code", None),
        meta if isinstance(meta, dict) else {},
        errors,
        header(getattr(response, "headers", None), "X-Request-Id"),
    )


def data_of(body: Any) -> Any:
    """The data in an envelope; a body without one is all data."""
    return body["data"] if isinstance(body, dict) and "data" in body else body


def record(row: Any, answer: Answer) -> Record:
    """One row; what is no object becomes one with the item `data`."""
    made = Record(row if isinstance(row, dict) else {"data": row})
    object.__setattr__(made, "_answer", answer)
    return made
