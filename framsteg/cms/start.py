def front_of(page, request): return None
