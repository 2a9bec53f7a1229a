"""What all extractors share: the shapes left on a Doc, ways through a dependency tree, and lexicon files."""
