"""Who is there when, for the organiser: in the terminal, as data, as a page. Titles of appointments are not known."""
