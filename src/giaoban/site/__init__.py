"""The site: settings, addresses, the door to the web server, and what must hold before it starts."""
