"""A stateful fake BigCommerce that runs in memory."""
