"""Pages of what waits for somebody: 我的工作, a case and its steps, the head's page."""
