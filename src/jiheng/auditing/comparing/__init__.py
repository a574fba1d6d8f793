"""Two reports beside each other: the same quantities and the same words (两份文件比较)."""
