"""How people get about: ways, nights, flights, what they have to attend anyway, and visits."""
