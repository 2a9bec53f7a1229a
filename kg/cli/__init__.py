"""The command line: parse, one call, print."""

from collections.abc import Sequence

__all__ = ["main", "program"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: Words after the program's name; None takes those of this process.
    """
    from kg.cli.parser import main as run

    return run(argv)


def program() -> int:
    """Run the command of this process and return its exit code; where it was interrupted, end the process at once."""
    try:
        code = main()
    except KeyboardInterrupt:  # while the command line itself was loaded or read
        from kg.cli.interruption import FAREWELL, end

        end(FAREWELL)
    from kg.cli.interruption import INTERRUPTED, leave

    if code == INTERRUPTED:
        leave()
    return code
