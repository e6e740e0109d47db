"""Webhooks at work: events told, delivered, retried, given up, and disturbed on demand."""

from bcfake.webhooks.hooks import Webhooks

__all__ = ["Webhooks"]
