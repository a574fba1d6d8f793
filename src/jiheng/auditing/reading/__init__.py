"""What several claims read alike (读法): figures, sentences, tables and scores of a report."""
