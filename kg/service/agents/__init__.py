"""A graph for agents: read-only tools and resources of the Model Context Protocol, each answer with its sentences."""
