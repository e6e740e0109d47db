"""The GraphQL Admin API over a store's rows: its types, its roots and its mutations, no HTTP.

`kinds` says as data which object types there are and what they show, `option_forms` the same of
options and modifiers; the types, connections and many mutations are built from them. To add an
object type, add a `Kind`; to add a root, a line in `schema`. Only modules in this package import
graphql-core, and only `execution` is imported from outside, when the first document arrives.
"""
