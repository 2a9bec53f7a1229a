"""The page of texts side by side."""
