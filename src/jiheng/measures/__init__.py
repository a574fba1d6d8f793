"""Outcome figures computed from monitoring data (内部核对值): one folder or file a medium.

What is computed here stands beside the reported value and never replaces it: the
reported one comes from the 上级通报 with its 文号, a difference is 需核实, and neither
raw data nor computed values are published.
"""
