"""Twelve to Six: a narrative survival game for the terminal, and the engine and tools it is written with."""

__version__ = "0.1.0"
