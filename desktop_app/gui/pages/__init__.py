"""Pages of the main window besides the registers."""
