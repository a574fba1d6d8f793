"""What keeps the workbench from those who mean it harm: headers, limits, confined reading."""
