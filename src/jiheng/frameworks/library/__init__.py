"""The library: one YAML file for each framework (指标体系)."""
