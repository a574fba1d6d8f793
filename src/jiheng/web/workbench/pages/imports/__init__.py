"""Taking figures in and out (导入导出): workbooks, accounts, approved objectives."""
