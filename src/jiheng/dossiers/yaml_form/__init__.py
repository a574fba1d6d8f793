"""The dossier as YAML."""
