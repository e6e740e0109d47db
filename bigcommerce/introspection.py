"""The GraphQL document that asks an API for its schema."""

_TYPE_REFERENCE_DEPTH = 7


def _type_reference(depth: int) -> str:
    inner = f" ofType {{ {_type_reference(depth - 1)} }}" if depth else ""
    return f"kind name{inner}"


INTROSPECTION_QUERY = f"""
query IntrospectionQuery {{
  __schema {{
    queryType {{ name }}
    mutationType {{ name }}
    types {{
      kind
      name
      fields(includeDeprecated: true) {{
        name
        args {{ ...Input }}
        type {{ ...Reference }}
        isDeprecated
        deprecationReason
      }}
      inputFields {{ ...Input }}
      interfaces {{ ...Reference }}
      enumValues(includeDeprecated: true) {{ name isDeprecated deprecationReason }}
      possibleTypes {{ ...Reference }}
    }}
    directives {{
      name
      locations
      args {{ ...Input }}
    }}
  }}
}}
fragment Input on __InputValue {{
  name
  type {{ ...Reference }}
  defaultValue
}}
fragment Reference on __Type {{ {_type_reference(_TYPE_REFERENCE_DEPTH)} }}
"""
