def feed_named(parts): return None
