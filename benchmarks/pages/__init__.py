"""How fast the pages of a running board are, over the network of the same machine."""
