"""Pages of audits (审核): reports handed in, their findings, batches, comparisons, checks."""
