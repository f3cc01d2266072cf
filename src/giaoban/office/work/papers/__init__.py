"""Papers of the work that is handed out, to be printed and signed: phiếu giao nhiệm vụ."""
