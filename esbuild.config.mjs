// placeholder until there is something to bundle
