"""Statistical tables in the window: a grid under its header tree, what stands behind each number, what was sent."""
