"""Ways through a parse: the only wing that reads dependency labels and tags."""
