"""What the program does, as plain functions over storage and reports."""
