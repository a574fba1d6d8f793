"""The standard tables of published final accounts (部门决算公开表) and the text about them."""
