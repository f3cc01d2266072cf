"""What people see: addresses with their rules, views, forms, templates. Thin: everything that writes is an action of a room."""
