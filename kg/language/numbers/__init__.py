"""Times, numbers, figures and what they belong to."""
