"""Papers exchanged with other offices: packages (edXML) sent and taken in with the states they come to, and papers sent by mail."""
