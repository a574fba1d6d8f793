"""Sentences read as amounts and the words around them (句子): what claims about sentences share."""
