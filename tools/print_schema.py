"""Print the statements that make a record kind's tables, for freezing into its first migration."""

from __future__ import annotations

import sys

from desktop_app.records import kind_of
from desktop_app.storage.schema import create_statements


def main(arguments: list[str]) -> int:
    """Print the schema of each kind named."""
    for key in arguments:
        print(";\n\n".join(create_statements(kind_of(key))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
