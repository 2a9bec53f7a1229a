"""The dashboard: network, map and timeline linked."""
