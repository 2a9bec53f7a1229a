"""Whether it is so: denial, modality, embedding, what is taken for granted."""
