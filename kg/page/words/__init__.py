"""What all pages share: how statements, events and their sentences are worded and laid out."""
