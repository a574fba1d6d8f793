"""Parts of a pdf: the document as data, the fonts, and what sets both."""
