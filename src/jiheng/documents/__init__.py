"""Documents (文档): what a report is made of, whether read from a file or written to one."""
