"""People, agencies, roles: who may sign in, and as what."""
