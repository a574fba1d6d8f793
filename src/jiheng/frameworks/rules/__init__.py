"""The kinds of rule (评分标准), one file each; the language parses to them."""
