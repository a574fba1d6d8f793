"""What the pages of audits answer."""
