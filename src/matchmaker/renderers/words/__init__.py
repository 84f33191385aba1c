"""People, places, times, journeys and titles as people read them."""
