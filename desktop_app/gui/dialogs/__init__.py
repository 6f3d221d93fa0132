"""Windows of their own: first start, opening a file, health, help."""
