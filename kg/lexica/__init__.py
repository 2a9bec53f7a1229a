"""The words: tables with their sources, the loader that refuses malformed rows, the gazetteers."""
