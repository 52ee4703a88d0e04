"""Who is told of changes: subscriptions are made, their secret shown once, and ended."""
