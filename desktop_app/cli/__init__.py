"""The command line: the same services, for scripts and tests."""
