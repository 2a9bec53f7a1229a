"""The page of conflicting accounts."""
