"""Where bytes and tables lie: the body store, SQLite."""
