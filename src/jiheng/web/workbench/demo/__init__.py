"""The county that an empty workbench opens with: five departments at work (演示县)."""
