// placeholder until the launcher is written
