"""What ``jiheng admin`` does; loaded when Django is ready."""
