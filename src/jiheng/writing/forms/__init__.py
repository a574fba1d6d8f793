"""The bureau's own forms (docx, xlsx), filled from a dossier; only empty cells are touched."""
