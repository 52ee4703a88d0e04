"""Links for those who report without an account: made, shown once, and revoked."""
