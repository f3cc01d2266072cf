"""Accounts, organs and their succession, people, positions, roles, areas of charge, deputies."""
