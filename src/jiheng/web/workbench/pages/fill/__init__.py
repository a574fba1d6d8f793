"""Fill-in (填报): the base data as a grid, its evidence, its parts, its shares and its sums."""
