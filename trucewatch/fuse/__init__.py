"""Reports of one incident meet; copies do not count twice; disagreement is kept."""
