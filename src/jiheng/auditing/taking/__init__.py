"""From a filed report back to a 填报表: figures, texts, whose it is (由报告生成填报表)."""
