"""What the wire does for all resources, with how each behaviour is known; read by the ledger."""

from __future__ import annotations

from typing import NamedTuple

from bcfake.schema import ASSUMED, DOCUMENTED, RECORDED, Evidence


class Truth(NamedTuple):
    """One behaviour, how sure it is, and where it is known from."""

    text: str
    evidence: Evidence
    source: str = ""


TRUTHS = (
    Truth("V2 errors are a list of one {status, message, details?} object.", RECORDED, "captures"),
    Truth(
        "The gateway's errors are one {status, title, type, errors} object.", RECORDED, "captures"
    ),
    Truth("An unknown body field or list filter is refused with 400.", RECORDED, "issue thread"),
    Truth("A read-only field in a body is refused with 400.", RECORDED, "issue thread"),
    Truth("A limit above 250 is refused with 413 and max_limit.", RECORDED, "issue thread"),
    Truth("An empty list, and a page past the last, is 204 without a body.", RECORDED, "clients"),
    Truth("Lists hold 50 rows a page unless limit says otherwise.", DOCUMENTED, "all list pages"),
    Truth("A page or limit that is no whole number from 1 is refused with 400.", ASSUMED),
    Truth("A missing required field is refused with 400; its wording is a guess.", ASSUMED),
    Truth("Malformed JSON is refused with 400; its wording is a guess.", ASSUMED),
    Truth(
        "A duplicate is refused with 409; the body is a guess.", ASSUMED, "message from a thread"
    ),
    Truth("details.invalid_reason says what would be accepted.", RECORDED, "duplicate e-mail"),
    Truth("Money has four decimals, in a string.", RECORDED, "captures"),
    Truth("Dates are RFC 2822 with +0000; an unset one is an empty string.", RECORDED, "captures"),
    Truth("Slashes are escaped in V2 bodies; JSON is compact.", RECORDED, "captures"),
    Truth("A create answers 201 with the object, without a Location header.", RECORDED, "captures"),
    Truth(
        "An update answers 200 with the object; only the fields sent change.", RECORDED, "captures"
    ),
    Truth(
        "A product or SKU is saved without a stock below zero: 207; the body is a guess.",
        DOCUMENTED,
        "developer blog, 2023; specs/v3",
    ),
    Truth("A delete answers 204, of one row and of all.", DOCUMENTED, "specs/v2"),
    Truth("A delete-all takes every row unless page or limit is given.", ASSUMED),
    Truth("min_ and max_ filters include their bounds.", ASSUMED, "clients rely on it"),
    Truth("Equality of text ignores case, as the database's collation does.", ASSUMED),
    Truth("Of a query parameter that is repeated, the last counts.", ASSUMED, "PHP"),
    Truth(
        "The four X-Rate-Limit headers are on every answer to a known store.", RECORDED, "captures"
    ),
    Truth("150 requests in 30 s, counted from a window's first call.", RECORDED, "captures"),
    Truth("Past the quota: 429 without a body; 509 on basic auth.", RECORDED, "issue thread"),
    Truth("X-Auth-Client is not checked.", RECORDED, "issue thread"),
    Truth("A wrong token is 401 in the gateway's shape.", ASSUMED, "a stub of another client"),
    Truth("A token without the scope is 403 in the gateway's shape.", RECORDED, "other clients"),
    Truth("A read-only scope lets GET and HEAD through.", DOCUMENTED, "guide to API accounts"),
    Truth("It lets OPTIONS through, too.", ASSUMED),
    Truth("Hooks need no scope; only their app sees them.", DOCUMENTED, "guide to API accounts"),
    Truth("The payment methods' own scope does not open them.", RECORDED, "pull request"),
    Truth("Uninstalling ends the app's tokens and deletes its hooks.", DOCUMENTED, "webhooks"),
    Truth("It deletes the app's scripts that have auto_uninstall.", DOCUMENTED, "specs/v3"),
    Truth("A code is exchanged for a token by form or JSON.", DOCUMENTED, "app guide"),
    Truth("Another format is 406 with Invalid format.", RECORDED, "issue thread"),
    Truth("An unknown client id is 400 with Invalid client id.", RECORDED, "question"),
    Truth("A used or foreign code is invalid_grant; its 400 is a guess.", RECORDED, "thread"),
    Truth("Another redirect_uri is refused in words; its 400 is a guess.", RECORDED, "thread"),
    Truth("A wrong secret is 401 invalid_client.", ASSUMED, "OAuth"),
    Truth("A context that is no store gives a token with a null scope.", RECORDED, "issue thread"),
    Truth("A new token ends the one of the installation before.", DOCUMENTED, "app guide"),
    Truth("A code is good for ten minutes.", ASSUMED, "OAuth"),
    Truth("Callbacks carry a JWT good for 24 hours.", DOCUMENTED, "app guide"),
    Truth("Callbacks carry the older signed_payload beside it.", DOCUMENTED, "2015 reference"),
    Truth("A customer login token is good for 30 s and one visit.", DOCUMENTED, "Customer Login"),
    Truth("A bad customer login token leads to /login.php.", DOCUMENTED, "Customer Login"),
    Truth("A redirect_to that is no path makes the token bad.", ASSUMED),
    Truth("A wrong store hash is 404 without rate headers.", RECORDED, "issue thread"),
    Truth("An id beyond 32 bits is 400 in the gateway's shape.", RECORDED, "captures"),
    Truth("A method the route lacks is 405 with Allow.", RECORDED, "issue thread"),
    Truth("PATCH and TRACE are 501.", DOCUMENTED, "status codes"),
    Truth(
        "OPTIONS lists the methods and the fields a body may have.", DOCUMENTED, "2013 reference"
    ),
    Truth("Plain http to a host of BigCommerce's is redirected with 301.", DOCUMENTED, "2013"),
    Truth("XML is refused: 406 asked for (by .xml too), 415 sent.", ASSUMED, "XML is deprecated"),
    Truth(
        "gzip is given over a connection to who asks for it, also to errors.",
        RECORDED,
        "issue threads",
    ),
    Truth(
        "A product's image may be a part of multipart/form-data; elsewhere that is 415.",
        DOCUMENTED,
        "v2-versus-v3.mdx",
    ),
    Truth(
        "An image is served, without a token, at the URLs given for it while it has them.",
        ASSUMED,
        "a CDN keeps them longer",
    ),
    Truth("Last-Modified has +0000, on lists the newest row's date.", RECORDED, "captures"),
    Truth("If-Modified-Since gives the newer rows only, or 304.", DOCUMENTED, "2013 reference"),
    Truth(
        "Both spellings of multi-word path segments route; so does a .json suffix.",
        RECORDED,
        "captures, issue thread",
    ),
    Truth("X-Request-Id has 32 hexadecimal digits.", RECORDED, "captures"),
    Truth("V3 answers hold data and meta; the meta of one object is empty.", RECORDED, "captures"),
    Truth("V3 pages tell total, count, per_page, current_page, total_pages.", RECORDED, "captures"),
    Truth("The pages' links are left out of an empty list.", RECORDED, "captures"),
    Truth("A cursor is base64 of {id}, without padding.", RECORDED, "captures"),
    Truth("A cursor holds though its row is gone: in order of ids it is a place.", ASSUMED),
    Truth("V3 creates answer 200 unless documented otherwise.", RECORDED, "captures"),
    Truth("A new product is answered with all its sub-resources.", RECORDED, "captures"),
    Truth("An unknown V3 filter is refused with 422 and named in the title.", RECORDED, "thread"),
    Truth("A V3 filter's bad value is refused with 422, quoting it.", RECORDED, "a client's tests"),
    Truth("Missing fields are refused with 422, each with a sentence.", DOCUMENTED, "migration"),
    Truth("V3's 404 has a sentence as title and no errors.", RECORDED, "captures"),
    Truth("Malformed JSON is 400 with the detail Syntax error.", DOCUMENTED, "metafields"),
    Truth("More items than a batch may hold are refused with 413.", DOCUMENTED, "specs/v3"),
    Truth("A batch saves all its items or none, unless 207 is documented for it.", ASSUMED),
    Truth("Unknown and read-only fields in a V3 body are passed over, with a hint.", ASSUMED),
    Truth("A V3 limit above the highest is lowered to it, with a hint.", ASSUMED),
    Truth("An unknown include is refused with 422.", ASSUMED),
    Truth("A duplicate is refused with 409, the wording a guess.", ASSUMED),
    Truth("include_fields and exclude_fields always leave the id.", DOCUMENTED, "specs/v3"),
    Truth("GraphQL ids are global: bc/store/product/111.", DOCUMENTED, "product-basic-info.mdx"),
    Truth("GraphQL variables that are null are refused with 400.", RECORDED, "client changelog"),
    Truth("A GraphQL body without a document is refused with 400, in V3's form.", ASSUMED),
    Truth(
        "GraphQL errors come in a 200; a lacking scope is named in requiredScopes.",
        DOCUMENTED,
        "storefront guide",
    ),
    Truth("GraphQL's other error codes, and the wording of all errors, are guesses.", ASSUMED),
    Truth(
        "A GraphQL mutation's payload has typed errors: EntityNotFoundError, ValidationError.",
        DOCUMENTED,
        "GraphQL Admin reference",
    ),
    Truth(
        "GraphQL's headers tell complexity, hashes, type and name; above 10000 is refused.",
        DOCUMENTED,
        "status codes",
    ),
    Truth(
        "A GraphQL document costs one a field, what is in a connection once for each row.", ASSUMED
    ),
    Truth("GraphQL hashes are SHA-256; the variables' are of JSON with sorted keys.", ASSUMED),
    Truth(
        "A GraphQL connection is in order of ids, 10 rows a page, 250 at most; cursors keep ids.",
        ASSUMED,
    ),
    Truth(
        "A GraphQL object that is not there is null; an id of no such form is an error.", ASSUMED
    ),
)
