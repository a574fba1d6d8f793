"""Writing: an evaluation becomes a document, a document becomes a file."""
