"""Statistics Sweden's databases: PxWebApi 2, and the older version 1."""
