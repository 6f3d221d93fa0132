"""Working papers in the window: choosing one, filling its open places, seeing its pages, printing and saving it."""
