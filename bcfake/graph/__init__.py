"""The GraphQL Admin API over a store's rows: its types, its roots and its mutations, no HTTP.

`kinds` says as data which object types there are and what they show; the types, connections and
most mutations are built from it. To add an object type, add a `Kind`; to add a root, a line in
`schema`. Only modules in this package import graphql-core, and only `execution` is imported from
outside, when the first document arrives.
"""
