"""HTTP: the only folder that imports Flask. Takes requests apart, calls verbs, writes answers."""
