"""Pages of tasks: drafted from a notice, confirmed, issued, watched, extended, cancelled."""
