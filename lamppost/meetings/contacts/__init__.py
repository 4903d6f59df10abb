"""Those who are told: how they come to agree, by which ways, and how they leave."""
