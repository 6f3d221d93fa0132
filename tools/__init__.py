"""Tools for working on the program, started by dev.py; no part of it."""
