"""What people are told: notices, reminders by rule, the Monday digest, and mail through an outbox that is closed until it is opened.

The room knows accounts and nothing of what the notices are about: things are named by kind and key, as the record of acts names them.
"""
