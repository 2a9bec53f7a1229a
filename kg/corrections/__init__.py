"""The analyst's corrections: rows of a file, what each means for a graph, and their replay at every build."""
