"""The pytest plugin of bcfake; `plugin` is its entry point and imports the fake only when asked."""
