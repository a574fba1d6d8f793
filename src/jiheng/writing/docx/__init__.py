"""Parts of a docx: plain OOXML, made of text, so that every byte is ours."""
