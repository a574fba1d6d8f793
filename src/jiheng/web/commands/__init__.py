"""Commands of the workbench: found as those of ``jiheng.commands`` are."""
