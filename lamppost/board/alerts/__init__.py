"""Being told of new ads: a search that is kept, matched as ads go live, told by mail and push."""
