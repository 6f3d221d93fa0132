"""Sổ Dân Vận: the registers of people's affairs work in a commune office, offline."""

__version__ = "0.1.0"
