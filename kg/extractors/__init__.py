"""spaCy pipeline components: one kind of knowledge per file, none imports another."""
