"""Where facts and objectives come from besides the form: exports and reports, read by a layout."""
