"""Evidence-backed knowledge graphs of news texts."""
