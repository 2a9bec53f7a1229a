"""Who says what: quotations, cues, sources, contents."""
