"""The editor of the periodic report: sections, their text and figures, and the pages beside them."""
