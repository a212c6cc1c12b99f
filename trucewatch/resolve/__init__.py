"""Names tied to the actor registry, the gazetteer and the calendar."""
