"""Papers of the registry to be printed and signed: phiếu trình, phiếu chuyển văn bản."""
