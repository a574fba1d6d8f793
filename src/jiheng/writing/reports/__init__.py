"""Reports: one file each, with ``compose(dossier, evaluation) -> Document``."""
