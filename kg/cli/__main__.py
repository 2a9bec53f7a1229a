"""``python -m kg.cli``."""

from kg.cli.parser import main

raise SystemExit(main())
