"""The append-only, hash-chained record of everything, and the state folded from it."""
