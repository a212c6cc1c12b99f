"""From bytes to documents: files, addresses and feeds, archived and read into text."""
