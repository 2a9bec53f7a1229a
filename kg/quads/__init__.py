"""Stage: quads."""
