"""Facts become files in the form that offices use. Pure: no web framework, no database."""
