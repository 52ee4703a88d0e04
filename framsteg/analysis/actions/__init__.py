"""Everything that changes an evaluation."""
