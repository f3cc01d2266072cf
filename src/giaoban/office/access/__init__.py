"""How people come in again: one-time links that set a password, second factors taken away, sessions ended. No mail is needed."""
