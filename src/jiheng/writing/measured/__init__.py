"""What was computed from monitoring data, as a working paper (计算底稿): never for publication."""
