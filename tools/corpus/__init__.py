"""What the audit finds in real reports, beside what people found in them by hand."""
