"""Paper: what documents set for print have in common, whatever the format."""
