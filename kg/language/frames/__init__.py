"""Who does what to whom: frames of verbs, nouns and adjectives over the parse."""
