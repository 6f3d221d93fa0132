"""Boards of the registers in the window."""
