"""The office's file: the only place that speaks SQL."""
