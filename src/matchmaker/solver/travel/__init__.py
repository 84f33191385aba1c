"""How people get from one activity to the next: ways, nights, flights, and what they have to attend anyway."""
