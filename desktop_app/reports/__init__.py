"""Documents drawn as PDF: the only place that knows reportlab."""
